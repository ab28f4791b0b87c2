// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/quiet.h"
#include "ui/models/contactcard.h"

#include <QTest>

using namespace patchcord;

class TestContactCard final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void readsACardOfAPhone()
    {
        const QList<ui::ContactCard> cards = ui::contactCardsIn(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Herrera;Tom\xc3\xa1s;;Dr.;\r\nFN:Dr. Tom\xc3\xa1s Herrera\r\n"
            "ORG:Herrera & Sons;Sales\r\nitem1.TEL;type=CELL;type=pref:+1 415 555 0134\r\n"
            "item1.X-ABLabel:mobile\r\nTEL;TYPE=WORK:+1 415 555 0135\r\nEMAIL:tomas@example.com\r\nEND:VCARD\r\n");
        QCOMPARE(cards.size(), 1);
        QCOMPARE(cards.first().name, QStringLiteral("Dr. Tomás Herrera"));
        QCOMPARE(cards.first().organisation, QStringLiteral("Herrera & Sons"));
        QCOMPARE(cards.first().numbers,
                 (QStringList{QStringLiteral("+1 415 555 0134"), QStringLiteral("+1 415 555 0135")}));
        QCOMPARE(cards.first().mails, QStringList{QStringLiteral("tomas@example.com")});
    }

    void readsAnOldCardInQuotedPrintable()
    {
        const QList<ui::ContactCard> cards = ui::contactCardsIn(
            "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;=\nJ=C3=B6rg;;;\n"
            "TEL;CELL:0171 1234567\nEND:VCARD\n");
        QCOMPARE(cards.size(), 1);
        QCOMPARE(cards.first().name, QStringLiteral("Jörg Müller"));
    }

    void unfoldsAndUnescapes()
    {
        const QList<ui::ContactCard> cards
            = ui::contactCardsIn("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Amara\\, the\r\n  "
                                 "first\r\nTEL;VALUE=uri;TYPE=\"voice,x:y\":tel:+447700900123"
                                 "\r\nEND:VCARD\r\n");
        QCOMPARE(cards.size(), 1);
        QCOMPARE(cards.first().name, QStringLiteral("Amara, the first"));
        QCOMPARE(cards.first().numbers, QStringList{QStringLiteral("+447700900123")});
    }

    void readsSeveralAndNamesAFirm()
    {
        const QList<ui::ContactCard> cards
            = ui::contactCardsIn("BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nORG:Acme\nEND:VCARD\n");
        QCOMPARE(cards.size(), 2);
        QCOMPARE(cards.at(1).name, QStringLiteral("Acme"));
    }

    void findsNothingInOtherFiles()
    {
        QVERIFY(ui::contactCardsIn({}).isEmpty());
        QVERIFY(ui::contactCardsIn("BEGIN:VCARD\nEND:VCARD").isEmpty());
        QVERIFY(ui::contactCardsIn("BEGIN:VCARD\nFN:never ended").isEmpty());
        QVERIFY(ui::contactCardsIn(QByteArray(100'000, '\n')).isEmpty());
        QVERIFY(ui::contactCardsIn(QByteArray("\xff\xd8\xff\x00 picture", 12)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestContactCard)
#include "tst_contactcard.moc"
