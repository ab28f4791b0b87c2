// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/later/sendlaterdialog.h"

#include "ui/models/typedtime.h"
#include "ui/style/fieldlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/rowdelegate.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

SendLaterDialog::SendLaterDialog(const QDateTime &now, QWidget *parent)
    : QDialog(parent)
    , m_now(now)
    , m_textLabel(nullptr)
    , m_text(new QPlainTextEdit(this))
    , m_typed(new QLineEdit(this))
    , m_choices(new QListWidget(this))
    , m_problem(new QLabel(this))
    , m_schedule(new QPushButton(tr("Send later"), this))
{
    setObjectName(QStringLiteral("sendLaterDialog"));
    setWindowTitle(tr("Send later"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    m_text->hide();
    m_textLabel->hide();
    connect(m_typed, &QLineEdit::textChanged, this, &SendLaterDialog::refresh);
    connect(m_text, &QPlainTextEdit::textChanged, this, &SendLaterDialog::refresh);
    connect(m_choices, &QListWidget::itemDoubleClicked, this, &SendLaterDialog::accept);
    connect(m_schedule, &QPushButton::clicked, this, &SendLaterDialog::accept);
    m_typed->installEventFilter(this);
    refresh();
    m_typed->setFocus();
}

void SendLaterDialog::build()
{
    m_text->setObjectName(QStringLiteral("laterText"));
    m_text->setAccessibleName(tr("Text"));
    m_text->setTabChangesFocus(true);
    m_textLabel = labelFor(tr("&Text"), m_text);
    m_typed->setObjectName(QStringLiteral("laterTime"));
    m_typed->setAccessibleName(tr("When"));
    m_typed->setPlaceholderText(tr("fri 15:00, 24.12., in 2 hours…"));
    m_choices->setObjectName(QStringLiteral("laterChoices"));
    m_choices->setAccessibleName(tr("Times"));
    m_choices->setItemDelegate(new RowDelegate(m_choices));
    m_choices->setFixedHeight(scaled(font(), 140));
    m_problem->setObjectName(QStringLiteral("laterProblem"));
    m_problem->setWordWrap(true);
    m_problem->setFont(sized(font(), 11.5));
    m_schedule->setObjectName(QStringLiteral("schedule"));
    m_schedule->setAccessibleName(m_schedule->text());
    m_schedule->setProperty("tone", QStringLiteral("primary"));
    m_schedule->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelSendLater"));
    cancel->setAccessibleName(cancel->text());
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_schedule);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 8));
    layout->addWidget(m_textLabel);
    layout->addWidget(m_text);
    layout->addWidget(labelFor(tr("&When?"), m_typed));
    layout->addWidget(m_typed);
    layout->addWidget(m_choices);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    setMinimumWidth(scaled(font(), 380));
}

void SendLaterDialog::edit(const QString &text, const QDateTime &dueAt)
{
    setWindowTitle(tr("Change what is sent later"));
    m_schedule->setText(tr("Save"));
    m_schedule->setAccessibleName(m_schedule->text());
    m_former = dueAt;
    m_text->show();
    m_textLabel->show();
    m_text->setPlainText(text);
    refresh();
    m_text->setFocus();
    m_text->moveCursor(QTextCursor::End);
}

void SendLaterDialog::offer(const QString &title, const QDateTime &time)
{
    m_times.append(time);
    m_choices->addItem(title);
}

void SendLaterDialog::refresh()
{
    const QString typed = m_typed->text().simplified();
    m_choices->clear();
    m_times.clear();
    const auto meant = timeFromText(typed, m_now);
    if (meant)
        offer(comingTime(*meant, m_now), *meant);
    if (typed.isEmpty() && m_former > m_now)
        offer(tr("As it was · %1").arg(comingTime(m_former, m_now)), m_former);
    for (const TimeChoice &choice : laterTimes(m_now)) {
        if (choice.title.contains(typed, Qt::CaseInsensitive))
            offer(tr("%1 · %2").arg(choice.title, comingTime(choice.time, m_now)), choice.time);
    }
    if (!m_times.isEmpty())
        m_choices->setCurrentRow(0);
    const bool isBlank = m_text->isVisibleTo(this) && m_text->toPlainText().trimmed().isEmpty();
    m_problem->setText(m_times.isEmpty() ? tr("No such time to come. Try “fri 15:00”, “tomorrow 9” or “in 2 hours”.")
                           : isBlank     ? tr("There is nothing to send.")
                                         : QString());
    setInk(*m_problem, Theme::of(palette()).bad);
    m_schedule->setEnabled(!m_times.isEmpty() && !isBlank);
}

/// The list is chosen from without leaving the field.
bool SendLaterDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_typed && event->type() == QEvent::KeyPress && m_choices->count() > 0) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            m_choices->setCurrentRow(std::clamp(m_choices->currentRow() + step, 0, m_choices->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void SendLaterDialog::accept()
{
    const int row = m_choices->currentRow();
    if (!m_schedule->isEnabled() || row < 0 || row >= m_times.size())
        return;
    emit chosen(m_times.at(row).toMSecsSinceEpoch(), m_text->isVisibleTo(this) ? m_text->toPlainText() : QString());
    QDialog::accept();
}

} // namespace patchcord::ui
