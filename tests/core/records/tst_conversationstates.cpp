// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/conversationstates.h"

#include <QRegularExpression>
#include <QTest>

#include <array>

using namespace patchcord;

namespace {

constexpr std::array states{ConversationState::Open, ConversationState::Snoozed, ConversationState::Closed};

struct NamedEvent
{
    const char *name;
    ConversationEvent event;
};

using enum ConversationEvent;

constexpr std::array events{
    NamedEvent{"customer wrote", CustomerWrote},
    NamedEvent{"agent wrote", AgentWrote},
    NamedEvent{"rule wrote", RuleWrote},
    NamedEvent{"note written", NoteWritten},
    NamedEvent{"snoozed", Snoozed},
    NamedEvent{"time came", TimeCame},
    NamedEvent{"answer overdue", AnswerOverdue},
    NamedEvent{"fell silent", FellSilent},
    NamedEvent{"closed", Closed},
    NamedEvent{"reopened", Reopened},
    NamedEvent{"blocked", Blocked},
    NamedEvent{"unblocked", Unblocked},
    NamedEvent{"opted out", OptedOut},
    NamedEvent{"opted in", OptedIn},
    NamedEvent{"attention asked", AttentionAsked},
};

QString word(ConversationState state)
{
    return state == ConversationState::Open  ? QStringLiteral("open")
        : state == ConversationState::Closed ? QStringLiteral("closed")
                                             : QStringLiteral("snoozed");
}

/// "open wait+ unread+ told session+": only what is not as it was.
QString inWords(const ConversationStep &step)
{
    QStringList words{word(step.state)};
    if (step.wait != ConversationStep::Wait::Keep)
        words.append(step.wait == ConversationStep::Wait::Start ? QStringLiteral("wait+") : QStringLiteral("wait-"));
    if (step.unread == ConversationStep::Unread::Add)
        words.append(QStringLiteral("unread+"));
    if (step.unread == ConversationStep::Unread::Again)
        words.append(QStringLiteral("unread-again"));
    if (step.unread == ConversationStep::Unread::Clear)
        words.append(QStringLiteral("unread-"));
    if (step.notifies)
        words.append(QStringLiteral("told"));
    if (step.session != ConversationStep::Session::Keep)
        words.append(step.session == ConversationStep::Session::Begin ? QStringLiteral("session+")
                                                                      : QStringLiteral("session-"));
    return words.join(u' ');
}

/// One line an event, in the order of `events`; the columns are open, snoozed, closed.
using Table = std::array<std::array<const char *, 3>, events.size()>;

constexpr const char *end = "closed wait- unread- session-";

constexpr Table usual{{
    {"open wait+ unread+ told", "open wait+ unread+ told", "open wait+ unread+ told session+"},
    {"open wait-", "open wait-", "open wait- session+"},
    {"open", "snoozed", "closed"},
    {"open", "snoozed", "closed"},
    {"snoozed", "snoozed", "snoozed session+"},
    {"open", "open told", "closed"},
    {"open unread-again told", "open unread-again told", "closed"},
    {end, "snoozed", "closed"},
    {end, end, "closed"},
    {"open", "open", "open session+"},
    {end, end, "closed wait- unread-"},
    {"open", "snoozed", "closed"},
    {"open wait-", "snoozed wait-", "closed"},
    {"open", "snoozed", "closed"},
    {"open unread-again told", "open unread-again told", "closed"},
}};

/// Heard as anybody is, but nobody can answer them.
constexpr Table optedOut = [] {
    Table table = usual;
    table[0] = {"open unread+ told", "open unread+ told", "open unread+ told session+"};
    return table;
}();

/// Heard by nobody, whatever time it is.
constexpr Table blocked = [] {
    Table table = usual;
    table[0] = {"open unread-", "snoozed unread-", "closed unread-"};
    table[5] = {"open", "open", "closed"};
    table[6] = {"open", "snoozed", "closed"};
    table[14] = {"open", "snoozed", "closed"};
    return table;
}();

} // namespace

class TestConversationStates final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void knowsEveryEdge_data()
    {
        QTest::addColumn<bool>("isOptedOut");
        QTest::addColumn<bool>("isBlocked");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("event");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char *whom, bool isOptedOut, bool isBlocked, const Table &table) {
            for (size_t event = 0; event < events.size(); ++event) {
                for (size_t state = 0; state < states.size(); ++state) {
                    const QString name
                        = QStringLiteral("%1, %2: %3")
                              .arg(QLatin1String(whom), word(states.at(state)), QLatin1String(events.at(event).name));
                    QTest::newRow(qPrintable(name))
                        << isOptedOut << isBlocked << int(states.at(state)) << int(events.at(event).event)
                        << QString::fromLatin1(table.at(event).at(state));
                }
            }
        };
        add("anybody", false, false, usual);
        add("opted out", true, false, optedOut);
        add("blocked", false, true, blocked);
        add("blocked and opted out", true, true, blocked);
    }

    void knowsEveryEdge()
    {
        QFETCH(bool, isOptedOut);
        QFETCH(bool, isBlocked);
        QFETCH(int, state);
        QFETCH(int, event);
        QFETCH(QString, expected);
        const ConversationStance stance{ConversationState(state), isOptedOut, isBlocked};
        QCOMPARE(inWords(stepOf(stance, ConversationEvent(event))), expected);
    }
};

QTEST_GUILESS_MAIN(TestConversationStates)
#include "tst_conversationstates.moc"
