// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/simulator/contentlibrary.h"
#include "core/simulator/senderdirectory.h"
#include "core/simulator/sidmaker.h"
#include "core/simulator/simulator.h"
#include "core/simulator/values.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <functional>
#include <optional>

namespace patchcord::simulator {

/// A further API key, beside the one that the credentials name.
struct ApiKeyRecord
{
    QString sid;
    QString secret;
    bool isStandard = false; ///< May not read the account itself.
    bool isRestricted = false; ///< May use just `resources`.
    QStringList resources; ///< "Messages", "IncomingPhoneNumbers", "Services", …
};

/// What the simulated account holds: numbers, messages, media, calls, templates and opt-outs. It sends nothing and
/// knows no HTTP.
class Account final
{
public:
    explicit Account(const SimulatorOptions &options);

    [[nodiscard]] const Credentials &credentials() const { return m_credentials; }
    /// As after a rotation: REST asks for it and webhooks are signed with it from now on.
    void setAuthToken(const QString &token) { m_credentials.authToken = token; }
    void addKey(const ApiKeyRecord &key) { m_keys.append(key); }
    [[nodiscard]] const QList<ApiKeyRecord> &keys() const { return m_keys; }
    [[nodiscard]] QString newSid(QLatin1StringView prefix) { return m_sids.make(prefix); }

    void addMessage(const MessageRecord &message);
    [[nodiscard]] std::optional<MessageRecord> message(const QString &sid) const;
    void updateMessage(const QString &sid, const std::function<void(MessageRecord &)> &change);
    void removeMessage(const QString &sid);
    /// Newest first.
    [[nodiscard]] QList<MessageRecord> messages(const std::function<bool(const MessageRecord &)> &isWanted) const;

    void addMedia(const MediaRecord &media);
    [[nodiscard]] std::optional<MediaRecord> media(const QString &sid) const;
    /// Where files lie behind the API's redirect: "http://127.0.0.1:PORT".
    void setMediaBase(const QString &base) { m_mediaBase = base; }
    [[nodiscard]] QString mediaBase() const { return m_mediaBase; }
    [[nodiscard]] QList<MediaRecord> mediaOf(const QString &messageSid) const;
    void removeMedia(const QString &sid);

    void addCall(const CallRecord &call);
    [[nodiscard]] std::optional<CallRecord> call(const QString &sid) const;
    void updateCall(const QString &sid, const std::function<void(CallRecord &)> &change);
    void removeCall(const QString &sid);
    /// Newest first.
    [[nodiscard]] QList<CallRecord> calls() const;

    [[nodiscard]] const QList<NumberRecord> &numbers() const { return m_numbers; }
    /// As Twilio goes by it: what overrides its own addresses stands in their place.
    [[nodiscard]] std::optional<NumberRecord> numberOf(const QString &phoneNumber) const;
    [[nodiscard]] ContentLibrary &contents() { return m_contents; }
    [[nodiscard]] const ContentLibrary &contents() const { return m_contents; }
    [[nodiscard]] SenderDirectory &directory() { return m_directory; }
    /// Where a message to that address goes; "whatsapp:+…" included.
    [[nodiscard]] WebhookRoute messageRoute(const QString &address) const;
    void updateNumber(const QString &sid, const std::function<void(NumberRecord &)> &change);
    [[nodiscard]] QString phoneNumber() const { return m_numbers.first().number; }
    [[nodiscard]] QString whatsAppNumber() const { return m_whatsAppNumber; }
    /// Whether the account may send from it; "whatsapp:+…" included.
    [[nodiscard]] bool ownsSender(const QString &address) const;

    /// Where webhooks go: URLs below the former base move along, those chosen by an update stay.
    void setWebhookBase(const QString &base);
    [[nodiscard]] QString webhookUrl(const QString &path) const { return m_webhookBase + path; }

    /// The SID of the messaging service in whose pool a sender is; empty = none.
    [[nodiscard]] QString serviceOf(const QString &sender) const;
    void setOptedOut(const QString &sender, const QString &customer, bool isOptedOut);
    [[nodiscard]] bool isOptedOut(const QString &sender, const QString &customer) const;
    /// When that customer last wrote to that sender; UTC ms, 0 = never.
    [[nodiscard]] qint64 lastInbound(const QString &sender, const QString &customer) const;

private:
    void addNumber(const QString &number);
    [[nodiscard]] QString optOutKey(const QString &sender, const QString &customer) const;

    Credentials m_credentials;
    SidMaker m_sids; // Before those who number what they hold by it.
    QString m_whatsAppNumber;
    QString m_webhookBase;
    QString m_mediaBase;
    QList<NumberRecord> m_numbers;
    SenderDirectory m_directory;
    ContentLibrary m_contents{m_sids};
    QList<ApiKeyRecord> m_keys;
    QList<MessageRecord> m_messages; // In the order they came; a removed one leaves an empty row.
    QHash<QString, qsizetype> m_messageRows;
    QHash<QString, MediaRecord> m_media;
    QHash<QString, QStringList> m_mediaOfMessage;
    QList<CallRecord> m_calls; // As the messages.
    QHash<QString, qsizetype> m_callRows;
    QSet<QString> m_optOuts;
    QHash<QString, qint64> m_lastInbound;
};

} // namespace patchcord::simulator
