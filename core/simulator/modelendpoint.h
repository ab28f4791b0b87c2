// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/gateway/httpserver.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace patchcord::simulator {

enum class ModelFaultKind {
    Cut, ///< The stream ends in the middle.
    Busy, ///< 429, with Retry-After.
    Silence, ///< Nothing comes.
    Pause, ///< Nothing comes any more after the first words.
    Tools, ///< It wants to call a tool.
    Empty, ///< It says nothing.
    Long, ///< 10,000 characters.
    BadJson,
    NotAStream, ///< A whole JSON document.
    WrongKey, ///< 401.
    NoModel, ///< 404.
    Failure, ///< 500.
    Elsewhere, ///< A redirect.
};

/// A language model behind an OpenAI-compatible endpoint, `POST /v1/chat/completions`: streams plain answers that
/// depend on nothing but the request, says what it was told to say, or fails as asked. Loopback only.
class ModelEndpoint final
{
public:
    /// What the endpoint takes as its bearer key.
    [[nodiscard]] static QString key();
    [[nodiscard]] static bool takes(const QByteArray &path);

    void handle(const gateway::HttpRequest &request, const gateway::HttpReply &reply);
    /// `POST /sim/model {"fault": …, "count": 1, "reply": …, "delay_ms": 40}`; GET shows the requests that came; DELETE
    /// forgets all.
    [[nodiscard]] Result<QJsonObject> control(const QByteArray &method, const QJsonObject &wish);

private:
    void misbehave(ModelFaultKind kind, const gateway::HttpReply &reply) const;
    [[nodiscard]] std::optional<ModelFaultKind> takeFault();

    QList<ModelFaultKind> m_faults;
    QList<QByteArray> m_requests; ///< Bodies, the newest last.
    QString m_reply; ///< What it says whatever it is asked; empty = what it thinks of.
    int m_delayMs = 40; ///< Between two words.
};

} // namespace patchcord::simulator
