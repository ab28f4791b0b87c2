// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/states/picklist.h"

#include "ui/style/fieldlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/rowdelegate.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

constexpr int rowsShown = 6;

} // namespace

PickList::PickList(const QString &name, const QString &fieldLabel, const QString &prompt, QWidget *parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_hint(new QLabel(this))
{
    const QString spoken = QString(fieldLabel).remove(u'&');
    m_field->setObjectName(name + QStringLiteral("Field"));
    m_field->setAccessibleName(spoken);
    m_field->setPlaceholderText(prompt);
    m_field->installEventFilter(this);
    m_list->setObjectName(name + QStringLiteral("Choices"));
    m_list->setAccessibleName(spoken);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setFixedHeight(scaled(font(), 32 * rowsShown + 4));
    m_hint->setObjectName(name + QStringLiteral("Hint"));
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setFont(sized(font(), 12));
    setInk(*m_hint, Theme::of(palette()).dim);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(scaled(font(), 6));
    layout->addWidget(labelFor(fieldLabel, m_field));
    layout->addWidget(m_field);
    layout->addWidget(m_hint);
    layout->addWidget(m_list);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &PickList::typed);
    connect(m_list, &QListWidget::itemClicked, this, [this] { take(); });
    connect(m_list, &QListWidget::itemActivated, this, [this] { take(); });
}

void PickList::setChoices(const QStringList &choices, const QString &hint)
{
    m_list->clear();
    m_list->addItems(choices);
    m_list->setCurrentRow(choices.isEmpty() ? -1 : 0);
    m_hint->setText(choices.isEmpty() ? hint : QString());
    m_hint->setVisible(!m_hint->text().isEmpty());
}

void PickList::take()
{
    if (m_list->currentRow() >= 0)
        emit picked(m_list->currentRow());
}

bool PickList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        take();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

} // namespace patchcord::ui
