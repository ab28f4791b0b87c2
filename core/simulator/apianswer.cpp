// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/apianswer.h"

#include <QJsonDocument>

namespace patchcord::simulator {

gateway::HttpAnswer jsonAnswer(int status, const QJsonObject &document)
{
    return {status, "application/json", QJsonDocument(document).toJson(QJsonDocument::Compact), {}};
}

gateway::HttpAnswer errorAnswer(const ApiError &error)
{
    return jsonAnswer(
        error.status,
        {{QStringLiteral("code"), error.code},
         {QStringLiteral("message"), error.message},
         {QStringLiteral("more_info"), QStringLiteral("https://www.twilio.com/docs/errors/%1").arg(error.code)},
         {QStringLiteral("status"), error.status}});
}

gateway::HttpAnswer notFoundAnswer(const QByteArray &path)
{
    return errorAnswer(
        {404, 20404, QStringLiteral("The requested resource %1 was not found").arg(QString::fromUtf8(path))});
}

gateway::HttpAnswer wrongMethodAnswer()
{
    return errorAnswer({405, 20004, QStringLiteral("Method not allowed")});
}

} // namespace patchcord::simulator
