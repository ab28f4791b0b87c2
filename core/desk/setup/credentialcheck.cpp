// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/setup/credentialcheck.h"

#include "core/base/futures.h"

namespace patchcord::desk {

namespace {

using Kind = AccountVerdict::Kind;

/// Twilio's answer did not come, or says nothing about the credentials.
bool isAboutTheWay(ErrorKind kind)
{
    return kind == ErrorKind::NotSent || kind == ErrorKind::Unavailable || kind == ErrorKind::OutcomeUnknown
        || kind == ErrorKind::RateLimited || kind == ErrorKind::Malformed;
}

Credentials withoutKey(Credentials credentials)
{
    credentials.apiKey.clear();
    credentials.apiSecret.clear();
    return credentials;
}

} // namespace

CredentialCheck::CredentialCheck(const Credentials &credentials, const QString &apiBase, QObject *parent)
    : QObject(parent)
    , m_credentials(credentials)
    , m_apiBase(apiBase)
    , m_client(credentials, apiBase)
{ }

CredentialCheck::~CredentialCheck() = default;

bool CredentialCheck::hasKey() const
{
    return !m_credentials.apiKey.isEmpty() && !m_credentials.apiSecret.isEmpty();
}

QFuture<AccountVerdict> CredentialCheck::examine()
{
    m_promise.start();
    if (!m_credentials.canSend()) {
        finish(incomplete());
        return m_promise.future();
    }
    whenDone(twilio::Account(m_client).fetch(), this,
             [this](const Result<twilio::AccountInfo> &account) { take(account); });
    return m_promise.future();
}

AccountVerdict CredentialCheck::incomplete() const
{
    AccountVerdict verdict;
    verdict.kind = Kind::Refused;
    verdict.finding = m_credentials.accountSid.isEmpty() ? tr("No Twilio account is set up.")
                                                         : tr("The account's auth token is missing.");
    verdict.advice = tr("Copy the account SID and the auth token from the first page of Twilio's console.");
    return verdict;
}

void CredentialCheck::take(const Result<twilio::AccountInfo> &account)
{
    if (!account)
        return askForNumbers(account.error());
    if (account->status == u"active") {
        const bool isTrial = account->type == u"Trial";
        return finishWith(Kind::Full, account->name,
                          isTrial ? tr("Twilio knows the account; it is a trial, which reaches only numbers that were "
                                       "verified.")
                                  : tr("Twilio knows the account."));
    }
    AccountVerdict verdict;
    verdict.kind = Kind::Refused;
    verdict.accountName = account->name;
    verdict.finding = tr("Twilio knows the account, but it is %1.").arg(account->status);
    verdict.advice = tr("Look at the account's billing in Twilio's console.");
    finish(verdict);
}

/// A standard API key may not read the account itself, but may read its numbers.
void CredentialCheck::askForNumbers(const Error &refusal)
{
    if (isAboutTheWay(refusal.kind) || !hasKey())
        return refuse(refusal);
    whenDone(twilio::Account(m_client).firstNumber(), this,
             [this](const Result<QList<twilio::IncomingNumber>> &numbers) {
                 if (!numbers)
                     return refuse(numbers.error());
                 finishWith(Kind::KeyWithoutAccount, {}, tr("The API key works; it may not read the account itself."));
             });
}

void CredentialCheck::finishWith(AccountVerdict::Kind kind, const QString &accountName, const QString &finding)
{
    AccountVerdict verdict;
    verdict.kind = kind;
    verdict.accountName = accountName;
    verdict.finding = finding;
    verdict.canReceive = m_credentials.canReceive();
    if (!verdict.canReceive) {
        verdict.finding += u' ' + tr("Without the auth token nothing can be received.");
        verdict.advice = tr("Enter the account's auth token too: Twilio signs with it what it sends here.");
        return finish(verdict);
    }
    if (hasKey())
        return checkToken(verdict);
    finish(verdict);
}

/// With a key at work, a wrong token would only show when the first message is turned away; with a refused one, it is
/// not the token's fault.
void CredentialCheck::checkToken(AccountVerdict verdict)
{
    m_tokenClient = std::make_unique<twilio::Client>(withoutKey(m_credentials), m_apiBase);
    whenDone(twilio::Account(*m_tokenClient).fetch(), this,
             [this, verdict](const Result<twilio::AccountInfo> &account) mutable {
                 if (account || account.error().kind != ErrorKind::Unauthorised)
                     return finish(verdict);
                 verdict.canReceive = false;
                 if (verdict.kind != Kind::Refused) {
                     verdict.kind = Kind::Refused;
                     verdict.finding = tr("The API key works, but Twilio refuses the auth token beside it, so nothing "
                                          "can be received.");
                     verdict.advice = tr("Copy the primary auth token anew from Twilio's console.");
                 }
                 finish(verdict);
             });
}

void CredentialCheck::refuse(const Error &error)
{
    AccountVerdict verdict;
    if (isAboutTheWay(error.kind)) {
        verdict.kind = Kind::Unreachable;
        verdict.finding = error.message;
        verdict.advice = tr("Check the connection to the internet, and status.twilio.com.");
        return finish(verdict);
    }
    verdict.kind = Kind::Refused;
    if (error.kind == ErrorKind::NotFound) {
        verdict.finding = tr("Twilio does not know this account SID.");
        verdict.advice = tr("Compare it with Twilio's console. An account of another region needs its region here.");
    } else if (error.kind == ErrorKind::Unauthorised && hasKey()) {
        verdict.finding = tr("Twilio refuses the API key: its secret is wrong, it was deleted, or it lacks the right "
                             "to read phone numbers.");
        verdict.advice = tr("Make a standard API key in Twilio's console, in the same account and region, and enter "
                            "it with its secret.");
        verdict.canReceive = m_credentials.canReceive();
        if (verdict.canReceive)
            return checkToken(verdict);
    } else if (error.kind == ErrorKind::Unauthorised) {
        verdict.finding = tr("Twilio refuses the account SID with this auth token.");
        verdict.advice = tr("Copy both anew from the first page of Twilio's console. A token that was rotated there "
                            "has to be entered here, too.");
    } else {
        verdict.finding = error.message;
        verdict.advice = tr("Look at the account in Twilio's console.");
    }
    finish(verdict);
}

void CredentialCheck::finish(const AccountVerdict &verdict)
{
    m_promise.addResult(verdict);
    m_promise.finish();
}

} // namespace patchcord::desk
