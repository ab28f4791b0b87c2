// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/quiettime.h"

#include "core/desk/areacodes.h"

#include <QDateTime>
#include <QTest>

#include <algorithm>

using namespace patchcord;
using namespace patchcord::desk;

namespace {

qint64 utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text) + u'Z', Qt::ISODate).toMSecsSinceEpoch();
}

QList<QTimeZone> zones(const QStringList &names)
{
    QList<QTimeZone> found;
    for (const QString &name : names)
        found.append(QTimeZone(name.toLatin1()));
    return found;
}

} // namespace

class TestQuietTime final : public QObject
{
    Q_OBJECT

private slots:
    void endsByTheRecipientsClock_data();
    void endsByTheRecipientsClock();
    void knowsAreaCodes_data();
    void knowsAreaCodes();
    void knowsTheZonesOfANumber_data();
    void knowsTheZonesOfANumber();
    void hasNoClockWithoutANumber();
};

void TestQuietTime::endsByTheRecipientsClock_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("until");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<qint64>("expected");
    const QString berlin = QStringLiteral("Europe/Berlin");
    const QString phoenix = QStringLiteral("America/Phoenix");
    const QString denver = QStringLiteral("America/Denver");
    const auto row = [](const char *name, const QStringList &where, int from, int until, const char *now,
                        const char *expected) {
        QTest::newRow(name) << where << from * 60 << until * 60 << utc(now) << (*expected ? utc(expected) : qint64(0));
    };
    row("by day", {berlin}, 21, 8, "2026-01-15T12:00:00", "");
    row("the last minute before", {berlin}, 21, 8, "2026-01-15T19:59:59", "");
    row("the first minute", {berlin}, 21, 8, "2026-01-15T20:00:00", "2026-01-16T07:00:00");
    row("after midnight", {berlin}, 21, 8, "2026-01-16T01:30:00", "2026-01-16T07:00:00");
    row("the last minute", {berlin}, 21, 8, "2026-01-16T06:59:59", "2026-01-16T07:00:00");
    row("the end itself is free", {berlin}, 21, 8, "2026-01-16T07:00:00", "");
    row("within one day", {berlin}, 12, 14, "2026-01-16T11:30:00", "2026-01-16T13:00:00");
    row("clocks go forward in the night", {berlin}, 21, 8, "2026-03-28T22:00:00", "2026-03-29T06:00:00");
    row("clocks go back in the night", {berlin}, 21, 8, "2026-10-24T22:00:00", "2026-10-25T07:00:00");
    row("the end falls into the hour that is skipped", {berlin}, 21, 2, "2026-03-28T22:00:00", "2026-03-29T01:00:00");
    row("the end comes twice", {berlin}, 21, 3, "2026-10-24T22:00:00", "2026-10-25T02:00:00");
    row("Arizona in winter", {phoenix}, 21, 8, "2026-01-15T14:30:00", "2026-01-15T15:00:00");
    row("Arizona in summer has no other clock", {phoenix}, 21, 8, "2026-07-15T14:30:00", "2026-07-15T15:00:00");
    row("its neighbour has", {denver}, 21, 8, "2026-07-15T14:30:00", "");
    row("all zones have to be awake", {phoenix, denver}, 21, 8, "2026-07-15T14:30:00", "2026-07-15T15:00:00");
    row("one asleep, the other not yet", {QStringLiteral("America/New_York"), QStringLiteral("Pacific/Honolulu")}, 21,
        8, "2026-01-16T02:30:00", "2026-01-16T18:00:00");
    row("zones that are never awake together", {QStringLiteral("Asia/Tokyo"), QStringLiteral("America/New_York")}, 17,
        9, "2026-01-16T02:30:00", "");
    row("no quiet hours at all", {berlin}, 8, 8, "2026-01-16T02:30:00", "");
    row("a half-hour zone", {QStringLiteral("Asia/Kolkata")}, 21, 8, "2026-01-15T20:00:00", "2026-01-16T02:30:00");
}

void TestQuietTime::endsByTheRecipientsClock()
{
    QFETCH(QStringList, names);
    QFETCH(int, from);
    QFETCH(int, until);
    QFETCH(qint64, now);
    QFETCH(qint64, expected);
    const QuietHours hours{true, from, until, {}};
    const qint64 end = quietUntil(hours, zones(names), now);
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(end, QTimeZone::utc()),
             QDateTime::fromMSecsSinceEpoch(expected, QTimeZone::utc()));
    QCOMPARE(quietUntil(QuietHours{false, from, until, {}}, zones(names), now), 0);
}

void TestQuietTime::knowsTheZonesOfANumber_data()
{
    QTest::addColumn<Address>("address");
    QTest::addColumn<QByteArray>("zone");
    const auto number = [](const char *text) { return Address{Channel::Sms, QString::fromLatin1(text)}; };
    QTest::newRow("Germany") << number("+4915112345678") << QByteArray("Europe/Berlin");
    QTest::newRow("Arizona") << number("+16025550123") << QByteArray("America/Phoenix");
    QTest::newRow("India") << number("+919812345678") << QByteArray("Asia/Kolkata");
    QTest::newRow("by WhatsApp") << Address{Channel::WhatsApp, QStringLiteral("+4915112345678")}
                                 << QByteArray("Europe/Berlin");
}

void TestQuietTime::knowsTheZonesOfANumber()
{
    QFETCH(Address, address);
    QFETCH(QByteArray, zone);
    const QList<QTimeZone> found = zonesOf(address);
    QVERIFY(std::ranges::any_of(found, [&zone](const QTimeZone &one) {
        const QDateTime day(QDate(2026, 7, 1), QTime(12, 0), QTimeZone::utc());
        return one.id() == zone || one.offsetFromUtc(day) == QTimeZone(zone).offsetFromUtc(day);
    }));
}

void TestQuietTime::knowsAreaCodes_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QByteArrayList>("zones");
    QTest::newRow("Arizona") << QStringLiteral("+16025550123") << QByteArrayList{"America/Phoenix"};
    QTest::newRow("New York") << QStringLiteral("+12125550123") << QByteArrayList{"America/New_York"};
    QTest::newRow("Hawaii") << QStringLiteral("+18085550123") << QByteArrayList{"Pacific/Honolulu"};
    QTest::newRow("Toronto") << QStringLiteral("+14165550123") << QByteArrayList{"America/Toronto"};
    QTest::newRow("on both sides of the border of time")
        << QStringLiteral("+18505550123") << QByteArrayList{"America/New_York", "America/Chicago"};
    QTest::newRow("toll-free") << QStringLiteral("+18005550123") << QByteArrayList();
    QTest::newRow("Jamaica") << QStringLiteral("+18765550123") << QByteArrayList();
    QTest::newRow("Germany") << QStringLiteral("+4915112345678") << QByteArrayList();
    QTest::newRow("a short one") << QStringLiteral("+160255") << QByteArrayList();
}

void TestQuietTime::knowsAreaCodes()
{
    QFETCH(QString, number);
    QFETCH(QByteArrayList, zones);
    QCOMPARE(zonesOfAreaCode(number), zones);
    for (const QByteArray &zone : zonesOfAreaCode(number))
        QVERIFY(QTimeZone(zone).isValid());
    if (!zones.isEmpty())
        QCOMPARE(zonesOf({Channel::Sms, number}).size(), zones.size());
}

void TestQuietTime::hasNoClockWithoutANumber()
{
    QVERIFY(zonesOf({Channel::WhatsApp, QStringLiteral("GB.a1B2c3")}).isEmpty());
    QVERIFY(zonesOf({Channel::Sms, QStringLiteral("22395")}).isEmpty());
    QVERIFY(zonesOf({Channel::Sms, QStringLiteral("+88213300900")}).isEmpty());
    QCOMPARE(zoneNamed(QStringLiteral("America/Phoenix")).id(), QByteArray("America/Phoenix"));
    QCOMPARE(zoneNamed(QStringLiteral("Nowhere/Land")).id(), QTimeZone::systemTimeZoneId());
}

QTEST_APPLESS_MAIN(TestQuietTime)
#include "tst_quiettime.moc"
