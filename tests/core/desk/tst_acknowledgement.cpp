// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/acknowledgement.h"

#include <QTest>

using namespace patchcord;
using namespace patchcord::desk;
using twilio::OptOutKeyword;

class TestAcknowledgement final : public QObject
{
    Q_OBJECT

private slots:
    void goesOnlyToPeopleWhoSaidSomething_data();
    void goesOnlyToPeopleWhoSaidSomething();
    void fillsInBodyAndNameOnce_data();
    void fillsInBodyAndNameOnce();
    void isNeverLongerThanTwilioTakes();
};

void TestAcknowledgement::goesOnlyToPeopleWhoSaidSomething_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<Address>("from");
    QTest::addColumn<OptOutKeyword>("keyword");
    QTest::addColumn<bool>("expected");
    const QString thanks = QStringLiteral("Thanks!");
    const Address number{Channel::Sms, QStringLiteral("+4915112345678")};
    const auto sms = [](const char *user) { return Address{Channel::Sms, QString::fromLatin1(user)}; };
    QTest::newRow("a customer") << thanks << number << OptOutKeyword::None << true;
    QTest::newRow("a WhatsApp number") << thanks << Address{Channel::WhatsApp, number.user} << OptOutKeyword::None
                                       << true;
    QTest::newRow("a WhatsApp user") << thanks << Address{Channel::WhatsApp, QStringLiteral("DE.Abc123")}
                                     << OptOutKeyword::None << true;
    QTest::newRow("off") << QString() << number << OptOutKeyword::None << false;
    QTest::newRow("only blanks") << QStringLiteral("  \n") << number << OptOutKeyword::None << false;
    QTest::newRow("STOP") << thanks << number << OptOutKeyword::Stop << false;
    QTest::newRow("START") << thanks << number << OptOutKeyword::Start << false;
    QTest::newRow("HELP") << thanks << number << OptOutKeyword::Help << false;
    QTest::newRow("a short code") << thanks << sms("22395") << OptOutKeyword::None << false;
    QTest::newRow("an alphanumeric sender") << thanks << sms("NoReply") << OptOutKeyword::None << false;
    QTest::newRow("withheld") << thanks << sms("anonymous") << OptOutKeyword::None << false;
    QTest::newRow("withheld on a keypad") << thanks << sms("+266696687") << OptOutKeyword::None << false;
    QTest::newRow("something odd") << thanks << sms("???") << OptOutKeyword::None << false;
}

void TestAcknowledgement::goesOnlyToPeopleWhoSaidSomething()
{
    QFETCH(QString, pattern);
    QFETCH(Address, from);
    QFETCH(OptOutKeyword, keyword);
    QFETCH(bool, expected);
    Sender sender;
    sender.acknowledgement = pattern;
    QCOMPARE(invitesAcknowledgement(sender, from, keyword), expected);
}

void TestAcknowledgement::fillsInBodyAndNameOnce_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("filled");
    const auto row = [](const char *name, const char *pattern, const char *body, const char *filled) {
        QTest::newRow(name) << QString::fromUtf8(pattern) << QString::fromUtf8(body) << QString::fromUtf8(filled);
    };
    row("no mark", "We will answer.", "Hi", "We will answer.");
    row("both", "Hello {name}, you wrote: {body}", "Hi", "Hello Ann, you wrote: Hi");
    row("twice", "{name}{name}", "", "AnnAnn");
    row("a mark in the body stays", "{body}!", "{name} {body}", "{name} {body}!");
    row("markup stays a text", "{body}", "</Message><Dial>&amp;", "</Message><Dial>&amp;");
    row("an unknown mark stays", "{order} {", "x", "{order} {");
}

void TestAcknowledgement::fillsInBodyAndNameOnce()
{
    QFETCH(QString, pattern);
    QFETCH(QString, body);
    QFETCH(QString, filled);
    QCOMPARE(fillAcknowledgement(pattern, body, QStringLiteral("Ann")), filled);
}

void TestAcknowledgement::isNeverLongerThanTwilioTakes()
{
    const QString smileys = QStringLiteral("😀").repeated(800);
    QCOMPARE(fillAcknowledgement(QStringLiteral("{body}"), smileys, {}).size(), 1600);
    const QString cut = fillAcknowledgement(QStringLiteral("x{body}"), smileys, {});
    QCOMPARE(cut.size(), 1599);
    QVERIFY(cut.back().isLowSurrogate());
}

QTEST_GUILESS_MAIN(TestAcknowledgement)
#include "tst_acknowledgement.moc"
