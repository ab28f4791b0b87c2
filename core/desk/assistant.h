// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/assistantbrief.h"
#include "core/desk/knowledgefolder.h"
#include "core/model/client.h"
#include "core/records/assistant.h"
#include "core/store/store.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace patchcord::desk {

/// Asks the language model for agents: what it says is shown to them and never sent from here. Keeps what leaves in the
/// audit before it leaves, checks what comes back, and drops it when the conversation went on meanwhile. Lives in the
/// desk's thread; its functions may be called from any thread, and answer by its signals.
class Assistant final : public QObject
{
    Q_OBJECT

public:
    Assistant(store::Store &store, QString agent, const model::Patience &patience = {}, QObject *parent = nullptr);

    /// The secret of the endpoint at that origin (endpoint.h); no other is ever given it.
    void setKey(const QString &origin, const QString &key);
    /// Takes the place of a wish with the same ticket.
    void ask(const AssistantWish &wish);
    /// Nobody waits for it any more.
    void drop(quint64 ticket);

signals:
    /// More of a text on its way; not checked yet.
    void grew(quint64 ticket, const QString &more);
    void suggested(const patchcord::Suggestion &suggestion);
    void failed(quint64 ticket, const QString &message);

private:
    struct Question
    {
        AssistantWish wish;
        AssistantBrief brief;
        QPointer<model::Answering> answering;
    };

    void begin(const AssistantWish &wish);
    void brief(const AssistantWish &wish);
    void send(const AssistantWish &wish, const AssistantBrief &brief);
    void settle(quint64 ticket, const Result<QString> &text);
    void conclude(quint64 ticket, const QString &text);
    void fail(quint64 ticket, const Error &error);
    void forget(quint64 ticket);

    store::Store &m_store;
    QString m_agent;
    KnowledgeFolder *m_knowledge;
    QPointer<model::Client> m_client;
    QHash<quint64, Question> m_open;
    QString m_keyOrigin;
    QString m_key;
};

} // namespace patchcord::desk
