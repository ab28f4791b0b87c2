// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/randomtoken.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace patchcord;

class TestRandomToken final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void isSafeInAUrl();
    void hasAtLeast128Bits();
    void neverComesTwice();
};

void TestRandomToken::isSafeInAUrl()
{
    static const QRegularExpression safe(QStringLiteral("^[A-Za-z0-9_-]+$"));
    for (int i = 0; i < 200; ++i)
        QVERIFY(safe.match(randomToken()).hasMatch());
}

void TestRandomToken::hasAtLeast128Bits()
{
    QCOMPARE(randomToken().size(), 32);
    QVERIFY(randomToken(1).size() * 6 >= 128);
    QVERIFY(randomToken(40).size() * 6 >= 320);
}

void TestRandomToken::neverComesTwice()
{
    QSet<QString> tokens;
    for (int i = 0; i < 10'000; ++i)
        tokens.insert(randomToken());
    QCOMPARE(tokens.size(), 10'000);
}

QTEST_GUILESS_MAIN(TestRandomToken)
#include "tst_randomtoken.moc"
