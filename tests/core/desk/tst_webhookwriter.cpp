// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/setup/webhookwriter.h"

#include "core/desk/setup/sendernames.h"
#include "core/desk/setup/sendersurvey.h"
#include "core/store/formervalues.h"
#include "core/store/senders.h"
#include "tests/core/desk/connectionbench.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace patchcord;
using namespace patchcord::testing;

namespace {

/// Everything that a change could reach, as Twilio shows it; without what a change of itself dates.
QByteArray snapshotOf(ConnectionBench &bench)
{
    QJsonArray all;
    const QString numbers
        = QStringLiteral("/2010-04-01/Accounts/%1/IncomingPhoneNumbers.json").arg(bench.credentials().accountSid);
    for (const QJsonValue &number : bench.rest("GET", numbers).value(u"incoming_phone_numbers").toArray()) {
        QJsonObject kept = number.toObject();
        kept.remove(QStringLiteral("date_updated"));
        all.append(kept);
    }
    all.append(bench.rest("GET", QStringLiteral("/v1/Services")).value(u"services"));
    all.append(bench.rest("GET", QStringLiteral("/v2/Channels/Senders?Channel=whatsapp")).value(u"senders"));
    return QJsonDocument(all).toJson();
}

} // namespace

class TestWebhookWriter final : public QObject
{
    Q_OBJECT

private slots:
    void pointsEverythingHereAndPutsItAllBack();
    void putsBackWhatStoodThereBeforeTheFirstChange();
    void remembersBeforeItChanges();
    void saysWhichPlaceWasNotWritten();
    void writesOnlyChosenSenders();
    void leavesWhatIsRightAlone();
    void putsNothingBackTwice();
    void namesSendersInTheDesk();

private:
    static QList<AccountSender> survey(ConnectionBench &bench, const QString &publicUrl);
    static void spoil(ConnectionBench &bench);
};

QList<AccountSender> TestWebhookWriter::survey(ConnectionBench &bench, const QString &publicUrl)
{
    desk::SenderSurvey survey(bench.client(), &bench.store());
    return resultOf(survey.take(publicUrl)).value_or(QList<AccountSender>());
}

/// Another system's values in every place there is.
void TestWebhookWriter::spoil(ConnectionBench &bench)
{
    const QByteArray application
        = bench.control(QStringLiteral("/sim/application"), {}).value(u"sid").toString().toLatin1();
    bench.setNumber("SmsUrl=https%3A%2F%2Fold.example%2Fit%27s%3Fa%3Db%2Bc&SmsMethod=GET&VoiceUrl=&VoiceMethod=GET"
                    "&StatusCallback=https%3A%2F%2Fold.example%2Fs&StatusCallbackMethod=GET&SmsApplicationSid="
                    + application + "&VoiceApplicationSid=" + application + "&TrunkSid=TKold");
    bench.control(QStringLiteral("/sim/service"),
                  {{QStringLiteral("name"), QStringLiteral("Shop")},
                   {QStringLiteral("senders"), QJsonArray{QStringLiteral("whatsapp:") + bench.number()}},
                   {QStringLiteral("inbound_url"), QStringLiteral("https://old.example/service#rc=1")},
                   {QStringLiteral("inbound_method"), QStringLiteral("GET")}});
    bench.control(QStringLiteral("/sim/sender"),
                  {{QStringLiteral("address"), QStringLiteral("whatsapp:+15005550007")},
                   {QStringLiteral("callback_url"), QStringLiteral("https://old.example/wa")}});
}

void TestWebhookWriter::pointsEverythingHereAndPutsItAllBack()
{
    ConnectionBench bench;
    spoil(bench);
    const QByteArray before = snapshotOf(bench);
    desk::WebhookWriter writer(bench.client(), bench.store(), QStringLiteral("Ann"));
    const auto pointed = resultOf(writer.point(survey(bench, bench.publicUrl())));
    QVERIFY(pointed);
    QCOMPARE(pointed->size(), 3);
    QVERIFY(std::ranges::all_of(*pointed, &PlaceOutcome::isWritten));
    for (const AccountSender &sender : survey(bench, bench.publicUrl()))
        QVERIFY2(sender.trouble.isEmpty(), qPrintable(sender.trouble));
    QVERIFY(snapshotOf(bench) != before);
    QCOMPARE(bench.numberAtTwilio().value(u"sms_url").toString(),
             bench.publicUrl() + QStringLiteral("/api/webhooks/sms#rc=2&rp=all"));

    QVERIFY(resultOf(writer.former())->size() >= 10);
    const auto restored = resultOf(writer.restore());
    QVERIFY(restored);
    QVERIFY(std::ranges::all_of(*restored, &PlaceOutcome::isWritten));
    QCOMPARE(snapshotOf(bench), before);
    QVERIFY(resultOf(writer.former())->isEmpty());
}

void TestWebhookWriter::putsBackWhatStoodThereBeforeTheFirstChange()
{
    ConnectionBench bench;
    spoil(bench);
    const QByteArray before = snapshotOf(bench);
    desk::WebhookWriter writer(bench.client(), bench.store(), QStringLiteral("Ann"));
    for (const char *url : {"https://one.example", "https://two.example", "https://three.example"})
        QVERIFY(resultOf(writer.point(survey(bench, QString::fromLatin1(url)))));
    QVERIFY(bench.numberAtTwilio().value(u"sms_url").toString().startsWith(u"https://three.example"));
    desk::WebhookWriter later(bench.client(), bench.store(), QStringLiteral("Ann"));
    QVERIFY(resultOf(later.restore()));
    QCOMPARE(snapshotOf(bench), before);
}

void TestWebhookWriter::remembersBeforeItChanges()
{
    ConnectionBench bench;
    spoil(bench);
    // What the page shows is old by now: the value of just before the change counts.
    const QList<AccountSender> seen = survey(bench, bench.publicUrl());
    bench.setNumber("SmsUrl=https%3A%2F%2Fnewer.example%2Fin");
    desk::WebhookWriter writer(bench.client(), bench.store(), QStringLiteral("Ann"));
    QVERIFY(resultOf(writer.point(seen)));
    const auto former = resultOf(writer.former());
    const auto url = std::ranges::find(*former, QStringLiteral("SmsUrl"), &FormerValue::field);
    QVERIFY(url != former->cend());
    QCOMPARE(url->former, QStringLiteral("https://newer.example/in"));
    QCOMPARE(url->title, bench.number());
}

void TestWebhookWriter::saysWhichPlaceWasNotWritten()
{
    ConnectionBench bench;
    spoil(bench);
    const QByteArray before = snapshotOf(bench);
    bench.control(QStringLiteral("/sim/faults"),
                  {{QStringLiteral("kind"), QStringLiteral("429")},
                   {QStringLiteral("path"), QStringLiteral("/IncomingPhoneNumbers/")},
                   {QStringLiteral("count"), 1}});
    desk::WebhookWriter writer(bench.client(), bench.store(), QStringLiteral("Ann"));
    const auto pointed = resultOf(writer.point(survey(bench, bench.publicUrl())));
    QVERIFY(pointed);
    for (const PlaceOutcome &outcome : *pointed) {
        QCOMPARE(outcome.isWritten, outcome.kind != WebhookPlace::Kind::Number);
        QCOMPARE(outcome.reason.isEmpty(), outcome.isWritten);
    }
    const auto former = resultOf(writer.former());
    QVERIFY(std::ranges::none_of(*former,
                                 [](const FormerValue &value) { return value.kind == WebhookPlace::Kind::Number; }));
    QVERIFY(resultOf(writer.restore()));
    QCOMPARE(snapshotOf(bench), before);
}

void TestWebhookWriter::writesOnlyChosenSenders()
{
    ConnectionBench bench;
    spoil(bench);
    QList<AccountSender> senders = survey(bench, bench.publicUrl());
    for (AccountSender &sender : senders)
        sender.isChosen = sender.address == u"+15005550007";
    desk::WebhookWriter writer(bench.client(), bench.store(), QStringLiteral("Ann"));
    const auto pointed = resultOf(writer.point(senders));
    QCOMPARE(pointed->size(), 1);
    QVERIFY(bench.numberAtTwilio().value(u"sms_url").toString().startsWith(u"https://old.example"));
}

void TestWebhookWriter::leavesWhatIsRightAlone()
{
    ConnectionBench bench;
    desk::WebhookWriter writer(bench.client(), bench.store(), QStringLiteral("Ann"));
    // Without the fragment and in lower case, as another hand may have written it.
    bench.setNumber("SmsMethod=post");
    for (const AccountSender &sender : survey(bench, bench.publicUrl()))
        QVERIFY2(sender.trouble.isEmpty(), qPrintable(sender.trouble));
    QVERIFY(resultOf(writer.point(survey(bench, bench.publicUrl())))->isEmpty());
    QVERIFY(resultOf(writer.former())->isEmpty());
}

void TestWebhookWriter::putsNothingBackTwice()
{
    ConnectionBench bench;
    spoil(bench);
    desk::WebhookWriter writer(bench.client(), bench.store(), QStringLiteral("Ann"));
    QVERIFY(resultOf(writer.point(survey(bench, bench.publicUrl()))));
    QVERIFY(!resultOf(writer.restore())->isEmpty());
    QVERIFY(resultOf(writer.restore())->isEmpty());
    QTRY_COMPARE(
        std::ranges::count(bench.kept().audit(), QStringLiteral("webhooks.restore"), &store::AuditEntry::action), 1);
}

void TestWebhookWriter::namesSendersInTheDesk()
{
    ConnectionBench bench;
    QList<AccountSender> senders = survey(bench, bench.publicUrl());
    QCOMPARE(senders.size(), 2);
    QVERIFY(senders.at(0).isChosen && senders.at(1).isChosen);
    senders[0].name = QStringLiteral("Support line");
    senders[1].isChosen = false;
    QVERIFY(resultOf(desk::keepSenders(bench.store(), senders, QStringLiteral("Ann"))));
    const Sender kept = bench.kept().sender({Channel::Sms, bench.number()});
    QCOMPARE(kept.name, QStringLiteral("Support line"));
    QVERIFY(kept.isConfirmed);

    const QList<AccountSender> again = survey(bench, bench.publicUrl());
    QCOMPARE(again.at(0).name, QStringLiteral("Support line"));
    QVERIFY(again.at(0).isChosen);
    QVERIFY(!again.at(1).isChosen);
}

QTEST_GUILESS_MAIN(TestWebhookWriter)
#include "tst_webhookwriter.moc"
