// SPDX-License-Identifier: GPL-3.0-or-later
// Paints what is held, put off and saved into PNG files, for people to look at: looks_later FOLDER
#include "core/base/clock.h"
#include "tests/ui/fixtures.h"
#include "ui/compose/replyfield.h"
#include "ui/compose/savedrepliesdialog.h"
#include "ui/later/scheduleddialog.h"
#include "ui/later/sendlaterdialog.h"
#include "ui/rules/officehoursdialog.h"
#include "ui/rules/rulesdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowlater.h"
#include "ui/shell/windowreplies.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

constexpr qint64 minuteMs = 60'000;

QList<SavedReply> savedReplies()
{
    return {{{1}, QStringLiteral("Greeting"), {}, QStringLiteral("Dear {name}, this is {agent}. How can I help?"), 9},
            {{2}, QStringLiteral("Gate code"), QStringLiteral("Visits"), QStringLiteral("The gate code is {code}."), 4},
            {{3},
             QStringLiteral("Grace period"),
             QStringLiteral("Billing"),
             QStringLiteral("You have until {day} to pay without a fee."),
             2}};
}

QList<ScheduledRow> scheduledRows(qint64 now)
{
    const auto row = [now](qint64 id, const QString &name, qint64 inMs, ScheduledState state, const QString &body) {
        ScheduledReply reply;
        reply.id = {id};
        reply.conversation = {id < 3 ? 1 : id};
        reply.body = body;
        reply.dueAt = now + inMs;
        reply.state = state;
        return ScheduledRow{reply, fixtures::conversation(reply.conversation.value, name, now)};
    };
    return {row(1, QStringLiteral("Ann Miller"), -20 * minuteMs, ScheduledState::Answered,
                QStringLiteral("Are you still there? Your technician waits at the gate.")),
            row(2, QStringLiteral("Ann Miller"), 20 * 60 * minuteMs, ScheduledState::Waiting,
                QStringLiteral("Good morning Ann, did the new router arrive?")),
            row(3, QStringLiteral("Bo Larsen"), -9 * 60 * minuteMs, ScheduledState::Missed,
                QStringLiteral("We open at nine.")),
            row(4, QStringLiteral("Cy Osei"), 90 * 60 * minuteMs, ScheduledState::Waiting,
                QStringLiteral("Your invoice is due on Monday."))};
}

/// Fills a window the way the program does, and takes pictures of it.
class Looks final
{
public:
    Looks(QString folder, QString appearance)
        : m_folder(std::move(folder))
        , m_appearance(std::move(appearance))
    {
        m_setup.appearance = m_appearance;
        m_setup.accountSid = QStringLiteral("ACtest");
    }

    void all()
    {
        const qint64 now = utcNow();
        MainWindow window;
        fill(window, now);
        window.resize(1360, 860);
        window.show();
        window.selectConversation({1});
        auto *reply = window.findChild<ReplyField *>(QStringLiteral("reply"));
        window.activateWindow();
        reply->setFocus();
        QTest::qWait(100);
        QTest::keyClicks(reply, QStringLiteral("/ga"));
        QTest::keyClick(reply, Qt::Key_Return);
        take(window, QStringLiteral("gap"));
        QTest::keyClick(reply, Qt::Key_Return);
        QTest::keyClick(reply, Qt::Key_End);
        QTest::keyClicks(reply, QStringLiteral(" /g"));
        take(window, QStringLiteral("picker"));
        dialogs(window, now);
    }

private:
    void fill(MainWindow &window, qint64 now)
    {
        window.setSetup(m_setup);
        window.setSenders(
            {fixtures::sender(1, QStringLiteral("Support line"), Channel::Sms, QStringLiteral("+14155550100"))});
        QueueCounts counts;
        counts.open = 3;
        counts.scheduled = 4;
        counts.scheduledAsking = 2;
        window.setCounts(counts);
        window.setConversations(window.filter(),
                                {fixtures::conversation(1, QStringLiteral("Ann Miller"), now),
                                 fixtures::conversation(3, QStringLiteral("Bo Larsen"), now - minuteMs)},
                                true, false);
        QObject::connect(
            window.timeline(), &TimelineView::pageWanted, &window,
            [&window, now](const PageRequest &request) { window.timeline()->setPage(request, messages(now)); });
        window.later()->setScheduled(scheduledRows(now).first(2));
        window.replies()->setAgent(QStringLiteral("Dana"));
        window.replies()->setReplies(savedReplies());
    }

    static QList<Message> messages(qint64 now)
    {
        Message theirs = fixtures::conversation(1, {}, now - 3 * minuteMs).last;
        theirs.body = QStringLiteral("The technician did not come, and I waited all morning.");
        Message ours = theirs;
        ours.id = {theirs.id.value + 1};
        ours.ordinal = 2;
        ours.direction = Direction::Outbound;
        ours.body = QStringLiteral("I am sorry, Ann. I will look where he is.");
        ours.author = QStringLiteral("Dana");
        ours.at = now;
        ours.status = DeliveryStatus::Pending;
        ours.heldUntil = now + 3000;
        return {theirs, ours};
    }

    void dialogs(MainWindow &window, qint64 now)
    {
        SendLaterDialog when(QDateTime::currentDateTime(), &window);
        when.setAttribute(Qt::WA_DeleteOnClose, false);
        when.edit(QStringLiteral("Good morning Ann, did the new router arrive?"),
                  QDateTime::fromMSecsSinceEpoch(now + 20 * 60 * minuteMs));
        when.show();
        take(when, QStringLiteral("sendlater"));
        ScheduledDialog list(&window);
        list.setAttribute(Qt::WA_DeleteOnClose, false);
        list.setRows(scheduledRows(now));
        list.show();
        take(list, QStringLiteral("scheduled"));
        SavedRepliesDialog replies(&window);
        replies.setAttribute(Qt::WA_DeleteOnClose, false);
        QList<SavedReply> all = savedReplies();
        MediaItem map;
        map.file = QStringLiteral("0123.pdf");
        map.name = QStringLiteral("way-to-the-gate.pdf");
        map.size = 184'000;
        all.first().files = {map};
        replies.setReplies(all);
        replies.show();
        replies.findChild<QListWidget *>(QStringLiteral("savedReplies"))->setCurrentRow(0);
        take(replies, QStringLiteral("savedreplies"));
        rules(window);
    }

    void rules(MainWindow &window)
    {
        const QList<Sender> senders{
            fixtures::sender(1, QStringLiteral("Support line"), Channel::Sms, QStringLiteral("+14155550100"))};
        Rule closed;
        closed.id = {1};
        closed.name = QStringLiteral("Out of hours");
        closed.hours = RuleHours::Outside;
        closed.reply = QStringLiteral("Dear {name}, we are back at nine.");
        Rule waiting;
        waiting.id = {2};
        waiting.name = QStringLiteral("Not forgotten");
        waiting.waitedMinutes = 15;
        waiting.isOn = false;
        waiting.label = QStringLiteral("VIP");
        waiting.addsLabel = QStringLiteral("urgent");
        waiting.notifies = true;
        waiting.ending = RuleEnding::Morning;
        RulesDialog dialog(&window);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.setSenders(senders);
        dialog.setRules({closed, waiting});
        dialog.findChild<QListWidget *>()->setCurrentRow(1);
        dialog.show();
        take(dialog, QStringLiteral("rules"));
        OfficeHoursDialog hours(senders, {{SenderId{1}, {QStringLiteral("Europe/Berlin"), {{1, 540, 1020}}, {}}}},
                                &window);
        hours.setAttribute(Qt::WA_DeleteOnClose, false);
        hours.show();
        take(hours, QStringLiteral("hours"));
    }

    void take(QWidget &widget, const QString &name)
    {
        QTest::qWait(250); // People look at what has settled.
        widget.grab().save(QStringLiteral("%1/%2-%3.png").arg(m_folder, name, m_appearance));
    }

    QString m_folder;
    QString m_appearance;
    SetupValues m_setup;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QString folder = app.arguments().value(1, QStringLiteral("."));
    QDir().mkpath(folder);
    for (const QString &appearance : {QStringLiteral("light"), QStringLiteral("dark")})
        Looks(folder, appearance).all();
    return 0;
}
