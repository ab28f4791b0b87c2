// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/testbed.h"

#include <QJsonDocument>
#include <QTest>

using namespace patchcord::test;

/// Messages on their way out through the real outbox to a Twilio that misbehaves on demand.
class TestSending final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void deliversOnEveryChannel_data();
    void deliversOnEveryChannel();
    void deliversWithoutARunningDesk();
    void refusesABadNumberInOneSentence();
    void sendsOnceWhateverBecomesOfTheAnswer();
    void waitsAndSendsAgainWhenTurnedAway();
    void keepsAMessageThroughAnOutage();
    void endsTheSameInEveryOrderOfCallbacks_data();
    void endsTheSameInEveryOrderOfCallbacks();

private:
    QString sendAndReadSid(const QStringList &more, int wait = 15);
    QJsonObject onlyOutbound();
    static QString statusOf(TestBed &bed);

    std::unique_ptr<TestBed> m_bed;
};

void TestSending::init()
{
    m_bed = std::make_unique<TestBed>();
    QVERIFY(m_bed->startSimulator());
}

QString TestSending::sendAndReadSid(const QStringList &more, int wait)
{
    const Outcome outcome
        = m_bed->run(QStringList{QStringLiteral("send"), QStringLiteral("--wait"), QString::number(wait)} + more);
    const QJsonObject json = QJsonDocument::fromJson(outcome.output).object();
    if (outcome.exitCode != 0)
        qInfo("send said: %s", outcome.errors.constData());
    return json.value(u"sid").toString();
}

/// The state of the only row of that bed.
QString TestSending::statusOf(TestBed &bed)
{
    const QList<QJsonObject> rows = bed.exported();
    return rows.size() == 1 ? rows.first().value(u"status").toString() : QString();
}

QJsonObject TestSending::onlyOutbound()
{
    const QList<QJsonObject> rows = m_bed->exported();
    return rows.size() == 1 ? rows.first() : QJsonObject();
}

void TestSending::deliversOnEveryChannel_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("channel");
    QTest::addColumn<QString>("status");
    const QString body = QStringLiteral("--body");
    QTest::newRow("sms") << QStringList{QStringLiteral("--to"), QStringLiteral("+14155550131"), body,
                                        QStringLiteral("1+1 & more, Grüße 🙂")}
                         << QStringLiteral("text") << QStringLiteral("sms") << QStringLiteral("delivered");
    QTest::newRow("whatsapp")
        << QStringList{QStringLiteral("--to"),  QStringLiteral("+14155550132"), body,
                       QStringLiteral("hello"), QStringLiteral("--channel"),    QStringLiteral("whatsapp")}
        << QStringLiteral("text") << QStringLiteral("whatsapp") << QStringLiteral("read");
    QTest::newRow("mms") << QStringList{QStringLiteral("--to"),
                                        QStringLiteral("+14155550133"),
                                        body,
                                        QStringLiteral("look"),
                                        QStringLiteral("--media"),
                                        QStringLiteral("https://files.example/picture.jpg")}
                         << QStringLiteral("mms") << QStringLiteral("sms") << QStringLiteral("delivered");
}

void TestSending::deliversOnEveryChannel()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, kind);
    QFETCH(QString, channel);
    QFETCH(QString, status);
    QVERIFY(m_bed->startDesk());
    const QString sid = sendAndReadSid(arguments, 0);
    QVERIFY(!sid.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(onlyOutbound().value(u"status").toString(), status, 15'000);
    const QJsonObject row = onlyOutbound();
    QCOMPARE(row.value(u"sid").toString(), sid);
    QCOMPARE(row.value(u"kind").toString(), kind);
    QCOMPARE(row.value(u"channel").toString(), channel);
    QCOMPARE(row.value(u"direction").toString(), QStringLiteral("outbound"));
    QCOMPARE(row.value(u"body").toString(), arguments.at(3));
    QCOMPARE(m_bed->messagesAtTwilio().first()[u"body"].toString(), arguments.at(3));
    QCOMPARE(m_bed->seenByTwilio(QStringLiteral("POST"), QStringLiteral("/Messages.json")), 1);
}

void TestSending::deliversWithoutARunningDesk()
{
    const QString sid = sendAndReadSid({QStringLiteral("--to"), QStringLiteral("+14155550134"),
                                        QStringLiteral("--body"), QStringLiteral("on my own")});
    QVERIFY(!sid.isEmpty());
    QCOMPARE(onlyOutbound().value(u"status").toString(), QStringLiteral("delivered"));
}

void TestSending::refusesABadNumberInOneSentence()
{
    for (const QString &number :
         {QStringLiteral("+15005550001"), QStringLiteral("12"), QStringLiteral("not a number")}) {
        const Outcome outcome = m_bed->run({QStringLiteral("send"), QStringLiteral("--to"), number,
                                            QStringLiteral("--body"), QStringLiteral("hello")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.output.isEmpty());
        const QByteArray sentence = outcome.errors.trimmed();
        QVERIFY2(!sentence.isEmpty() && !sentence.contains('\n'), outcome.errors.constData());
        QVERIFY2(!sentence.contains("2121"), outcome.errors.constData());
    }
}

/// All at once, each with a desk and a Twilio of its own, since a lost answer takes its minute to be looked up.
void TestSending::sendsOnceWhateverBecomesOfTheAnswer()
{
    struct Case
    {
        QString fault;
        bool isStored = false;
        std::unique_ptr<TestBed> bed;
        std::unique_ptr<QProcess> sending;
    };
    std::vector<Case> cases;
    for (const char *fault :
         {"close-after-request", "half-answer", "truncated-json", "http-500-html", "hang", "reset"}) {
        for (bool isStored : {true, false})
            cases.push_back({QString::fromLatin1(fault), isStored, std::make_unique<TestBed>(), nullptr});
    }
    for (Case &one : cases) {
        QVERIFY(one.bed->startSimulator());
        QVERIFY(one.bed->startDesk());
        one.bed->control("POST", QStringLiteral("/sim/faults"),
                         {{QStringLiteral("kind"), one.fault},
                          {QStringLiteral("count"), 1},
                          {QStringLiteral("stored"), one.isStored}});
        one.sending = one.bed->launch({QStringLiteral("send"), QStringLiteral("--to"), QStringLiteral("+14155550135"),
                                       QStringLiteral("--body"), QStringLiteral("only once")});
    }
    for (Case &one : cases) {
        const QByteArray name = one.fault.toLatin1() + (one.isStored ? ", taken" : ", lost");
        QTRY_COMPARE_WITH_TIMEOUT(one.sending->state(), QProcess::NotRunning, 200'000);
        QVERIFY2(one.sending->exitCode() == (one.isStored ? 0 : 1), name.constData());
        const QString end = one.isStored ? QStringLiteral("delivered") : QStringLiteral("failed");
        QTRY_VERIFY2_WITH_TIMEOUT(statusOf(*one.bed) == end, name.constData(), 20'000);
        QVERIFY2(one.bed->seenByTwilio(QStringLiteral("POST"), QStringLiteral("/Messages.json")) == 1,
                 name.constData());
        QVERIFY2(one.bed->messagesAtTwilio().size() == (one.isStored ? 1 : 0), name.constData());
    }
}

void TestSending::waitsAndSendsAgainWhenTurnedAway()
{
    QVERIFY(m_bed->startDesk());
    m_bed->control("POST", QStringLiteral("/sim/faults"),
                   {{QStringLiteral("kind"), QStringLiteral("429")}, {QStringLiteral("count"), 2}});
    QVERIFY(!sendAndReadSid({QStringLiteral("--to"), QStringLiteral("+14155550136"), QStringLiteral("--body"),
                             QStringLiteral("patience")})
                 .isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(onlyOutbound().value(u"status").toString(), QStringLiteral("delivered"), 15'000);
    QCOMPARE(m_bed->seenByTwilio(QStringLiteral("POST"), QStringLiteral("/Messages.json")), 3);
    QCOMPARE(m_bed->messagesAtTwilio().size(), 1);
}

void TestSending::keepsAMessageThroughAnOutage()
{
    QVERIFY(m_bed->startDesk());
    m_bed->killSimulator();
    const Outcome outcome = m_bed->run({QStringLiteral("send"), QStringLiteral("--to"), QStringLiteral("+14155550137"),
                                        QStringLiteral("--body"), QStringLiteral("later")});
    QCOMPARE(outcome.exitCode, 1);
    QCOMPARE(onlyOutbound().value(u"status").toString(), QStringLiteral("pending"));
    QVERIFY(m_bed->startSimulator());
    QTRY_COMPARE_WITH_TIMEOUT(onlyOutbound().value(u"status").toString(), QStringLiteral("delivered"), 60'000);
    QCOMPARE(m_bed->messagesAtTwilio().size(), 1);
}

void TestSending::endsTheSameInEveryOrderOfCallbacks_data()
{
    QTest::addColumn<QJsonObject>("callbacks");
    QTest::addColumn<int>("callbacksExpected");
    QStringList order{QStringLiteral("sent"), QStringLiteral("delivered"), QStringLiteral("read")};
    std::ranges::sort(order);
    do {
        QTest::addRow("%s", qPrintable(order.join(u' ')))
            << QJsonObject{{QStringLiteral("order"), QJsonArray::fromStringList(order)},
                           {QStringLiteral("duplicate"), 1}}
            << 6;
    } while (std::next_permutation(order.begin(), order.end()));
    QTest::newRow("before the answer") << QJsonObject{{QStringLiteral("before_answer"), true}} << 3;
    QTest::newRow("shuffled and doubled, before the answer")
        << QJsonObject{{QStringLiteral("order"), QStringLiteral("shuffle")},
                       {QStringLiteral("duplicate"), 2},
                       {QStringLiteral("before_answer"), true}}
        << 9;
}

void TestSending::endsTheSameInEveryOrderOfCallbacks()
{
    QFETCH(QJsonObject, callbacks);
    QFETCH(int, callbacksExpected);
    QVERIFY(m_bed->startDesk());
    m_bed->control("POST", QStringLiteral("/sim/faults"), {{QStringLiteral("callbacks"), callbacks}});
    const QString sid = sendAndReadSid({QStringLiteral("--to"), QStringLiteral("whatsapp:+14155550138"),
                                        QStringLiteral("--body"), QStringLiteral("any order")});
    QVERIFY(!sid.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(onlyOutbound().value(u"status").toString(), QStringLiteral("read"), 15'000);
    // Every callback has been answered before the state is looked at for good.
    const auto callbacksSent = [this] {
        const QJsonArray sent = m_bed->control("GET", QStringLiteral("/sim/log")).value(u"webhooks").toArray();
        return std::ranges::count_if(sent, [](const QJsonValue &entry) { return entry[u"status"].toInt() / 100 == 2; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(callbacksSent() >= callbacksExpected, 15'000);
    QCOMPARE(onlyOutbound().value(u"status").toString(), QStringLiteral("read"));
    QCOMPARE(onlyOutbound().value(u"sid").toString(), sid);
    QCOMPARE(onlyOutbound().value(u"error_code").toInt(), 0);
}

QTEST_GUILESS_MAIN(TestSending)
#include "tst_sending.moc"
