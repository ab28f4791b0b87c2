// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/draftcheck.h"

#include <QTest>

using namespace patchcord;
using namespace patchcord::desk;

class TestDraftCheck final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsWrongWithADraft_data();
    void saysWhatIsWrongWithADraft();
    void matchesSenderAndRecipient();
    void refusesWhatIsNoSender();
};

void TestDraftCheck::saysWhatIsWrongWithADraft_data()
{
    QTest::addColumn<Address>("to");
    QTest::addColumn<QString>("body");
    QTest::addColumn<int>("files");
    QTest::addColumn<QString>("complaint");
    const Address number{Channel::Sms, QStringLiteral("+4915112345678")};
    const Address whatsApp{Channel::WhatsApp, number.user};
    const auto sms = [](const char *user) { return Address{Channel::Sms, QString::fromLatin1(user)}; };
    const QString hi = QStringLiteral("Hi");
    QTest::newRow("fine") << number << hi << 0 << QString();
    QTest::newRow("1600 units") << number << QString(1600, u'a') << 0 << QString();
    QTest::newRow("only a file") << number << QString() << 1 << QString();
    QTest::newRow("ten files") << number << QString() << 10 << QString();
    QTest::newRow("short code") << sms("22395") << hi << 0 << QString();
    QTest::newRow("empty") << number << QString() << 0 << QStringLiteral("nothing to send");
    QTest::newRow("blanks") << number << QStringLiteral(" \n ") << 0 << QStringLiteral("nothing to send");
    QTest::newRow("7 too long") << number << QString(1607, u'a') << 0 << QStringLiteral("too long by 7");
    QTest::newRow("emoji count twice") << number << QStringLiteral("😀").repeated(801) << 0
                                       << QStringLiteral("too long by 2");
    QTest::newRow("eleven files") << number << hi << 11 << QStringLiteral("ten files");
    QTest::newRow("two WhatsApp files") << whatsApp << hi << 2 << QStringLiteral("one file");
    QTest::newRow("nobody") << sms("") << hi << 0 << QStringLiteral("Nobody");
    QTest::newRow("withheld") << sms("anonymous") << hi << 0 << QStringLiteral("withheld");
    QTest::newRow("a name") << sms("Acme") << hi << 0 << QStringLiteral("only sends");
    QTest::newRow("a client") << sms("client:ann") << hi << 0 << QStringLiteral("cannot receive");
    QTest::newRow("no number") << sms("0151/12345678") << hi << 0 << QStringLiteral("country code");
    QTest::newRow("a call") << Address{Channel::Voice, number.user} << hi << 0 << QStringLiteral("call");
}

void TestDraftCheck::saysWhatIsWrongWithADraft()
{
    QFETCH(Address, to);
    QFETCH(QString, body);
    QFETCH(int, files);
    QFETCH(QString, complaint);
    Draft draft;
    draft.to = to;
    draft.body = body;
    for (int i = 0; i < files; ++i)
        draft.mediaUrls.append(QStringLiteral("https://desk.example/m/%1").arg(i));
    const Done checked = checkDraft(draft);
    QCOMPARE(checked.has_value(), complaint.isEmpty());
    if (checked)
        return;
    QCOMPARE(checked.error().kind, ErrorKind::Invalid);
    QVERIFY2(checked.error().message.contains(complaint), qPrintable(checked.error().message));
}

void TestDraftCheck::matchesSenderAndRecipient()
{
    Sender sender;
    sender.address = {Channel::Sms, QStringLiteral("+15005550006")};
    QVERIFY(checkSender(sender, {Channel::Sms, QStringLiteral("+4915112345678")}));
    const Done otherChannel = checkSender(sender, {Channel::WhatsApp, QStringLiteral("+4915112345678")});
    QVERIFY(!otherChannel);
    QCOMPARE(otherChannel.error().kind, ErrorKind::Invalid);
    QVERIFY2(otherChannel.error().message.contains(QStringLiteral("WhatsApp")),
             qPrintable(otherChannel.error().message));
    Sender named;
    named.address = {Channel::Sms, QStringLiteral("Acme")};
    QVERIFY(checkSender(named, {Channel::Sms, QStringLiteral("+4915112345678")}));
    QVERIFY(!checkSender(named, {Channel::Sms, QStringLiteral("+12025550123")}));
    const Done itself = checkSender(sender, sender.address);
    QVERIFY(!itself);
    QCOMPARE(itself.error().kind, ErrorKind::Invalid);
}

void TestDraftCheck::refusesWhatIsNoSender()
{
    Sender sender;
    sender.address = {Channel::Sms, QStringLiteral("+15005550006")};
    QVERIFY(checkSenderRecord(sender));
    sender.acknowledgement = QString(1601, u'a');
    QVERIFY(!checkSenderRecord(sender));
    sender.acknowledgement.clear();
    sender.greetingUrl = QStringLiteral("https://example.com/hello.mp3");
    QVERIFY(checkSenderRecord(sender));
    sender.greetingUrl = QStringLiteral("hello.mp3");
    QVERIFY(!checkSenderRecord(sender));
    sender.greetingUrl.clear();
    sender.ringSeconds = mostRingSeconds + 1;
    QVERIFY(!checkSenderRecord(sender));
    sender.ringSeconds = 0;
    sender.closeAfterHours = mostCloseHours + 1;
    QVERIFY(!checkSenderRecord(sender));
    sender.closeAfterHours = mostCloseHours;
    sender.returnAfterMinutes = -1;
    QVERIFY(!checkSenderRecord(sender));
    sender.returnAfterMinutes = mostReturnMinutes;
    QVERIFY(checkSenderRecord(sender));
    sender.address.channel = Channel::Voice;
    QVERIFY(!checkSenderRecord(sender));
    sender.address = {Channel::Sms, QStringLiteral("anonymous")};
    QVERIFY(!checkSenderRecord(sender));
}

QTEST_GUILESS_MAIN(TestDraftCheck)
#include "tst_draftcheck.moc"
