// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/formervalues.h"

#include "tests/core/store/storefixture.h"

#include <QRegularExpression>

namespace patchcord::store {

namespace {

const QString account = QStringLiteral("ACtest");

FormerValue value(const QString &field, const QString &former, qint64 at = noon)
{
    return {0,     at,     WebhookPlace::Kind::Number, QStringLiteral("PNtest"), QStringLiteral("+15005550006"),
            field, former, QStringLiteral("ours")};
}

} // namespace

class TestFormerValues : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void keepsThemInTheirOrderOverARestart();
    void keepsAccountsApart();
    void givesUpWhatWasPutBack();
    void forgetsWhatWasNotChangedAfterAll();

private:
    static void remember(StoreFixture &fixture, const FormerValue &one, const QString &of = account);
    static QList<FormerValue> kept(StoreFixture &fixture, const QString &of = account);
};

void TestFormerValues::remember(StoreFixture &fixture, const FormerValue &one, const QString &of)
{
    QVERIFY(fixture.write([=](Transaction &transaction) { return rememberValue(transaction, of, one); }));
}

QList<FormerValue> TestFormerValues::kept(StoreFixture &fixture, const QString &of)
{
    return fixture.read([=](const Snapshot &snapshot) { return formerValues(snapshot, of); }).value();
}

void TestFormerValues::keepsThemInTheirOrderOverARestart()
{
    StoreFixture fixture;
    remember(fixture, value(QStringLiteral("SmsUrl"), QStringLiteral("first")));
    remember(fixture, value(QStringLiteral("SmsMethod"), {}));
    remember(fixture, value(QStringLiteral("SmsUrl"), QStringLiteral("second"), noon + 1));
    fixture.reopen();
    const QList<FormerValue> values = kept(fixture);
    QCOMPARE(values.size(), 3);
    QCOMPARE(values.at(0).former, QStringLiteral("first"));
    QCOMPARE(values.at(1).former, QString());
    QCOMPARE(values.at(2).former, QStringLiteral("second"));
    QCOMPARE(values.at(0).title, QStringLiteral("+15005550006"));
    QCOMPARE(values.at(0).written, QStringLiteral("ours"));
}

void TestFormerValues::keepsAccountsApart()
{
    StoreFixture fixture;
    remember(fixture, value(QStringLiteral("SmsUrl"), QStringLiteral("a")), QStringLiteral("ACother"));
    QVERIFY(kept(fixture).isEmpty());
    QCOMPARE(kept(fixture, QStringLiteral("ACother")).size(), 1);
}

void TestFormerValues::givesUpWhatWasPutBack()
{
    StoreFixture fixture;
    remember(fixture, value(QStringLiteral("SmsUrl"), QStringLiteral("a")));
    FormerValue service = value(QStringLiteral("inbound_request_url"), QStringLiteral("b"));
    service.kind = WebhookPlace::Kind::Service;
    service.sid = QStringLiteral("MGtest");
    remember(fixture, service);
    QVERIFY(fixture.write([](Transaction &transaction) {
        return markRestored(transaction, account, WebhookPlace::Kind::Number, QStringLiteral("PNtest"), noon + 5);
    }));
    QCOMPARE(kept(fixture).size(), 1);
    QVERIFY(kept(fixture).first().kind == WebhookPlace::Kind::Service);
}

void TestFormerValues::forgetsWhatWasNotChangedAfterAll()
{
    StoreFixture fixture;
    remember(fixture, value(QStringLiteral("SmsUrl"), QStringLiteral("a")));
    remember(fixture, value(QStringLiteral("SmsUrl"), QStringLiteral("b"), noon + 1));
    QVERIFY(fixture.write([](Transaction &transaction) {
        return forgetValues(transaction, account, WebhookPlace::Kind::Number, QStringLiteral("PNtest"), noon + 1);
    }));
    QCOMPARE(kept(fixture).size(), 1);
    QCOMPARE(kept(fixture).first().former, QStringLiteral("a"));
}

} // namespace patchcord::store

QTEST_GUILESS_MAIN(patchcord::store::TestFormerValues)
#include "tst_formervalues.moc"
