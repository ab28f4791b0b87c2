// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/resources.h"

#include "core/twilio/answer.h"

#include <QCoreApplication>
#include <QUrl>

namespace patchcord::twilio {

QByteArray accountPath(const Client &client)
{
    return "/2010-04-01/Accounts/" + QUrl::toPercentEncoding(client.accountSid());
}

QByteArray itemPath(const Client &client, QByteArrayView resource, const QString &sid)
{
    return accountPath(client) + '/' + resource.toByteArray() + '/' + QUrl::toPercentEncoding(sid) + ".json";
}

void addField(FormFields &fields, QByteArrayView name, const QString &text)
{
    if (!text.isEmpty())
        fields.emplaceBack(name.toByteArray(), text.toUtf8());
}

std::unexpected<Error> withoutSid(bool wasCreated)
{
    const QString detail = QStringLiteral("2xx without a SID");
    if (wasCreated)
        return std::unexpected(lostAnswer(Purpose::Create, true, detail));
    return failure(ErrorKind::Malformed,
                   QCoreApplication::translate("TwilioClient",
                                               "Twilio's answer could not be understood: check that the "
                                               "address of its API is right."),
                   detail);
}

} // namespace patchcord::twilio
