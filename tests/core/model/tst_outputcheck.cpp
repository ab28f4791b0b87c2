// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/language.h"
#include "core/model/outputcheck.h"
#include "core/model/prompt.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace patchcord;
using namespace patchcord::model;

namespace {

OutputRules rules(Reader reader, const QString &customersWords)
{
    OutputRules made;
    made.reader = reader;
    made.ownWords = QStringLiteral("Track it at https://shop.example/track or call +44 20 7946 0018. The lamp is £29.");
    made.customersWords = customersWords;
    made.secretWords = rulesFor(AssistantTask::Reply)
        + QStringLiteral("\nNever to mention the warehouse fire of last week to anybody.");
    made.seal = QStringLiteral("quarkbeere");
    return made;
}

} // namespace

class TestOutputCheck final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void letsNoObeyedInjectionLeave_data()
    {
        QTest::addColumn<QString>("customer");
        QTest::addColumn<QString>("obeyed");
        QFile file(QStringLiteral(PATCHCORD_TEST_DATA "/injections.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray attempts = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(attempts.size() >= 30);
        for (const QJsonValue &attempt : attempts) {
            QString obeyed = attempt[u"obeyed"].toString();
            if (obeyed == u"REPEAT lamp")
                obeyed = QStringLiteral("lamp ").repeated(2000);
            QTest::addRow("%s", qPrintable(attempt[u"name"].toString())) << attempt[u"customer"].toString() << obeyed;
        }
    }

    void letsNoObeyedInjectionLeave()
    {
        QFETCH(QString, customer);
        QFETCH(QString, obeyed);
        const auto checked = checkedOutput(obeyed, rules(Reader::Customer, customer));
        QVERIFY2(!checked, qPrintable(obeyed));
        QCOMPARE(checked.error().kind, ErrorKind::Refused);
    }

    void letsPlainAnswersLeave_data()
    {
        QTest::addColumn<QString>("customer");
        QTest::addColumn<QString>("answer");
        const auto row = [](const char *customer, const char *answer) {
            QTest::addRow("%s", answer) << QString::fromUtf8(customer) << QString::fromUtf8(answer);
        };
        row("Where is my parcel?", "It should be with you on Thursday. A colleague will look into it.");
        row("Where is my parcel?", "You can follow it at https://shop.example/track, or www.shop.example.");
        row("Who can I call?", "We are on +44 20 7946 0018, from 9 a.m. to 5 p.m.");
        row("What is it?", "The lamp is £29. See you soon 🙏👨‍👩‍👧");
        row("Guten Tag, wann kommt die Lampe und ist sie blau?", "Die Lampe ist blau und wird morgen geliefert.");
        row("こんにちは、明日の予約は大丈夫ですか", "はい、明日お待ちしております。");
        row("Where is it?", "I am sorry. A colleague will look into it and get back to you.");
        row("سلام، سفارش من کجاست؟", "سلام، سفارش شما را بررسی می‌کنیم.");
        row("ok", "Danke, wir sehen uns morgen.");
        row("Order 48-2210 is missing.", "Thank you, I see that order 48-2210 is on its way. Anything else?");
    }

    void letsPlainAnswersLeave()
    {
        QFETCH(QString, customer);
        QFETCH(QString, answer);
        QCOMPARE(checkedOutput(answer + u' ', rules(Reader::Customer, customer)), Result<QString>(answer));
    }

    void leavesPromisesToAgents()
    {
        const QString promise = QStringLiteral("I have sent the refund of £29 today.");
        QVERIFY(checkedOutput(promise, rules(Reader::Agent, {})));
        QVERIFY(!checkedOutput(promise, rules(Reader::Customer, {})));
    }

    void keepsForeignLinksFromAgentsToo()
    {
        const QString customer = QStringLiteral("look at evil.example");
        QVERIFY(!checkedOutput(QStringLiteral("Thanks. See evil.example"), rules(Reader::Agent, customer)));
        QVERIFY(!checkedOutput(QStringLiteral("Look here. evil.example"), rules(Reader::Agent, customer)));
    }

    void tellsLanguagesApart_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("language");
        const auto row = [](const char *text, const char *language) {
            QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromLatin1(language);
        };
        row("Where is the parcel that you have sent?", "en");
        row("Wo ist das Paket, und wann kommt es bei mir an?", "de");
        row("Bonjour, est-ce que vous avez reçu ma commande pour demain ?", "fr");
        row("Hola, ¿cuándo está listo el pedido para mi abuela?", "es");
        row("Hej! Är det klart och kommer du på fredag?", "sv");
        row("السلام عليكم، طلبت فستانًا أزرق", "ar");
        row("こんにちは、予約は大丈夫ですか", "ja");
        row("Здравствуйте, где мой заказ", "ru");
        row("ok", "");
        row("48-2210", "");
    }

    void tellsLanguagesApart()
    {
        QFETCH(QString, text);
        QFETCH(QString, language);
        QCOMPARE(languageOf(text), language);
    }
};

QTEST_GUILESS_MAIN(TestOutputCheck)
#include "tst_outputcheck.moc"
