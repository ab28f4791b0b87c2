// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/rulematch.h"

#include "core/records/openspans.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace patchcord;
using namespace patchcord::desk;

namespace {

constexpr qint64 minuteMs = 60'000;
const QString berlin = QStringLiteral("Europe/Berlin");

qint64 at(const QString &local, const QString &zone = berlin)
{
    QDateTime time = QDateTime::fromString(local, QStringLiteral("yyyy-MM-dd HH:mm"));
    time.setTimeZone(QTimeZone(zone.toLatin1()));
    return time.toMSecsSinceEpoch();
}

OfficeHours office()
{
    return {berlin, spansFromText(QStringLiteral("mon-fri 9:00-17:00, sat 10-14")).value(), {QDate(2026, 12, 25)}};
}

Rule rule()
{
    Rule rule;
    rule.id = {1};
    rule.name = QStringLiteral("Rule");
    rule.reply = QStringLiteral("Hello");
    return rule;
}

RuleFacts facts()
{
    RuleFacts facts;
    facts.sender = {5};
    facts.body = QStringLiteral("What are your opening hours?");
    facts.now = at(QStringLiteral("2026-11-25 12:00"));
    facts.hours = office();
    return facts;
}

} // namespace

class TestRuleMatch final : public QObject
{
    Q_OBJECT

private slots:
    void knowsOfficeHours_data()
    {
        QTest::addColumn<QString>("time");
        QTest::addColumn<bool>("open");
        QTest::newRow("noon") << QStringLiteral("2026-11-25 12:00") << true;
        QTest::newRow("opens") << QStringLiteral("2026-11-25 09:00") << true;
        QTest::newRow("a minute before") << QStringLiteral("2026-11-25 08:59") << false;
        QTest::newRow("closes") << QStringLiteral("2026-11-25 17:00") << false;
        QTest::newRow("saturday") << QStringLiteral("2026-11-28 10:00") << true;
        QTest::newRow("saturday morning") << QStringLiteral("2026-11-28 09:30") << false;
        QTest::newRow("sunday") << QStringLiteral("2026-11-29 12:00") << false;
        QTest::newRow("a holiday") << QStringLiteral("2026-12-25 12:00") << false;
        QTest::newRow("the day the clocks go back") << QStringLiteral("2026-10-26 09:00") << true;
        QTest::newRow("the day before") << QStringLiteral("2026-10-23 09:00") << true;
    }
    void knowsOfficeHours()
    {
        QFETCH(QString, time);
        QFETCH(bool, open);
        QCOMPARE(isOpen(office(), at(time)), open);
    }

    void isAlwaysOpenWithoutHours()
    {
        QVERIFY(isOpen({}, at(QStringLiteral("2026-11-29 03:00"))));
        QVERIFY(!isOpen({berlin, {}, {QDate(2026, 11, 29)}}, at(QStringLiteral("2026-11-29 03:00"))));
    }

    void readsHours_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("again"); // "-" = unreadable
        QTest::newRow("a week") << QStringLiteral("Mon-Fri 9:00-17:00") << QStringLiteral("mon-fri 9:00-17:00");
        QTest::newRow("hours only") << QStringLiteral("monday-friday 9-17") << QStringLiteral("mon-fri 9:00-17:00");
        QTest::newRow("two") << QStringLiteral("mon 8:00-12:00,mon 13:00-18:30")
                             << QStringLiteral("mon 8:00-12:00, mon 13:00-18:30");
        QTest::newRow("till midnight") << QStringLiteral("sun 0-24") << QStringLiteral("sun 0:00-24:00");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("backwards") << QStringLiteral("mon 17-9") << QStringLiteral("-");
        QTest::newRow("days backwards") << QStringLiteral("fri-mon 9-17") << QStringLiteral("-");
        QTest::newRow("no day") << QStringLiteral("9-17") << QStringLiteral("-");
        QTest::newRow("late") << QStringLiteral("mon 9-25") << QStringLiteral("-");
    }
    void readsHours()
    {
        QFETCH(QString, text);
        QFETCH(QString, again);
        const auto spans = spansFromText(text);
        QCOMPARE(spans ? spansText(*spans) : QStringLiteral("-"), again);
        QVERIFY(spans || spans.error().kind == ErrorKind::Invalid);
    }

    void matchesEachCondition_data()
    {
        QTest::addColumn<Rule>("asked");
        QTest::addColumn<RuleFacts>("given");
        QTest::addColumn<bool>("speaks");
        const auto row = [](const char *name, const auto &change, bool speaks) {
            Rule asked = rule();
            RuleFacts given = facts();
            change(asked, given);
            QTest::newRow(name) << asked << given << speaks;
        };
        row("no condition", [](Rule &, RuleFacts &) { }, true);
        row("off", [](Rule &r, RuleFacts &) { r.isOn = false; }, false);
        row("no reply", [](Rule &r, RuleFacts &) { r.reply = QStringLiteral(" "); }, false);
        row("first contact", [](Rule &r, RuleFacts &f) { r.isForFirstContact = f.isFirstContact = true; }, true);
        row("no first contact", [](Rule &r, RuleFacts &) { r.isForFirstContact = true; }, false);
        row("a word", [](Rule &r, RuleFacts &) { r.words = {QStringLiteral("x"), QStringLiteral("HOURS")}; }, true);
        row("two words", [](Rule &r, RuleFacts &) { r.words = {QStringLiteral("opening hours")}; }, true);
        row("part of a word", [](Rule &r, RuleFacts &) { r.words = {QStringLiteral("open")}; }, false);
        row(
            "a word with signs",
            [](Rule &r, RuleFacts &f) {
                r.words = {QStringLiteral("a+b?")};
                f.body = QStringLiteral("is a+b? right");
            },
            true);
        row("blank words", [](Rule &r, RuleFacts &) { r.words = {QStringLiteral(" ")}; }, false);
        row("inside hours", [](Rule &r, RuleFacts &) { r.hours = RuleHours::Inside; }, true);
        row("not outside", [](Rule &r, RuleFacts &) { r.hours = RuleHours::Outside; }, false);
        row(
            "outside",
            [](Rule &r, RuleFacts &f) {
                r.hours = RuleHours::Outside;
                f.now = at(QStringLiteral("2026-11-25 20:00"));
            },
            true);
        row(
            "holiday",
            [](Rule &r, RuleFacts &f) {
                r.hours = RuleHours::Holiday;
                f.now = at(QStringLiteral("2026-12-25 12:00"));
            },
            true);
        row("no holiday", [](Rule &r, RuleFacts &) { r.hours = RuleHours::Holiday; }, false);
        row("channel", [](Rule &r, RuleFacts &) { r.channel = Channel::Sms; }, true);
        row("another channel", [](Rule &r, RuleFacts &) { r.channel = Channel::WhatsApp; }, false);
        row("sender", [](Rule &r, RuleFacts &) { r.sender = {5}; }, true);
        row("another sender", [](Rule &r, RuleFacts &) { r.sender = {6}; }, false);
        row(
            "label",
            [](Rule &r, RuleFacts &f) {
                r.label = QStringLiteral("vip");
                f.labels = {QStringLiteral("Late"), QStringLiteral("VIP")};
            },
            true);
        row(
            "another label",
            [](Rule &r, RuleFacts &f) {
                r.label = QStringLiteral("VIP");
                f.labels = {QStringLiteral("VIPs")};
            },
            false);
        row("no label", [](Rule &r, RuleFacts &) { r.label = QStringLiteral("VIP"); }, false);
        const auto silent = [&row](const char *name, const auto &change) {
            row(
                name,
                [&change](Rule &r, RuleFacts &) {
                    r.reply.clear();
                    change(r);
                },
                true);
        };
        silent("only labels", [](Rule &r) { r.addsLabel = QStringLiteral("VIP"); });
        silent("only tells", [](Rule &r) { r.notifies = true; });
        silent("only snoozes", [](Rule &r) { r.ending = RuleEnding::Morning; });
        silent("only closes", [](Rule &r) { r.ending = RuleEnding::Closed; });
        row(
            "acted a moment ago",
            [](Rule &r, RuleFacts &f) {
                r.reply.clear();
                r.notifies = true;
                f.lastFired.insert({1}, f.now);
            },
            false);
        row(
            "waited",
            [](Rule &r, RuleFacts &f) {
                r.waitedMinutes = 10;
                f.waitedMs = 10 * minuteMs;
            },
            true);
        row(
            "has not waited",
            [](Rule &r, RuleFacts &f) {
                r.waitedMinutes = 10;
                f.waitedMs = 10 * minuteMs - 1;
            },
            false);
        row("for a wait, at once", [](Rule &r, RuleFacts &) { r.waitedMinutes = 10; }, false);
        row("at once, to who waits", [](Rule &, RuleFacts &f) { f.waitedMs = 10 * minuteMs; }, false);
        row(
            "spoke a moment ago",
            [](Rule &r, RuleFacts &f) {
                r.pauseMinutes = 60;
                f.lastFired.insert({1}, f.now - 59 * minuteMs);
            },
            false);
        row(
            "spoke long ago",
            [](Rule &r, RuleFacts &f) {
                r.pauseMinutes = 60;
                f.lastFired.insert({1}, f.now - 60 * minuteMs);
            },
            true);
    }
    void matchesEachCondition()
    {
        QFETCH(Rule, asked);
        QFETCH(RuleFacts, given);
        QFETCH(bool, speaks);
        QCOMPARE(decide({asked}, given).has_value(), speaks);
    }

    void knowsTheNextMorning_data()
    {
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("morning");
        QTest::newRow("noon") << QStringLiteral("2026-11-25 12:00") << QStringLiteral("2026-11-26 09:00");
        QTest::newRow("night") << QStringLiteral("2026-11-25 03:00") << QStringLiteral("2026-11-25 09:00");
        QTest::newRow("that minute") << QStringLiteral("2026-11-25 09:00") << QStringLiteral("2026-11-26 09:00");
        QTest::newRow("the clocks go back") << QStringLiteral("2026-10-24 20:00") << QStringLiteral("2026-10-25 09:00");
        QTest::newRow("the clocks go on") << QStringLiteral("2026-03-28 20:00") << QStringLiteral("2026-03-29 09:00");
    }
    void knowsTheNextMorning()
    {
        QFETCH(QString, time);
        QFETCH(QString, morning);
        QCOMPARE(nextMorning(office(), at(time)), at(morning));
    }

    void takesTheFirstThatFits()
    {
        Rule first = rule();
        first.words = {QStringLiteral("invoice")};
        Rule second = rule();
        second.id = {2};
        Rule third = rule();
        third.id = {3};
        QCOMPARE(decide({first, second, third}, facts())->id, RuleId{2});
        QVERIFY(!decide({first}, facts()));
    }

    void keepsARuleAsJson()
    {
        Rule kept = rule();
        kept.id = {};
        kept.words = {QStringLiteral("a"), QStringLiteral("b")};
        kept.hours = RuleHours::Holiday;
        kept.channel = Channel::WhatsApp;
        kept.sender = {7};
        kept.waitedMinutes = 5;
        kept.isForFirstContact = kept.notifies = true;
        kept.label = QStringLiteral("VIP");
        kept.addsLabel = QStringLiteral("Late");
        kept.ending = RuleEnding::Reply;
        kept.isOn = false;
        QCOMPARE(ruleFromJson(toJson(kept)), kept);
        QCOMPARE(officeHoursFromJson(toJson(office())), office());
    }
};

QTEST_GUILESS_MAIN(TestRuleMatch)
#include "tst_rulematch.moc"
