// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/later/laterstrip.h"

#include "core/base/clock.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

constexpr int mostRows = 3;
constexpr int minuteMs = 60'000;

/// A bubble that has not been said yet: only its outline.
class PendingFrame final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::of(palette()).dim, 1, Qt::DashLine));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), scaledF(font(), 9), scaledF(font(), 9));
    }
};

QPushButton *quietButton(const char *objectName, const QString &text, const QString &what, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(objectName));
    button->setAccessibleName(LaterStrip::tr("%1: %2").arg(text, what));
    button->setProperty("tone", QStringLiteral("quiet"));
    return button;
}

} // namespace

LaterStrip::LaterStrip(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("laterStrip"));
    setAccessibleName(tr("To be sent later"));
    m_layout->setContentsMargins(scaled(font(), 16), 0, scaled(font(), 16), scaled(font(), 4));
    m_minute.setInterval(minuteMs);
    connect(&m_minute, &QTimer::timeout, this, &LaterStrip::rebuild);
    hide();
}

void LaterStrip::setRows(const QList<ScheduledRow> &rows)
{
    if (rows == m_rows)
        return;
    m_rows = rows;
    rebuild();
}

void LaterStrip::rebuild()
{
    delete std::exchange(m_content, nullptr);
    setVisible(!m_rows.isEmpty());
    if (m_rows.isEmpty())
        return m_minute.stop();
    m_minute.start();
    m_content = new QWidget(this);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins({});
    column->setSpacing(scaled(font(), 4));
    for (const ScheduledRow &row : m_rows.first(std::min<qsizetype>(m_rows.size(), mostRows)))
        column->addWidget(rowFor(row));
    if (m_rows.size() > mostRows) {
        const QString text = tr("%1 more to be sent later…").arg(m_rows.size() - mostRows);
        QPushButton *more = quietButton("laterMore", text, tr("show all"), m_content);
        connect(more, &QPushButton::clicked, this, &LaterStrip::listWanted);
        column->addWidget(more, 0, Qt::AlignRight);
    }
    m_layout->addWidget(m_content);
}

QWidget *LaterStrip::rowFor(const ScheduledRow &row)
{
    const qint64 now = utcNow();
    const QString line = bodyLine(row.reply);
    auto *frame = new PendingFrame(m_content);
    frame->setObjectName(QStringLiteral("laterRow"));
    frame->setAccessibleName(spokenRow(row, now));
    auto *state = new QLabel(QStringLiteral("◷ %1").arg(waitText(row, now)), frame);
    state->setObjectName(QStringLiteral("laterState"));
    state->setAccessibleName(waitText(row, now));
    state->setFont(sized(font(), 11.5));
    state->setWordWrap(true);
    setInk(*state, row.reply.asks() ? Theme::of(palette()).warn : Theme::of(palette()).dim);
    auto *text = new ElidedLabel(13, frame);
    text->setObjectName(QStringLiteral("laterBody"));
    text->setText(line);
    QPushButton *send = quietButton("laterSendNow", row.reply.asks() ? tr("Send anyway") : tr("Send now"), line, frame);
    QPushButton *edit = quietButton("laterEdit", tr("Edit"), line, frame);
    QPushButton *drop = quietButton("laterDrop", row.reply.asks() ? tr("Drop") : tr("Cancel"), line, frame);
    connect(send, &QPushButton::clicked, this, [this, id = row.reply.id] { emit sendNowWanted(id); });
    connect(edit, &QPushButton::clicked, this, [this, id = row.reply.id] { emit editWanted(id); });
    connect(drop, &QPushButton::clicked, this, [this, id = row.reply.id] { emit dropWanted(id); });
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(font(), 1));
    words->addWidget(text);
    words->addWidget(state);
    auto *layout = new QHBoxLayout(frame);
    layout->setContentsMargins(scaled(font(), 11), scaled(font(), 5), scaled(font(), 4), scaled(font(), 5));
    layout->setSpacing(scaled(font(), 2));
    layout->addLayout(words, 1);
    layout->addWidget(send);
    layout->addWidget(edit);
    layout->addWidget(drop);
    return frame;
}

} // namespace patchcord::ui
