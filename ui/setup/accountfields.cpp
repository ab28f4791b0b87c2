// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/accountfields.h"

#include "ui/setup/formpage.h"

#include <QCoreApplication>
#include <QLineEdit>

namespace patchcord::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AccountFields)
};

QLineEdit *makeField(const QString &objectName, const QString &name, const QString &prompt, bool isSecret = false)
{
    auto *field = new QLineEdit;
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setPlaceholderText(prompt);
    if (isSecret)
        field->setEchoMode(QLineEdit::Password);
    return field;
}

QString keptWords(bool isKept)
{
    return isKept ? Words::tr("Kept. Type to replace it.") : QString();
}

} // namespace

AccountFields::AccountFields(FormPage &page, const SetupValues &values)
    : m_kept(values)
    , m_accountSid(makeField(QStringLiteral("accountSid"), Words::tr("Account SID"), Words::tr("AC…")))
    , m_authToken(makeField(QStringLiteral("authToken"), Words::tr("Auth token"), keptWords(values.hasAuthToken), true))
    , m_apiKey(makeField(QStringLiteral("apiKey"), Words::tr("API key"), Words::tr("SK…, not needed")))
    , m_apiSecret(makeField(QStringLiteral("apiSecret"), Words::tr("API secret"), keptWords(values.hasApiSecret), true))
{
    m_accountSid->setText(values.accountSid);
    m_apiKey->setText(values.apiKey);
    page.addField(Words::tr("&Account SID"), m_accountSid);
    page.addField(Words::tr("Auth &token"), m_authToken,
                  Words::tr("Also proves that a webhook comes from Twilio, so it is needed beside an API key."));
    page.addField(Words::tr("API &key"), m_apiKey);
    page.addField(Words::tr("API &secret"), m_apiSecret,
                  Words::tr("Sends in place of the auth token where one is given."));
    page.addHeading(Words::tr("Where secrets are kept"));
    page.addHint(values.secretsKeptIn.isEmpty()
                     ? Words::tr("In the system keychain where there is one, else in a file that only you can read. "
                                 "They never appear in a log or an export.")
                     : Words::tr("In %1. They never appear in a log or an export.").arg(values.secretsKeptIn));
}

Credentials AccountFields::typed() const
{
    Credentials credentials;
    credentials.accountSid = m_accountSid->text().trimmed();
    credentials.authToken = m_authToken->text().trimmed();
    credentials.apiKey = m_apiKey->text().trimmed();
    credentials.apiSecret = m_apiSecret->text().trimmed();
    return credentials;
}

bool AccountFields::hasToken() const
{
    const Credentials now = typed();
    return !now.authToken.isEmpty() || (m_kept.hasAuthToken && now.accountSid == m_kept.accountSid);
}

bool AccountFields::hasSecret() const
{
    const Credentials now = typed();
    return !now.apiSecret.isEmpty() || (m_kept.hasApiSecret && now.apiKey == m_kept.apiKey);
}

QString AccountFields::problem() const
{
    const Credentials now = typed();
    if (now.accountSid.isEmpty())
        return Words::tr("The account SID is missing. It is on the first page of Twilio's console.");
    if (!now.accountSid.startsWith(u"AC"))
        return now.accountSid.startsWith(u"SK")
            ? Words::tr("This is an API key. The account SID begins with AC; the key goes further down.")
            : Words::tr("An account SID begins with AC.");
    if (!hasToken())
        return Words::tr("The auth token is missing. Without it nobody can tell Twilio's webhooks from forged ones.");
    if (!now.apiKey.isEmpty() && !now.apiKey.startsWith(u"SK"))
        return Words::tr("An API key begins with SK.");
    if (!now.apiKey.isEmpty() && !hasSecret())
        return Words::tr("The API key needs its secret, which Twilio showed once when the key was made.");
    return {};
}

QLineEdit *AccountFields::wrongField() const
{
    const Credentials now = typed();
    if (!now.accountSid.startsWith(u"AC"))
        return m_accountSid;
    if (!hasToken())
        return m_authToken;
    return now.apiKey.isEmpty() || now.apiKey.startsWith(u"SK") ? m_apiSecret : m_apiKey;
}

QLineEdit *AccountFields::firstField() const
{
    return m_accountSid->text().isEmpty() || hasToken() ? m_accountSid : m_authToken;
}

} // namespace patchcord::ui
