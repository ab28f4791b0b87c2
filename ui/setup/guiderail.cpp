// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/guiderail.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/statemark.h"
#include "ui/style/theme.h"

#include <QSignalBlocker>
#include <QStyledItemDelegate>

namespace patchcord::ui {

namespace {

constexpr int doneRole = Qt::UserRole;

/// Paints a step: its number in a ring, or a tick once it is done, and its title.
class StepDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {scaled(option.font, 120), scaled(option.font, 32)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const bool isCurrent = option.state & QStyle::State_Selected;
        const bool isEnabled = option.state & QStyle::State_Enabled;
        painter->save();
        QStyleOptionViewItem ground(option);
        ground.palette = option.palette;
        paintRowGround(*painter, ground);
        const int side = scaled(option.font, 18);
        const int inset = scaled(option.font, 10);
        const QRect row = option.rect;
        const QRect disc = QStyle::visualRect(option.direction, row,
                                              {row.left() + inset, row.top() + (row.height() - side) / 2, side, side});
        if (index.data(doneRole).toBool())
            paintState(*painter, disc, StateSign::Well, {}, option.palette, option.font);
        else
            paintNumber(*painter, disc, index.row() + 1, isCurrent, theme, option.font);
        const QRect words = QStyle::visualRect(option.direction, row,
                                               row.adjusted(inset + side + scaled(option.font, 9), 0, -inset, 0));
        paintLine(*painter, words, sized(option.font, 13, isCurrent ? QFont::DemiBold : QFont::Normal),
                  isEnabled ? theme.text : theme.dim, index.data().toString(), option.direction);
        painter->restore();
    }

private:
    static void paintNumber(QPainter &painter, const QRect &disc, int number, bool isCurrent, const Theme &theme,
                            const QFont &font)
    {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(theme.line);
        painter.drawEllipse(QRectF(disc).adjusted(0.5, 0.5, -0.5, -0.5));
        painter.setFont(sized(font, 10.5, isCurrent ? QFont::Bold : QFont::Normal));
        painter.setPen(isCurrent ? theme.text : theme.dim);
        painter.drawText(disc, Qt::AlignCenter, QString::number(number));
    }
};

} // namespace

GuideRail::GuideRail(const QStringList &titles, QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("guideSteps"));
    setAccessibleName(tr("Steps"));
    setFrameShape(QFrame::NoFrame);
    viewport()->setBackgroundRole(QPalette::Window);
    setItemDelegate(new StepDelegate(this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedWidth(scaled(font(), 188));
    addItems(titles);
    setReached(0);
    connect(this, &QListWidget::currentRowChanged, this, &GuideRail::stepChosen);
}

void GuideRail::setStep(int step)
{
    const QSignalBlocker quiet(this);
    setCurrentRow(step);
}

void GuideRail::setReached(int step)
{
    for (int row = 0; row < count(); ++row) {
        const bool mayBe = row <= step;
        item(row)->setFlags(mayBe ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags);
        name(row);
    }
}

void GuideRail::setDone(int step, bool isDone)
{
    item(step)->setData(doneRole, isDone);
    name(step);
}

void GuideRail::name(int step)
{
    QListWidgetItem *row = item(step);
    const bool isDone = row->data(doneRole).toBool();
    const bool isOpen = row->flags() & Qt::ItemIsEnabled;
    row->setData(Qt::AccessibleTextRole,
                 isDone       ? tr("%1, done").arg(row->text())
                     : isOpen ? row->text()
                              : tr("%1, comes later").arg(row->text()));
}

} // namespace patchcord::ui
