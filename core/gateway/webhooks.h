// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/admission.h"
#include "core/gateway/httpserver.h"
#include "core/gateway/quarantine.h"
#include "core/store/ledgers.h"

#include <QFuture>
#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <functional>

namespace patchcord::desk {
class Inbox;
class Deliveries;
class CallDesk;
} // namespace patchcord::desk

namespace patchcord::gateway {

/// One handler per webhook: admit, read, hand to the desk, answer when the desk is done. It decides nothing itself.
class Webhooks final : public QObject
{
    Q_OBJECT

public:
    Webhooks(store::Store &store, desk::Inbox &inbox, desk::Deliveries &deliveries, desk::CallDesk &calls,
             Admission admission, QObject *parent = nullptr);

    void addTo(HttpServer &server);
    [[nodiscard]] Admission &admission() { return m_admission; }
    /// See Gateway::replay.
    QFuture<Done> replay(qint64 quarantineId, const QString &agent);

signals:
    /// A genuine webhook was answered; UTC ms.
    void answered(qint64 at);
    void refused(const QString &reason);

private:
    using FormHandler = std::function<void(const HttpRequest &, const twilio::FormFields &, const HttpReply &)>;

    void addWebhook(HttpServer &server, const QString &path, FormHandler handler);
    void takeMessage(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply);
    void takeMessageStatus(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply);
    void takeCall(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply);
    void takeCallStatus(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply);
    void takeWaiting(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply);
    void takeAgentAnswer(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply);
    void takeLeg(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply);
    void takeRecordEnd(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply);
    void takeRecording(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply);
    void takeTranscription(const HttpRequest &request, const twilio::FormFields &form, const HttpReply &reply);

    [[nodiscard]] QFuture<Done> takeIn(const store::QuarantineEntry &entry, const QString &agent);
    void refuse(const HttpRequest &request, int status, const QString &reason, const HttpReply &reply);
    void finish(const QString &requestId, const Result<QByteArray> &twiml, const HttpReply &reply,
                QJsonObject fields = {});

    store::Store &m_store;
    desk::Inbox &m_inbox;
    desk::Deliveries &m_deliveries;
    desk::CallDesk &m_calls;
    Admission m_admission;
    Quarantine m_quarantine;
    QHash<QByteArray, FormHandler> m_handlers; ///< By path.
};

} // namespace patchcord::gateway
