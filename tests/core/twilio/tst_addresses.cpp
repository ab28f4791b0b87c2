// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/addresses.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord;
using namespace patchcord::twilio;

/// Addresses of every form: from the wire and back, as typed and as shown.
class TestAddresses final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void readsAndWritesTheWire_data();
    void readsAndWritesTheWire();
    void keepsWhatItDoesNotKnow();
    void writesVoiceBare();
    void readsWhatAnAgentTyped_data();
    void readsWhatAnAgentTyped();
    void refusesInPlainWords_data();
    void refusesInPlainWords();
    void takesANameAsSenderOnly();
    void showsANumberInGroups();
    void knowsTheCountry_data();
    void knowsTheCountry();
};

void TestAddresses::readsAndWritesTheWire_data()
{
    QTest::addColumn<QString>("wire");
    QTest::addColumn<Address>("address");
    QTest::addColumn<AddressForm>("form");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *wire, Channel channel, const char *user, AddressForm form, const char *shown) {
        QTest::newRow(wire) << QString::fromUtf8(wire) << Address{channel, QString::fromUtf8(user)} << form
                            << QString::fromUtf8(shown);
    };
    using enum AddressForm;
    row("+4915112345678", Channel::Sms, "+4915112345678", Number, "+49 1511 2345678");
    row("+14155550101", Channel::Sms, "+14155550101", Number, "+1 415-555-0101");
    row("whatsapp:+4915112345678", Channel::WhatsApp, "+4915112345678", Number, "+49 1511 2345678");
    row("whatsapp:DE.abc123", Channel::WhatsApp, "DE.abc123", ChannelUser, "DE.abc123");
    row("messenger:1234567890", Channel::Messenger, "1234567890", ChannelUser, "1234567890");
    row("rcs:acme_agent", Channel::Rcs, "acme_agent", ChannelUser, "acme_agent");
    row("rcs:+4915112345678", Channel::Rcs, "+4915112345678", Number, "+49 1511 2345678");
    row("22395", Channel::Sms, "22395", ShortCode, "22395");
    row("Acme", Channel::Sms, "Acme", Alphanumeric, "Acme");
    row("A&B Co-1_,+", Channel::Sms, "A&B Co-1_,+", Alphanumeric, "A&B Co-1_,+");
    row("Twelve chars", Channel::Sms, "Twelve chars", Other, "Twelve chars");
    row("client:ann", Channel::Sms, "client:ann", Client, "ann");
    row("sip:ann@example.com", Channel::Sms, "sip:ann@example.com", Sip, "ann@example.com");
    row("app:APtest", Channel::Sms, "app:APtest", App, "app:APtest");
    row("sim:DEtest", Channel::Sms, "sim:DEtest", Other, "sim:DEtest");
    row("030123456789", Channel::Sms, "030123456789", Other, "030123456789");
    row("", Channel::Sms, "", Other, "");
    row("whatsapp:", Channel::Sms, "whatsapp:", Other, "whatsapp:");
    for (const char *word : {"anonymous", "Restricted", "unknown", "unavailable", "blocked", "+266696687",
                             "+7378742833", "+2562533", "+8656696", "+86282452253"})
        row(word, Channel::Sms, word, Withheld, "withheld");
}

void TestAddresses::readsAndWritesTheWire()
{
    QFETCH(QString, wire);
    QFETCH(Address, address);
    QCOMPARE(addressFromWire(wire), address);
    QCOMPARE(toWire(address), wire);
    QTEST(formOf(address), "form");
    QTEST(toDisplay(address), "shown");
    QTEST(toDisplay(address), "shown");
}

void TestAddresses::keepsWhatItDoesNotKnow()
{
    const Address address = addressFromWire(QStringLiteral("telepathy:ann "));
    QCOMPARE(address, (Address{Channel::Sms, QStringLiteral("telepathy:ann ")}));
    QCOMPARE(formOf(address), AddressForm::Other);
}

void TestAddresses::writesVoiceBare()
{
    QCOMPARE(toWire({Channel::Voice, QStringLiteral("+14155550101")}), QStringLiteral("+14155550101"));
}

void TestAddresses::readsWhatAnAgentTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QString>("region");
    QTest::addColumn<Address>("address");
    const auto row = [](const char *text, Channel channel, const char *region, Channel read, const char *user) {
        QTest::newRow(text) << QString::fromUtf8(text) << channel << QString::fromUtf8(region)
                            << Address{read, QString::fromUtf8(user)};
    };
    row("+49 1511 2345678", Channel::Sms, "", Channel::Sms, "+4915112345678");
    row(" (+49) 1511/2345678 ", Channel::Sms, "", Channel::Sms, "+4915112345678");
    row("0049 1511 2345678", Channel::Sms, "", Channel::Sms, "+4915112345678");
    row("0049 1511 23456 78", Channel::Sms, "US", Channel::Sms, "+4915112345678");
    row("01511 2345678", Channel::Sms, "DE", Channel::Sms, "+4915112345678");
    row("01511 234567", Channel::Sms, "de", Channel::Sms, "+491511234567");
    row("(415) 555-0101", Channel::WhatsApp, "US", Channel::WhatsApp, "+14155550101");
    row("415.555.0101", Channel::Voice, "US", Channel::Voice, "+14155550101");
    row("011 49 1511 2345678", Channel::Sms, "US", Channel::Sms, "+4915112345678");
    row("tel:+1-415-555-0101", Channel::Sms, "", Channel::Sms, "+14155550101");
    row("+15005550001", Channel::Sms, "", Channel::Sms, "+15005550001");
    row("٠١٥١١٢٣٤٥٦٧٨", Channel::Sms, "DE", Channel::Sms, "+4915112345678");
    row("22395", Channel::Sms, "US", Channel::Sms, "22395");
    row("whatsapp:+49 1511 2345678", Channel::Sms, "", Channel::WhatsApp, "+4915112345678");
    row("whatsapp:DE.abc123", Channel::Sms, "", Channel::WhatsApp, "DE.abc123");
    row("US.Xy9", Channel::WhatsApp, "", Channel::WhatsApp, "US.Xy9");
    row("messenger:123", Channel::Sms, "", Channel::Messenger, "123");
    row("client:ann", Channel::Voice, "", Channel::Voice, "client:ann");
    row("sip:ann@example.com", Channel::Voice, "", Channel::Voice, "sip:ann@example.com");
}

void TestAddresses::readsWhatAnAgentTyped()
{
    QFETCH(QString, text);
    QFETCH(Channel, channel);
    QFETCH(QString, region);
    const Result<Address> address = addressFromInput(text, channel, region);
    QVERIFY2(address, qPrintable(address ? QString() : address.error().message));
    QTEST(*address, "address");
}

void TestAddresses::refusesInPlainWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *text, Channel channel, const char *region, const char *word) {
        QTest::newRow(text) << QString::fromUtf8(text) << channel << QString::fromUtf8(region)
                            << QString::fromUtf8(word);
    };
    row("", Channel::Sms, "DE", "Enter");
    row("   ", Channel::Sms, "DE", "Enter");
    row("Acme", Channel::Sms, "DE", "not a phone number");
    row("not-a-number", Channel::Sms, "", "not a phone number");
    row("01511 2345678", Channel::Sms, "", "country code");
    row("+999 1511 2345678", Channel::Sms, "", "country code");
    row("+49 1", Channel::Sms, "", "short");
    row("+1 415 555 01011", Channel::Sms, "", "long");
    row("555-0101", Channel::Sms, "US", "area code");
    row("22395", Channel::WhatsApp, "", "country code");
    row("client:", Channel::Voice, "", "not a phone number");
    row("whatsapp:hello", Channel::Sms, "", "not a phone number");
}

void TestAddresses::refusesInPlainWords()
{
    QFETCH(QString, text);
    QFETCH(Channel, channel);
    QFETCH(QString, region);
    QFETCH(QString, word);
    const Result<Address> address = addressFromInput(text, channel, region);
    QVERIFY(!address);
    QCOMPARE(address.error().kind, ErrorKind::Invalid);
    QVERIFY2(address.error().message.contains(word), qPrintable(address.error().message));
}

void TestAddresses::takesANameAsSenderOnly()
{
    const Result<Address> sender = senderFromInput(QStringLiteral(" Acme "), Channel::Sms, {});
    QVERIFY(sender);
    QCOMPARE(*sender, (Address{Channel::Sms, QStringLiteral("Acme")}));
    QVERIFY(!senderFromInput(QStringLiteral("Acme"), Channel::WhatsApp, {}));
    QVERIFY(!addressFromInput(QStringLiteral("Acme"), Channel::Sms, {}));
    const Result<Address> number = senderFromInput(QStringLiteral("+1 415 555 0101"), Channel::Sms, {});
    QVERIFY(number);
    QCOMPARE(number->user, QStringLiteral("+14155550101"));
}

void TestAddresses::showsANumberInGroups()
{
    QCOMPARE(toDisplay({Channel::Voice, QStringLiteral("+442079460018")}), QStringLiteral("+44 20 7946 0018"));
    const Address odd{Channel::Sms, QStringLiteral("+9990000000")};
    QCOMPARE(toDisplay(odd), odd.user);
}

void TestAddresses::knowsTheCountry_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("region");
    QTest::newRow("Germany") << QStringLiteral("+4915112345678") << QStringLiteral("DE");
    QTest::newRow("Canada") << QStringLiteral("+14165550123") << QStringLiteral("CA");
    QTest::newRow("the whole world") << QStringLiteral("+80012345678") << QString();
    QTest::newRow("short code") << QStringLiteral("22395") << QString();
    QTest::newRow("withheld") << QStringLiteral("+266696687") << QString();
}

void TestAddresses::knowsTheCountry()
{
    QFETCH(QString, user);
    QFETCH(QString, region);
    QCOMPARE(regionOf({Channel::Sms, user}), region);
}

QTEST_GUILESS_MAIN(TestAddresses)
#include "tst_addresses.moc"
