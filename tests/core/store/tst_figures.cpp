// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/figures.h"

#include "core/store/calls.h"
#include "core/store/ledgers.h"
#include "tests/core/store/storefixture.h"

#include <QMap>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace patchcord::store {

namespace {

using Row = QList<QVariant>;

/// Reads the same database with statements of its own: what the figures are held against.
class PlainSql final
{
public:
    explicit PlainSql(const QString &profile)
        : m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("plain")))
    {
        m_database.setDatabaseName(profile + QStringLiteral("/patchcord.db"));
        m_database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY"));
        if (!m_database.open())
            qFatal("no plain connection");
    }
    ~PlainSql()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(QStringLiteral("plain"));
    }
    PlainSql(const PlainSql &) = delete;
    PlainSql &operator=(const PlainSql &) = delete;

    [[nodiscard]] QList<Row> rows(const QString &sql) const
    {
        QSqlQuery query(m_database);
        if (!query.exec(sql))
            qFatal("%s", qPrintable(query.lastError().text()));
        QList<Row> rows;
        while (query.next()) {
            Row row;
            for (int column = 0; query.value(column).isValid(); ++column)
                row.append(query.value(column));
            rows.append(row);
        }
        return rows;
    }
    [[nodiscard]] qint64 number(const QString &sql) const { return rows(sql).first().first().toLongLong(); }

private:
    QSqlDatabase m_database;
};

/// The rows of a query, as a condition on `m` (message) and `v` (its conversation).
QString within(const FigureQuery &query)
{
    QString sql = QStringLiteral("m.at >= %1 AND m.at < %2").arg(query.from()).arg(query.to());
    if (query.sender.isValid())
        sql += QStringLiteral(" AND v.sender_id = %1").arg(query.sender.value);
    return sql;
}

QString texts(const FigureQuery &query, const QString &condition)
{
    return QStringLiteral("SELECT count(*) FROM message m JOIN conversation v ON v.id = m.conversation_id "
                          "WHERE m.kind IN ('text', 'mms') AND %1 AND %2")
        .arg(within(query), condition);
}

Spread spreadOf(QList<qint64> values)
{
    std::ranges::sort(values);
    if (values.isEmpty())
        return {};
    const auto place = [&values](double share) { return qsizetype(std::ceil(share * double(values.size()))) - 1; };
    return {values.size(), values.at(place(0.5)), values.at(place(0.9))};
}

QList<qint64> firstColumn(const QList<Row> &rows)
{
    QList<qint64> values;
    for (const Row &row : rows)
        values.append(row.first().toLongLong());
    return values;
}

/// A season of made-up traffic of two senders, the same one each time.
class Season final
{
public:
    explicit Season(StoreFixture &fixture)
        : m_fixture(fixture)
    {
        const SenderId second = fixture.sender(QStringLiteral("+15005550009"));
        for (int n = 0; n < 6; ++n)
            m_conversations.append(fixture.conversation(QStringLiteral("+49151000000%1").arg(n), begin));
        for (int n = 0; n < 4; ++n)
            m_conversations.append(fixture
                                       .write([=](Transaction &t) {
                                           return ensureConversation(
                                               t, second, {Channel::Sms, QStringLiteral("+49152000000%1").arg(n)}, {},
                                               begin);
                                       })
                                       .value());
    }

    void happen()
    {
        QList<MessageId> sent;
        for (qint64 at = begin; at < end; at += 60'000 + qint64(m_random.bounded(6 * 3'600'000))) {
            const ConversationId id = m_conversations.at(m_random.bounded(m_conversations.size()));
            const quint32 what = m_random.bounded(100);
            if (what < 50)
                m_fixture.insert(inbound(id, QStringLiteral("hello"), at));
            else if (what < 85)
                sent.append(m_fixture
                                .insert(outbound(id, QStringLiteral("yes"), at,
                                                 what < 60 ? QStringLiteral("auto") : QStringLiteral("Ada")))
                                .id);
            else if (what < 90)
                note(id, at);
            else
                call(id, at, what);
        }
        for (const MessageId id : std::as_const(sent))
            deliver(id);
    }

    static constexpr qint64 begin = 1'759'000'000'000; ///< 27 September 2025.
    static constexpr qint64 end = 1'764'000'000'000; ///< 24 November 2025.

private:
    void note(ConversationId id, qint64 at)
    {
        Message message = outbound(id, QStringLiteral("remember"), at);
        message.kind = MessageKind::Note;
        m_fixture.insert(message);
    }

    void call(ConversationId id, qint64 at, quint32 what)
    {
        Message message = what % 2 ? inbound(id, {}, at) : outbound(id, {}, at);
        message.kind = MessageKind::Call;
        message.call = Call();
        message.call->sid = QStringLiteral("CA%1").arg(at);
        message.call->startedAt = at;
        const MessageId row = m_fixture.insert(message).id;
        Call ended = *message.call;
        ended.status = what < 93 ? CallStatus::NoAnswer : CallStatus::Completed;
        ended.connectedAt = what < 95 ? 0 : at + 1000 * qint64(what - 90);
        ended.handling = what == 94 ? CallHandling::Declined : CallHandling::None;
        ended.endedAt = at + 60'000;
        m_fixture.write([row, ended](Transaction &t) { return updateCall(t, row, ended); });
        if (what == 93)
            m_fixture.write([row](Transaction &t) {
                MediaItem recording;
                recording.contentType = QStringLiteral("audio/mpeg");
                return setVoicemail(t, row, recording);
            });
    }

    void deliver(MessageId id)
    {
        constexpr std::array fates{DeliveryStatus::Queued, DeliveryStatus::Sent,        DeliveryStatus::Delivered,
                                   DeliveryStatus::Read,   DeliveryStatus::Undelivered, DeliveryStatus::Failed};
        constexpr std::array codes{30003, 30007, 0};
        const DeliveryStatus fate = fates.at(m_random.bounded(quint32(fates.size())));
        const int code = isFailure(fate) ? codes.at(m_random.bounded(quint32(codes.size()))) : 0;
        m_fixture.write([=](Transaction &t) { return setDelivery(t, id, DeliveryStatus::Queued, 0, {}); });
        m_fixture.write([=](Transaction &t) { return setDelivery(t, id, fate, code, {}); });
    }

    StoreFixture &m_fixture;
    QRandomGenerator m_random{20251026};
    QList<ConversationId> m_conversations;
};

} // namespace

class TestFigures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void equalPlainSql_data();
    void equalPlainSql();
    void countAnHourTwiceWhenClocksGoBack();
    void forgetWhatIsTakenBack();
    void countOptOuts();
    void followARowThatIsDiscarded();

private:
    [[nodiscard]] Figures read(StoreFixture &fixture, const FigureQuery &query, qint64 now = Season::end)
    {
        return fixture.read([=](const Snapshot &snapshot) { return figures(snapshot, query, now); }).value();
    }
    void compareHours(const Figures &found, const PlainSql &plain);
    void compareTexts(const Figures &found, const PlainSql &plain);
    void compareTimes(const Figures &found, const PlainSql &plain);
    void compareCalls(const Figures &found, const PlainSql &plain);

    std::unique_ptr<StoreFixture> m_season;
};

void TestFigures::initTestCase()
{
    m_season = std::make_unique<StoreFixture>();
    Season(*m_season).happen();
}

void TestFigures::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void TestFigures::equalPlainSql_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<int>("sender");
    const QDate autumn(2025, 10, 26);
    QTest::newRow("everything, UTC") << QByteArray("UTC") << QDate(2025, 9, 1) << QDate(2025, 12, 1) << 0;
    QTest::newRow("one day") << QByteArray("UTC") << QDate(2025, 10, 7) << QDate(2025, 10, 7) << 0;
    QTest::newRow("nothing there") << QByteArray("UTC") << QDate(2024, 1, 1) << QDate(2024, 1, 7) << 0;
    QTest::newRow("one sender") << QByteArray("Europe/Berlin") << QDate(2025, 9, 1) << QDate(2025, 12, 1) << 1;
    QTest::newRow("the other sender") << QByteArray("Europe/Berlin") << QDate(2025, 9, 1) << QDate(2025, 12, 1) << 2;
    QTest::newRow("clocks go back") << QByteArray("Europe/Berlin") << autumn << autumn << 0;
    QTest::newRow("around it") << QByteArray("Europe/Berlin") << autumn.addDays(-3) << autumn.addDays(3) << 0;
    QTest::newRow("clocks go forward by half an hour")
        << QByteArray("Australia/Lord_Howe") << QDate(2025, 10, 5) << QDate(2025, 10, 5) << 0;
    QTest::newRow("half an hour, around it")
        << QByteArray("Australia/Lord_Howe") << QDate(2025, 10, 1) << QDate(2025, 10, 30) << 0;
    QTest::newRow("two zones' days") << QByteArray("America/New_York") << QDate(2025, 10, 20) << QDate(2025, 11, 20)
                                     << 0;
    QTest::newRow("half hours") << QByteArray("Asia/Kolkata") << QDate(2025, 10, 1) << QDate(2025, 11, 1) << 0;
    QTest::newRow("three quarters") << QByteArray("Asia/Kathmandu") << QDate(2025, 10, 1) << QDate(2025, 11, 1) << 0;
    QTest::newRow("never changed") << QByteArray("America/Phoenix") << QDate(2025, 10, 1) << QDate(2025, 11, 10) << 0;
}

void TestFigures::equalPlainSql()
{
    QFETCH(QByteArray, zone);
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    QFETCH(int, sender);
    const FigureQuery query{first, last, QTimeZone(zone), {sender}};
    QVERIFY(query.zone.isValid());
    const Figures found = read(*m_season, query);
    const PlainSql plain(m_season->profile());
    compareHours(found, plain);
    compareTexts(found, plain);
    compareTimes(found, plain);
    compareCalls(found, plain);
}

void TestFigures::compareHours(const Figures &found, const PlainSql &plain)
{
    std::array<Traffic, 24> hours;
    QMap<QDate, Traffic> days;
    for (int day = 0; day < found.query.days(); ++day)
        days.insert(found.query.first.addDays(day), {});
    const QString sql = QStringLiteral("SELECT m.at, m.direction FROM message m JOIN conversation v "
                                       "ON v.id = m.conversation_id WHERE m.kind IN ('text', 'mms') AND %1");
    for (const Row &row : plain.rows(sql.arg(within(found.query)))) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(row.first().toLongLong(), found.query.zone);
        for (Traffic *traffic : {&hours.at(std::size_t(at.time().hour())), &days[at.date()]})
            ++(row.last().toString() == u"inbound" ? traffic->in : traffic->out);
    }
    QVERIFY(found.hours == hours);
    QCOMPARE(found.days.size(), days.size());
    for (const DayTraffic &day : found.days)
        QVERIFY2(day.traffic == days.value(day.day), qPrintable(day.day.toString(Qt::ISODate)));
}

void TestFigures::compareTexts(const Figures &found, const PlainSql &plain)
{
    const auto count
        = [&](const char *condition) { return plain.number(texts(found.query, QString::fromLatin1(condition))); };
    QCOMPARE(found.byPeople, count("m.direction = 'outbound' AND m.author <> 'auto'"));
    QCOMPARE(found.automatic, count("m.direction = 'outbound' AND m.author = 'auto'"));
    QCOMPARE(found.delivery.delivered, count("m.direction = 'outbound' AND m.status IN ('delivered', 'read')"));
    QCOMPARE(found.delivery.failed, count("m.direction = 'outbound' AND m.status IN ('failed', 'undelivered')"));
    QCOMPARE(found.delivery.underway, count("m.direction = 'outbound' AND m.status IN ('pending', 'queued', 'sent')"));
    qint64 failed = 0;
    for (const FailureFigure &failure : found.failures) {
        QCOMPARE(failure.count,
                 plain.number(texts(found.query,
                                    QStringLiteral("m.status IN ('failed', 'undelivered') "
                                                   "AND m.error_code = %1")
                                        .arg(failure.errorCode))));
        failed += failure.count;
    }
    QCOMPARE(failed, found.delivery.failed);
    qint64 all = 0;
    for (const SenderTraffic &sender : found.senders) {
        QCOMPARE(
            sender.traffic.in,
            plain.number(texts(
                found.query, QStringLiteral("m.direction = 'inbound' AND v.sender_id = %1").arg(sender.sender.value))));
        all += sender.traffic.in + sender.traffic.out;
    }
    QCOMPARE(all, count("1 = 1"));
}

void TestFigures::compareTimes(const Figures &found, const PlainSql &plain)
{
    const QString reply
        = QStringLiteral("(SELECT m.conversation_id, m.at FROM message m WHERE m.direction = 'outbound' "
                         "AND m.author <> 'auto' AND m.kind <> 'note' UNION SELECT m.conversation_id, "
                         "c.connected_at FROM message m JOIN phone_call c ON c.message_id = m.id "
                         "WHERE m.direction = 'inbound' AND c.connected_at > 0)");
    const QString waits = QStringLiteral(
        "SELECT i.at, i.kind FROM message i LEFT JOIN phone_call c ON c.message_id = i.id AND i.kind = 'call' "
        "WHERE i.conversation_id = m.conversation_id AND i.direction = 'inbound' AND i.at <= m.at "
        "AND (c.id IS NULL OR (c.connected_at = 0 AND c.handling <> 'declined')) AND i.at > coalesce((SELECT max(p.at) "
        "FROM %1 p WHERE p.conversation_id = m.conversation_id AND p.at < m.at), 0) ORDER BY i.at LIMIT 1");
    const QString sql = QStringLiteral("SELECT m.at - (SELECT w.at FROM (%1) w) AS took FROM %2 m JOIN conversation v "
                                       "ON v.id = m.conversation_id WHERE took IS NOT NULL "
                                       "AND (SELECT w.kind FROM (%1) w) <> 'call' AND %3");
    const QList<qint64> took = firstColumn(plain.rows(sql.arg(waits.arg(reply), reply, within(found.query))));
    QCOMPARE(found.answers.count, took.size());
    QCOMPARE(found.answers.medianMs, spreadOf(took).medianMs);
    QCOMPARE(found.answers.p90Ms, spreadOf(took).p90Ms);
    const QString only = found.query.sender.isValid()
        ? QStringLiteral(" AND sender_id = %1").arg(found.query.sender.value)
        : QString();
    QVERIFY(found.waiting
            == spreadOf(firstColumn(plain.rows(QStringLiteral("SELECT %1 - waiting_since FROM conversation "
                                                              "WHERE waiting_since > 0")
                                                   .arg(Season::end)
                                               + only))));
}

void TestFigures::compareCalls(const Figures &found, const PlainSql &plain)
{
    const QString sql = QStringLiteral("SELECT count(*) FROM message m JOIN conversation v ON v.id = m.conversation_id "
                                       "JOIN phone_call c ON c.message_id = m.id WHERE %1 AND %2");
    const auto count = [&](const char *condition) {
        return plain.number(sql.arg(within(found.query), QString::fromLatin1(condition)));
    };
    QCOMPARE(found.calls.taken, count("m.kind = 'call' AND m.direction = 'inbound' AND c.connected_at > 0"));
    QCOMPARE(found.calls.voicemails, count("m.kind = 'voicemail'"));
    QCOMPARE(found.calls.declined,
             count("m.kind = 'call' AND m.direction = 'inbound' AND c.handling = 'declined' "
                   "AND c.connected_at = 0"));
    QCOMPARE(found.calls.missed,
             count("m.kind = 'call' AND m.direction = 'inbound' AND c.handling <> 'declined' "
                   "AND c.connected_at = 0"));
    QCOMPARE(found.calls.reached, count("m.direction = 'outbound' AND m.kind = 'call' AND c.connected_at > 0"));
    QCOMPARE(found.calls.notReached, count("m.direction = 'outbound' AND m.kind = 'call' AND c.connected_at = 0"));
    QCOMPARE(found.pickUps.count, found.calls.taken);
}

void TestFigures::countAnHourTwiceWhenClocksGoBack()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    const QTimeZone berlin("Europe/Berlin");
    const qint64 midnight = QDate(2025, 10, 26).startOfDay(berlin).toMSecsSinceEpoch();
    for (int hour = 0; hour < 25; ++hour)
        fixture.insert(inbound(id, QStringLiteral("hello"), midnight + hour * 3'600'000LL));
    const Figures found = read(fixture, {QDate(2025, 10, 26), QDate(2025, 10, 26), berlin, {}});
    QCOMPARE(found.days.first().traffic.in, 25);
    QCOMPARE(found.hours.at(1).in, 1);
    QCOMPARE(found.hours.at(2).in, 2);
    QCOMPARE(found.hours.at(23).in, 1);
}

void TestFigures::forgetWhatIsTakenBack()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    const FigureQuery query{QDate(2023, 11, 14), QDate(2023, 11, 14), QTimeZone::utc(), {}};
    fixture.insert(inbound(id, QStringLiteral("hello")));
    const MessageId reply = fixture.insert(outbound(id, QStringLiteral("yes"), noon + 60'000)).id;
    QCOMPARE(read(fixture, query).answers.medianMs, 60'000);
    QVERIFY(fixture.write([=](Transaction &t) { return discardMessage(t, reply); }).has_value());
    const Figures found = read(fixture, query, noon + 90'000);
    QCOMPARE(found.answers.count, 0);
    QCOMPARE(found.byPeople, 0);
    QCOMPARE(found.waiting.medianMs, 90'000);
    fixture.insert(outbound(id, QStringLiteral("yes"), noon + 120'000));
    QCOMPARE(read(fixture, query).answers.medianMs, 120'000);
}

void TestFigures::countOptOuts()
{
    StoreFixture fixture;
    const SenderId sender = fixture.sender();
    for (const bool isOut : {true, false, true}) {
        QVERIFY(fixture
                    .write([=](Transaction &t) {
                        return appendOptOut(
                            t, {sender, {Channel::Sms, QStringLiteral("+4915112345678")}, isOut, {}, noon});
                    })
                    .has_value());
    }
    const Figures found = read(fixture, {QDate(2023, 11, 14), QDate(2023, 11, 15), QTimeZone::utc(), {}});
    QCOMPARE(found.optOuts, 2);
    QCOMPARE(found.optIns, 1);
}

void TestFigures::followARowThatIsDiscarded()
{
    StoreFixture fixture;
    const ConversationId id = fixture.conversation();
    const MessageId sent = fixture.insert(outbound(id, QStringLiteral("yes"))).id;
    QVERIFY(fixture.write([=](Transaction &t) { return setDelivery(t, sent, DeliveryStatus::Failed, 30003, {}); })
                .has_value());
    QVERIFY(fixture.write([=](Transaction &t) { return discardMessage(t, sent); }).has_value());
    const Figures found = read(fixture, {QDate(2023, 11, 14), QDate(2023, 11, 14), QTimeZone::utc(), {}});
    QCOMPARE(found.delivery.total(), 0);
    QVERIFY(found.failures.isEmpty());
    QVERIFY(found.senders.isEmpty());
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestFigures)
#include "tst_figures.moc"
