// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/form.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord::twilio;

/// Forms as bytes: what is read is what was meant, whatever was sent.
class TestForm final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void readsPairsInTheirOrder_data();
    void readsPairsInTheirOrder();
    void writesWhatItReads();
    void writesPlusAsEscapeAndBlankAsEscape();
    void keepsEveryCharacterOfAText_data();
    void keepsEveryCharacterOfAText();
    void givesTheFirstValueOfAName();
};

void TestForm::readsPairsInTheirOrder_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<FormFields>("fields");
    QTest::newRow("empty") << QByteArray() << FormFields{};
    QTest::newRow("two") << QByteArray("b=1&a=2") << FormFields{{"b", "1"}, {"a", "2"}};
    QTest::newRow("plus is a blank") << QByteArray("Body=a+b%2Bc") << FormFields{{"Body", "a b+c"}};
    QTest::newRow("blanks at both ends") << QByteArray("Body=+a%20") << FormFields{{"Body", " a "}};
    QTest::newRow("empty value") << QByteArray("a=&b=") << FormFields{{"a", ""}, {"b", ""}};
    QTest::newRow("no equals sign") << QByteArray("flag&a=1") << FormFields{{"flag", ""}, {"a", "1"}};
    QTest::newRow("equals in the value") << QByteArray("a=b=c") << FormFields{{"a", "b=c"}};
    QTest::newRow("empty name") << QByteArray("=v") << FormFields{{"", "v"}};
    QTest::newRow("doubled ampersand") << QByteArray("&&a=1&&") << FormFields{{"a", "1"}};
    QTest::newRow("repeated name") << QByteArray("a=1&a=2") << FormFields{{"a", "1"}, {"a", "2"}};
    QTest::newRow("malformed escapes stay") << QByteArray("a=%zz%4&b=%") << FormFields{{"a", "%zz%4"}, {"b", "%"}};
    QTest::newRow("either case of hex") << QByteArray("a=%c3%A9") << FormFields{{"a", "\xC3\xA9"}};
    QTest::newRow("NUL") << QByteArray("a=x%00y") << FormFields{{"a", QByteArray("x\0y", 3)}};
    QTest::newRow("escaped name") << QByteArray("a%26b=1") << FormFields{{"a&b", "1"}};
    QTest::newRow("line ends") << QByteArray("a=%0D%0A") << FormFields{{"a", "\r\n"}};
}

void TestForm::readsPairsInTheirOrder()
{
    QFETCH(QByteArray, body);
    QFETCH(FormFields, fields);
    QCOMPARE(parseForm(body), fields);
}

void TestForm::writesWhatItReads()
{
    QByteArray everyByte;
    for (int byte = 0; byte < 256; ++byte)
        everyByte += static_cast<char>(byte);
    const FormFields fields{{"Body", everyByte}, {everyByte, ""}, {"To", "+4915112345678"}};
    QCOMPARE(parseForm(encodeForm(fields)), fields);
}

void TestForm::writesPlusAsEscapeAndBlankAsEscape()
{
    QCOMPARE(encodeForm({{"To", "+49 1"}, {"MediaUrl", "a"}, {"MediaUrl", "b"}}),
             QByteArray("To=%2B49%201&MediaUrl=a&MediaUrl=b"));
}

void TestForm::keepsEveryCharacterOfAText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("leading U+FEFF") << QStringLiteral("\uFEFFhello");
    QTest::newRow("only U+FEFF") << QStringLiteral("\uFEFF");
    QTest::newRow("NUL inside") << QString::fromUtf16(u"a\0b", 3);
    QTest::newRow("blanks at both ends") << QStringLiteral(" \t a \r\n ");
    QTest::newRow("right to left") << QStringLiteral("\u202Eשלום");
    QTest::newRow("emoji") << QStringLiteral("👩‍👩‍👧‍👦🇪🇺");
}

void TestForm::keepsEveryCharacterOfAText()
{
    QFETCH(QString, text);
    QCOMPARE(fieldText(parseForm(encodeForm({{"Body", text.toUtf8()}})), "Body"), text);
}

void TestForm::givesTheFirstValueOfAName()
{
    const FormFields fields{{"a", "1"}, {"b", "2"}, {"b", "3"}};
    QCOMPARE(fieldText(fields, "b"), QStringLiteral("2"));
    QCOMPARE(fieldText(fields, "c"), QString());
}

QTEST_GUILESS_MAIN(TestForm)
#include "tst_form.moc"
