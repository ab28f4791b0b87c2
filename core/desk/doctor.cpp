// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/doctor.h"

#include "core/base/futures.h"
#include "core/store/senders.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

namespace patchcord::desk {

namespace {

constexpr int roundTripMs = 10'000;

bool isLoopback(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

} // namespace

QJsonObject toJson(const QList<Check> &checks)
{
    QJsonArray rows;
    for (const Check &check : checks) {
        rows << QJsonObject{{QStringLiteral("name"), check.name},
                            {QStringLiteral("ok"), check.isWell},
                            {QStringLiteral("finding"), check.finding},
                            {QStringLiteral("mend"), check.mend}};
    }
    return {{QStringLiteral("ok"), std::ranges::all_of(checks, &Check::isWell)}, {QStringLiteral("checks"), rows}};
}

Doctor::Doctor(store::Store *store, const QString &storeError, Settings settings, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_storeError(storeError)
    , m_settings(std::move(settings))
    , m_client(m_settings.credentials, m_settings.apiBase)
    , m_account(m_client)
    , m_network(new QNetworkAccessManager(this))
{ }

Doctor::~Doctor() = default;

QFuture<QList<Check>> Doctor::examine()
{
    m_promise.start();
    checkProfile();
    return m_promise.future();
}

void Doctor::report(const QString &name, bool isWell, const QString &finding, const QString &mend)
{
    m_checks << Check{name, isWell, finding, isWell ? QString() : mend};
}

void Doctor::finish()
{
    m_promise.addResult(m_checks);
    m_promise.finish();
}

void Doctor::checkProfile()
{
    const QString name = QStringLiteral("profile");
    if (!m_store) {
        report(name, false, m_storeError, tr("Mend that first: without its profile Patchcord keeps nothing."));
        return checkCredentials();
    }
    const auto senders = m_store->read([](const store::Snapshot &snapshot) { return store::allSenders(snapshot); });
    whenDone(senders, this, [this, name](const Result<QList<Sender>> &found) {
        if (found)
            report(name, true, tr("The history can be read; %n sender(s) are known.", nullptr, int(found->size())));
        else
            report(name, false, found.error().message, tr("Restore the newest backup that lies in the profile."));
        checkCredentials();
    });
}

void Doctor::checkCredentials()
{
    const QString name = QStringLiteral("credentials");
    const bool canSign = m_settings.credentials.canReceive();
    report(QStringLiteral("webhook signatures"), canSign,
           canSign ? tr("The account's auth token is set.") : tr("The account's auth token is missing."),
           tr("Set TWILIO_AUTH_TOKEN, or enter it under Settings. An API key alone cannot check what Twilio sends."));
    if (!m_settings.credentials.canSend()) {
        report(
            name, false, tr("No Twilio account is set up."),
            tr("Set TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN or with TWILIO_API_KEY and TWILIO_API_SECRET, or enter "
               "them under Settings."));
        return checkPublicUrl();
    }
    whenDone(m_account.fetch(), this, [this, name](const Result<twilio::AccountInfo> &account) {
        if (account) {
            report(name, account->status == u"active", tr("Twilio knows the account; it is %1.").arg(account->status),
                   tr("Open Twilio's console and look at the account's billing."));
            return checkPublicUrl();
        }
        // A standard API key may not read the account itself, but may read its numbers.
        const Error &refusal = account.error();
        whenDone(m_account.numbers(), this, [this, name, refusal](const auto &numbers) {
            if (numbers && refusal.kind == ErrorKind::Unauthorised)
                report(name, true, tr("The API key works; it may not read the account itself."));
            else
                report(name, false, refusal.message, tr("Check account SID, token or key, and their region."));
            checkPublicUrl();
        });
    });
}

void Doctor::checkPublicUrl()
{
    const QString name = QStringLiteral("public address");
    const QUrl url(m_settings.publicUrl);
    const QString mend = tr("Start a tunnel to the port Patchcord listens on, and set its address as --public-url or "
                            "under Settings: for example https://desk.example.");
    if (m_settings.publicUrl.isEmpty())
        report(name, false, tr("No public address is set, so Twilio cannot reach this desk."), mend);
    else if (!url.isValid() || url.host().isEmpty())
        report(name, false, tr("The public address is not a web address."), mend);
    else if (url.host().contains(u'_'))
        report(name, false, tr("Twilio refuses host names with an underscore."), mend);
    else if (url.scheme() != u"https" && !isLoopback(url.host()))
        report(name, false, tr("The public address is not https."), mend);
    else
        return checkRoundTrip();
    checkNumbers();
}

void Doctor::checkRoundTrip()
{
    QNetworkRequest request(QUrl(m_settings.publicUrl + QStringLiteral("/api/webhooks/health")));
    request.setTransferTimeout(roundTripMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply *reply = m_network->get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        const QJsonObject answer = QJsonDocument::fromJson(reply->read(4096)).object();
        const bool isWell = answer.value(u"status").toString() == u"ok";
        report(QStringLiteral("public address"), isWell,
               isWell ? tr("A request through the public address came back.")
                      : tr("Nothing of Patchcord answers at the public address."),
               tr("Start `patchcordd serve` or the console, and check that the tunnel leads to its port."));
        checkNumbers();
    });
}

void Doctor::checkNumbers()
{
    if (!m_settings.credentials.canSend())
        return finish();
    whenDone(m_account.numbers(), this, [this](const Result<QList<twilio::IncomingNumber>> &numbers) {
        if (!numbers) {
            report(QStringLiteral("numbers"), false, numbers.error().message,
                   tr("Mend the credentials first; the numbers are read with them."));
            return finish();
        }
        if (numbers->isEmpty())
            report(QStringLiteral("numbers"), false, tr("The account has no phone number."),
                   tr("Buy a number in Twilio's console."));
        for (const twilio::IncomingNumber &number : *numbers)
            checkNumber(number);
        finish();
    });
}

void Doctor::checkNumber(const twilio::IncomingNumber &number)
{
    QStringList wrong;
    const auto compare
        = [&](bool isUsed, const QString &what, const QString &url, const QString &method, const QString &route) {
              if (isUsed && (url != m_settings.publicUrl + route || method.compare(u"POST", Qt::CaseInsensitive) != 0))
                  wrong << tr("%1 should be POST %2").arg(what, m_settings.publicUrl + route);
          };
    compare(number.canSms, tr("“A message comes in”"), number.smsUrl, number.smsMethod,
            QStringLiteral("/api/webhooks/sms"));
    compare(number.canVoice, tr("“A call comes in”"), number.voiceUrl, number.voiceMethod,
            QStringLiteral("/api/webhooks/voice"));
    if (!number.smsApplicationSid.isEmpty() || !number.voiceApplicationSid.isEmpty() || !number.trunkSid.isEmpty())
        wrong << tr("an application or trunk overrides its addresses: remove it");
    report(QStringLiteral("number ") + number.number, wrong.isEmpty(),
           wrong.isEmpty() ? tr("Twilio calls this desk for it.") : tr("Twilio does not call this desk for it."),
           tr("In Twilio's console, under the number: %1.").arg(wrong.join(QStringLiteral("; "))));
}

} // namespace patchcord::desk
