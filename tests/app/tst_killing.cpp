// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/form.h"
#include "core/twilio/signature.h"
#include "tests/app/testbed.h"

#include <QDeadlineTimer>
#include <QNetworkReply>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::test;

/// kill -9 in the midst of work. PATCHCORD_ROUNDS sets how often; a few rounds run by default.
class TestKilling final : public QObject
{
    Q_OBJECT

private slots:
    void keepsEveryAcknowledgedMessage();
    void sendsNothingTwice();

private:
    static int rounds()
    {
        bool isSet = false;
        const int rounds = qEnvironmentVariableIntValue("PATCHCORD_ROUNDS", &isSet);
        return isSet ? qMax(1, rounds) : 4;
    }
};

namespace {

/// Keeps webhooks coming until the desk is gone, and remembers which ones were acknowledged.
class Stream final : public QObject
{
    Q_OBJECT

public:
    Stream(TestBed &bed, int round)
        : m_bed(bed)
        , m_round(round)
    {
        for (int i = 0; i < 16; ++i)
            deliver();
    }

    QSet<QString> acknowledged;

    void stop() { m_isStopped = true; }
    [[nodiscard]] bool isIdle() const { return m_underWay == 0; }

private:
    void deliver()
    {
        const QByteArray sid = "SMkill-" + QByteArray::number(m_round) + "-x" + QByteArray::number(++m_number);
        const twilio::FormFields fields{{"MessageSid", sid},
                                        {"AccountSid", m_bed.accountSid()},
                                        {"From", "+1415555" + QByteArray::number(1000 + m_number % 50)},
                                        {"To", "+15005550006"},
                                        {"Body", "message " + sid},
                                        {"NumMedia", "0"}};
        const QByteArray url = m_bed.publicUrl() + "/api/webhooks/sms";
        QNetworkRequest request{QUrl::fromEncoded(url)};
        request.setTransferTimeout(10'000);
        request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
        request.setRawHeader("X-Twilio-Signature", twilio::sign(m_bed.authToken(), url, fields));
        QNetworkReply *reply = m_network.post(request, twilio::encodeForm(fields));
        ++m_underWay;
        connect(reply, &QNetworkReply::finished, this, [this, reply, sid] {
            reply->deleteLater();
            --m_underWay;
            const bool isOk = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200;
            if (isOk)
                acknowledged << QString::fromLatin1(sid);
            if (isOk && !m_isStopped)
                deliver();
        });
    }

    TestBed &m_bed;
    QNetworkAccessManager m_network;
    int m_round;
    int m_number = 0;
    int m_underWay = 0;
    bool m_isStopped = false;
};

} // namespace

void TestKilling::keepsEveryAcknowledgedMessage()
{
    TestBed bed;
    QVERIFY(bed.startSimulator());
    QSet<QString> acknowledged;
    for (int round = 0; round < rounds(); ++round) {
        QVERIFY(bed.startDesk());
        Stream stream(bed, round);
        QTRY_VERIFY_WITH_TIMEOUT(stream.acknowledged.size() > 50 + 37 * (round % 7), 30'000);
        bed.killDesk();
        stream.stop();
        QTRY_VERIFY_WITH_TIMEOUT(stream.isIdle(), 30'000);
        acknowledged += stream.acknowledged;
    }
    QHash<QString, int> kept;
    for (const QJsonObject &row : bed.exported())
        ++kept[row.value(u"sid").toString()];
    qInfo("%d rounds, %d acknowledged, %d kept", rounds(), int(acknowledged.size()), int(kept.size()));
    for (const QString &sid : std::as_const(acknowledged))
        QCOMPARE(kept.value(sid), 1);
    for (int count : std::as_const(kept))
        QCOMPARE(count, 1);
}

void TestKilling::sendsNothingTwice()
{
    TestBed bed;
    QVERIFY(bed.startSimulator());
    const QJsonObject slowAnswer{{QStringLiteral("kind"), QStringLiteral("slow")},
                                 {QStringLiteral("count"), 1},
                                 {QStringLiteral("delay_ms"), 600}};
    QStringList taken;
    for (int round = 0; round <= rounds(); ++round) {
        QVERIFY(bed.startDesk());
        // Every other POST is answered late, so that many kills find it taken at Twilio and unanswered here.
        if (round % 2 == 0 && round < rounds())
            bed.control("POST", QStringLiteral("/sim/faults"), slowAnswer);
        const QString body = QStringLiteral("only once, round %1").arg(round);
        // By WhatsApp, whose senders are not held to one message a second: many sends report before the kill.
        const auto sending
            = bed.launch({QStringLiteral("send"), QStringLiteral("--channel"), QStringLiteral("whatsapp"),
                          QStringLiteral("--to"), QStringLiteral("+14155550141"), QStringLiteral("--body"), body});
        // Killed at another moment of its way each round: before, during and after its POST; the last after it
        // reported.
        QDeadlineTimer moment(round == rounds() ? 30'000 : 30 + 29 * (round % 17));
        while (!moment.hasExpired() && sending->state() != QProcess::NotRunning)
            sending->waitForFinished(5);
        bed.killDesk();
        QTRY_COMPARE_WITH_TIMEOUT(sending->state(), QProcess::NotRunning, 30'000);
        if (sending->exitStatus() == QProcess::NormalExit && sending->exitCode() == 0)
            taken << body;
    }
    QVERIFY(!taken.isEmpty());
    QVERIFY(bed.startDesk());
    // A read receipt that came while the desk was dead does not come again, so delivered is as good.
    const QStringList arrived{QStringLiteral("delivered"), QStringLiteral("read")};
    const auto unsettled = [&] {
        const QList<QJsonObject> rows = bed.exported();
        return std::ranges::count_if(rows, [&](const QJsonObject &row) {
            const QString status = row.value(u"status").toString();
            return !arrived.contains(status) && status != u"failed";
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(unsettled(), 0, 200'000);

    QHash<QString, int> atTwilio;
    for (const QJsonValue &message : bed.messagesAtTwilio())
        ++atTwilio[message[u"body"].toString()];
    for (int count : std::as_const(atTwilio))
        QCOMPARE(count, 1);
    QHash<QString, QString> states;
    for (const QJsonObject &row : bed.exported()) {
        QVERIFY(!states.contains(row.value(u"body").toString()));
        states.insert(row.value(u"body").toString(), row.value(u"status").toString());
    }
    for (const QString &body : std::as_const(taken))
        QVERIFY2(arrived.contains(states.value(body)), qPrintable(body));
    for (auto state = states.cbegin(); state != states.cend(); ++state)
        QCOMPARE(atTwilio.value(state.key()), arrived.contains(state.value()) ? 1 : 0);
    qInfo("%d rounds: %d kept, %d at Twilio, %d reported as taken", rounds() + 1, int(states.size()),
          int(atTwilio.size()), int(taken.size()));
}

QTEST_GUILESS_MAIN(TestKilling)
#include "tst_killing.moc"
