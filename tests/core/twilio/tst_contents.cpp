// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/contents.h"

#include "tests/core/twilio/scriptedaccount.h"

#include <QTest>

using namespace patchcord;
using namespace patchcord::twilio;
using namespace patchcord::tests;

class TestContents final : public QObject
{
    Q_OBJECT

private slots:
    void readsTemplatesWithTheirApprovals();
    void readsWhateverKind_data();
    void readsWhateverKind();
    void followsPages();
    void takesAnUnknownStateForNoApproval();
    void readsOneApproval();
    void refusesWhatIsNoList();
};

void TestContents::readsTemplatesWithTheirApprovals()
{
    ScriptedServer server({ok(R"({"contents":[{"sid":"HXtest","friendly_name":"order_update","language":"pt_BR",
        "variables":{"1":"Ann","2":42},"types":{"twilio/text":{"body":"Hello {{1}}, {{2}}"}},
        "approval_requests":{"status":"rejected","rejection_reason":"Too vague","category":"UTILITY"}}],
        "meta":{"next_page_url":null,"key":"contents"}})")});
    Client client(credentials(), server.base());
    const auto templates = waitFor(Contents(client).list());
    QVERIFY(templates && *templates);
    QCOMPARE(server.requests().first().target, QByteArray("/v1/ContentAndApprovals?PageSize=100"));
    QCOMPARE((*templates)->size(), 1);
    const ContentTemplate content = (*templates)->first();
    QCOMPARE(content.sid, QStringLiteral("HXtest"));
    QCOMPARE(content.name, QStringLiteral("order_update"));
    QCOMPARE(content.language, QStringLiteral("pt_BR"));
    QCOMPARE(content.body, QStringLiteral("Hello {{1}}, {{2}}"));
    QCOMPARE(content.samples.value(QStringLiteral("2")), QStringLiteral("42"));
    QCOMPARE(toString(content.approval), toString(ApprovalState::Rejected));
    QCOMPARE(content.reason, QStringLiteral("Too vague"));
    QCOMPARE(content.category, QStringLiteral("UTILITY"));
}

void TestContents::readsWhateverKind_data()
{
    QTest::addColumn<QByteArray>("types");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QStringList>("buttons");
    const auto row = [](const char *name, const char *types, const char *type, const char *body,
                        const QStringList &buttons) {
        QTest::newRow(name) << QByteArray(types) << QString::fromLatin1(type) << QString::fromLatin1(body) << buttons;
    };
    row("quick reply", R"({"twilio/quick-reply":{"body":"Well?","actions":[{"title":"Yes","id":"y"},{"title":"No"}]}})",
        "twilio/quick-reply", "Well?", {QStringLiteral("Yes"), QStringLiteral("No")});
    row("list", R"({"twilio/list-picker":{"body":"Choose","button":"Open","items":[{"item":"Red","id":"r"}]}})",
        "twilio/list-picker", "Choose", {QStringLiteral("Red")});
    row("card without a body", R"({"twilio/card":{"title":"Sale","subtitle":"Today","actions":[]}})", "twilio/card",
        "Sale\nToday", {});
    row("several, of which text is the last resort",
        R"({"twilio/text":{"body":"plain"},"twilio/quick-reply":{"body":"rich"},"whatsapp/card":{"body":"richest"}})",
        "whatsapp/card", "richest", {});
    row("a kind without text", R"({"whatsapp/authentication":{"add_security_recommendation":true}})",
        "whatsapp/authentication", "", {});
    row("nothing that is known", "null", "", "", {});
}

void TestContents::readsWhateverKind()
{
    QFETCH(QByteArray, types);
    QFETCH(QString, type);
    QFETCH(QString, body);
    QFETCH(QStringList, buttons);
    ScriptedServer server({ok(R"({"contents":[{"sid":"HXtest","types":)" + types + R"(}],"meta":{}})")});
    Client client(credentials(), server.base());
    const auto templates = waitFor(Contents(client).list());
    QVERIFY(templates && *templates);
    const ContentTemplate content = (*templates)->first();
    QCOMPARE(content.type, type);
    QCOMPARE(content.body, body);
    QCOMPARE(content.buttons, buttons);
    QCOMPARE(toString(content.approval), toString(ApprovalState::Unsubmitted));
}

void TestContents::followsPages()
{
    ScriptedServer server(QList<Step>{});
    const QByteArray next = server.base().toLatin1() + "/v1/Content?PageSize=100&Page=1&PageToken=DNHX1";
    server.setSteps({ok(R"({"contents":[{"sid":"HX1"}],"meta":{"next_page_url":")" + next + R"("}})"),
                     ok(R"({"contents":[{"sid":"HX2"}],"meta":{"next_page_url":null}})")});
    Client client(credentials(), server.base());
    const auto templates = waitFor(Contents(client).listPlain());
    QVERIFY(templates && *templates);
    QCOMPARE((*templates)->size(), 2);
    QCOMPARE(server.requests().last().target, QByteArray("/v1/Content?PageSize=100&Page=1&PageToken=DNHX1"));
}

void TestContents::takesAnUnknownStateForNoApproval()
{
    ScriptedServer server({ok(R"({"contents":[{"sid":"HX1","approval_requests":{"status":"in_appeal"}},
        {"sid":"HX2","approval_requests":null},{"sid":"HX3","approval_requests":{"status":"APPROVED"}}],"meta":{}})")});
    Client client(credentials(), server.base());
    const auto templates = waitFor(Contents(client).list());
    QVERIFY(templates && *templates);
    QStringList states;
    for (const ContentTemplate &content : **templates)
        states.append(toString(content.approval));
    QCOMPARE(states.join(u' '), QStringLiteral("unsubmitted unsubmitted approved"));
}

void TestContents::readsOneApproval()
{
    ScriptedServer server({ok(R"({"sid":"HX1","whatsapp":{"status":"paused","rejection_reason":"",
        "category":"MARKETING"}})")});
    Client client(credentials(), server.base());
    const auto approval = waitFor(Contents(client).approvalOf(QStringLiteral("HX/../1")));
    QVERIFY(approval && *approval);
    QCOMPARE(server.requests().first().target, QByteArray("/v1/Content/HX%2F..%2F1/ApprovalRequests"));
    QCOMPARE(toString((*approval)->approval), toString(ApprovalState::Paused));
    QCOMPARE((*approval)->category, QStringLiteral("MARKETING"));
}

void TestContents::refusesWhatIsNoList()
{
    ScriptedServer server({ok(R"({"contents":"none","meta":{}})")});
    Client client(credentials(), server.base());
    const auto templates = waitFor(Contents(client).list());
    QVERIFY(templates && !*templates);
    QCOMPARE(templates->error().kind, ErrorKind::Malformed);
}

QTEST_GUILESS_MAIN(TestContents)
#include "tst_contents.moc"
