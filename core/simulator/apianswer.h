// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/http.h"

#include <QJsonObject>
#include <QString>

namespace patchcord::simulator {

/// Why Twilio's REST API would refuse a request.
struct ApiError
{
    int status = 400; ///< HTTP.
    int code = 0; ///< Twilio's.
    QString message;
};

[[nodiscard]] gateway::HttpAnswer jsonAnswer(int status, const QJsonObject &document);
/// `{"code","message","more_info","status"}`, as Twilio's core API refuses.
[[nodiscard]] gateway::HttpAnswer errorAnswer(const ApiError &error);
/// 404 with 20404 for that path.
[[nodiscard]] gateway::HttpAnswer notFoundAnswer(const QByteArray &path);
/// 405 with 20004.
[[nodiscard]] gateway::HttpAnswer wrongMethodAnswer();

} // namespace patchcord::simulator
