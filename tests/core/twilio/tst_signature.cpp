// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/signature.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace patchcord::twilio;

namespace {

const QByteArray token = "0123456789abcdef0123456789abcdef";
const QByteArray formType = "application/x-www-form-urlencoded; charset=UTF-8";

SignedRequest formRequest(const QByteArray &url, const QByteArray &body)
{
    return {url, formType, body, sign(token, url, parseForm(body))};
}

QJsonArray vectors()
{
    QFile file(QStringLiteral(PATCHCORD_TEST_DATA "/signature-vectors.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value(u"vectors").toArray();
}

} // namespace

/// The signature rule against the published vectors, and what it must never accept.
class TestSignature final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void agreesWithTheVector_data();
    void agreesWithTheVector();
    void hasAllVectors() { QCOMPARE(vectors().size(), 71); }
    void signsTheSampleOfTheDocumentation();
    void triesTheseUrls_data();
    void triesTheseUrls();
    void acceptsTheFormerTokenToo();
    void neverAcceptsAnEmptyToken();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void takesFiveHundredFieldsAndNoMore();
    void takesTheContentTypeInAnyCase();
    void givesTheFormOfAGenuineRequestOnly();
};

void TestSignature::agreesWithTheVector_data()
{
    QTest::addColumn<QJsonObject>("vector");
    for (const QJsonValue &vector : vectors())
        QTest::newRow(qPrintable(vector[u"name"].toString())) << vector.toObject();
}

void TestSignature::agreesWithTheVector()
{
    QFETCH(QJsonObject, vector);
    const auto bytes = [&](QStringView key) { return vector.value(key).toString().toUtf8(); };
    const QByteArray body = bytes(vector.contains(u"form_body") ? u"form_body" : u"body");
    const SignedRequest request{bytes(u"url"), bytes(u"content_type"), body, bytes(u"signature")};
    const bool isValid = verify(request, {bytes(u"auth_token")}) == SignatureVerdict::Valid;
    QCOMPARE(isValid, vector.value(u"valid").toBool());

    if (vector.contains(u"form_body")) {
        FormFields fields;
        for (const QJsonValue &pair : vector.value(u"params").toArray())
            fields.emplaceBack(pair[0].toString().toUtf8(), pair[1].toString().toUtf8());
        if (isValid) {
            QCOMPARE(parseForm(body), fields);
            QCOMPARE(sign(bytes(u"auth_token"), bytes(u"signed_url"), fields), request.signature);
        }
    }
}

void TestSignature::signsTheSampleOfTheDocumentation()
{
    const FormFields fields{{"CallSid", "CA1234567890ABCDE"},
                            {"Caller", "+14158675310"},
                            {"Digits", "1234"},
                            {"From", "+14158675310"},
                            {"To", "+18005551212"}};
    QCOMPARE(sign("12345", "https://example.com/myapp.php?foo=1&bar=2", fields),
             QByteArray("L/OH5YylLD5NRKLltdqwSvS0BnU="));
}

void TestSignature::triesTheseUrls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArrayList>("candidates");
    QTest::newRow("https") << QByteArray("https://a.example/x?y=%2f'")
                           << QByteArrayList{"https://a.example/x?y=%2f'", "https://a.example:443/x?y=%2f'"};
    QTest::newRow("http with port, userinfo, fragment")
        << QByteArray("http://u:p@a.example:81/x#rc=2")
        << QByteArrayList{"http://a.example/x", "http://a.example:81/x"};
    QTest::newRow("IPv6") << QByteArray("https://[::1]/x") << QByteArrayList{"https://[::1]/x", "https://[::1]:443/x"};
    QTest::newRow("at sign and colon in the query")
        << QByteArray("https://a.example?x=u:p@b")
        << QByteArrayList{"https://a.example?x=u:p@b", "https://a.example:443?x=u:p@b"};
    QTest::newRow("socket") << QByteArray("wss://a.example:444/m/")
                            << QByteArrayList{"wss://a.example/m/", "wss://a.example:444/m/", "wss://a.example/m",
                                              "wss://a.example:444/m"};
    QTest::newRow("socket with a query") << QByteArray("ws://a.example/m?x")
                                         << QByteArrayList{"ws://a.example/m?x", "ws://a.example:80/m?x"};
    QTest::newRow("no URL") << QByteArray("/x#y") << QByteArrayList{"/x"};
    QTest::newRow("nothing") << QByteArray() << QByteArrayList{""};
}

void TestSignature::triesTheseUrls()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArrayList, candidates);
    QCOMPARE(signedUrlCandidates(url), candidates);
}

void TestSignature::acceptsTheFormerTokenToo()
{
    const SignedRequest request = formRequest("https://a.example/sms", "Body=x");
    QCOMPARE(verify(request, {"another", token}), SignatureVerdict::Valid);
    QCOMPARE(verify(request, {"another"}), SignatureVerdict::Wrong);
    QCOMPARE(verify(request, {}), SignatureVerdict::Wrong);
}

void TestSignature::neverAcceptsAnEmptyToken()
{
    SignedRequest request = formRequest("https://a.example/sms", "Body=x");
    request.signature = sign({}, request.url, parseForm(request.body));
    QVERIFY(!request.signature.isEmpty());
    QCOMPARE(verify(request, {QByteArray()}), SignatureVerdict::Wrong);
}

void TestSignature::saysWhatIsWrong_data()
{
    QTest::addColumn<SignedRequest>("request");
    QTest::addColumn<SignatureVerdict>("verdict");
    const QByteArray url = "https://a.example/sms";
    SignedRequest request = formRequest(url, "Body=x");
    QTest::newRow("as it was signed") << request << SignatureVerdict::Valid;
    request.body = "Body=y";
    QTest::newRow("altered") << request << SignatureVerdict::Wrong;
    request.signature.clear();
    QTest::newRow("unsigned") << request << SignatureVerdict::Missing;
    request = formRequest(url, "Body=x");
    request.signature += QByteArray(100, 'A');
    QTest::newRow("endless signature") << request << SignatureVerdict::Wrong;
    request = {url, "text/plain", "Body=x", sign(token, url)};
    QTest::newRow("body that nothing covers") << request << SignatureVerdict::BodyHashMissing;
    request = {url + "?notbodySHA256=00", "application/json", "{}", sign(token, url + "?notbodySHA256=00")};
    QTest::newRow("a name that merely ends so") << request << SignatureVerdict::BodyHashMissing;
    request = {url + "?bodySHA256=00", "application/json", "{}", sign(token, url + "?bodySHA256=00")};
    QTest::newRow("another body's hash") << request << SignatureVerdict::BodyHashWrong;
    request = {url, {}, {}, sign(token, url)};
    QTest::newRow("GET") << request << SignatureVerdict::Valid;
}

void TestSignature::saysWhatIsWrong()
{
    QFETCH(SignedRequest, request);
    QFETCH(SignatureVerdict, verdict);
    QCOMPARE(verify(request, {token}), verdict);
}

void TestSignature::takesFiveHundredFieldsAndNoMore()
{
    QByteArray body = "a0=1";
    for (int i = 1; i < 500; ++i)
        body += "&a" + QByteArray::number(i) + "=1";
    QCOMPARE(verify(formRequest("https://a.example/sms", body), {token}), SignatureVerdict::Valid);
    body += "&b=1";
    QCOMPARE(verify(formRequest("https://a.example/sms", body), {token}), SignatureVerdict::TooManyFields);
}

void TestSignature::takesTheContentTypeInAnyCase()
{
    SignedRequest request = formRequest("https://a.example/sms", "Body=x");
    request.contentType = "Application/X-WWW-Form-URLEncoded";
    QCOMPARE(verify(request, {token}), SignatureVerdict::Valid);
    request.contentType = "application/x-www";
    QCOMPARE(verify(request, {token}), SignatureVerdict::Wrong);
}

void TestSignature::givesTheFormOfAGenuineRequestOnly()
{
    SignedRequest request = formRequest("https://a.example/sms", "Body=x+y&To=");
    VerifiedRequest verified = verifyAndRead(request, {token});
    QCOMPARE(verified.verdict, SignatureVerdict::Valid);
    QCOMPARE(verified.fields, (FormFields{{"Body", "x y"}, {"To", ""}}));
    request.body += "&a=b";
    verified = verifyAndRead(request, {token});
    QCOMPARE(verified.verdict, SignatureVerdict::Wrong);
    QVERIFY(verified.fields.isEmpty());
}

QTEST_GUILESS_MAIN(TestSignature)
#include "tst_signature.moc"
