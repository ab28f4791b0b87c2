// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/masking.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord;

class TestMasking final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void masksWhatMustNotLeave_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("Card 4111 1111 1111 1111, exp 12/27", "Card [card number], exp 12/27");
        row("4111111111111111", "[card number]");
        row("5500-0000-0000-0004 it is", "[card number] it is");
        row("amex 378282246310005", "amex [card number]");
        row("٤١١١١١١١١١١١١١١١", "[card number]");
        row("Order 4111 1111 1111 1112", "Order 4111 1111 1111 1112");
        row("my code is 482913", "my code is [code]");
        row("Your verification code: 48 29 13.", "Your verification code: [code].");
        row("482913 is your Acme code", "[code] is your Acme code");
        row("Ihr Passwort lautet 93821", "Ihr Passwort lautet [code]");
        row("G-482913", "[code]");
        row("mi código 4471 por favor", "mi código [code] por favor");
        row("Order 48-2210, two lamps", "Order 48-2210, two lamps");
        row("mail me: ann.o+x@mail.example.org!", "mail me: [e-mail address]!");
        row("I live at 12 Baker Street, London", "I live at [address], London");
        row("Flat 3, 221b Great Portland Rd", "[address]");
        row("an die Lange Straße 5 bitte", "an die Lange [address] bitte");
        row("Hauptstraße 12a, Berlin", "[address], Berlin");
        row("14 rue de la Paix", "[address]");
        row("Calle Mayor 7, Madrid", "[address], Madrid");
        row("SW1A 1AA", "[address]");
        row("two red bikes on Thursday at 10:30", "two red bikes on Thursday at 10:30");
        row("+44 7700 900123", "+44 7700 900123");
    }

    void masksWhatMustNotLeave()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(model::masked(text, {}), expected);
    }

    void masksTelephonesIfSo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("call +44 7700 900123 please", "call [phone number] please");
        row("(202) 555-0118", "[phone number]");
        row("07700900123", "[phone number]");
        row("2025550118", "[phone number]");
        row("order 482210", "order 482210");
        row("ticket 119, size 40", "ticket 119, size 40");
    }

    void masksTelephonesIfSo()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        AssistantSettings settings;
        settings.masksPhones = true;
        QCOMPARE(model::masked(text, settings), expected);
    }

    void leavesWhatIsNotToBeMasked()
    {
        AssistantSettings settings;
        settings.masksCards = settings.masksCodes = settings.masksAddresses = false;
        const QString text
            = QStringLiteral("4111 1111 1111 1111, code 482913, ann@example.org, 12 Baker Street, +447700900123");
        QCOMPARE(model::masked(text, settings), text);
    }
};

QTEST_GUILESS_MAIN(TestMasking)
#include "tst_masking.moc"
