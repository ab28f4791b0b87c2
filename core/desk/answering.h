// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/answerturn.h"
#include "core/desk/assistantbrief.h"
#include "core/desk/knowledgefolder.h"
#include "core/model/client.h"
#include "core/store/store.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

namespace patchcord::desk {

/// Lets the model answer customers by itself, where a person has switched that on. Whether it may is decided anew in
/// the unit of work that queues the answer; whatever goes wrong before hands over to a person and sends nothing.
/// Elsewhere it only drafts, if so set. Lives in the desk's thread; its functions may be called from any thread.
class Answering final : public QObject
{
    Q_OBJECT

public:
    /// `patientMs`: so long it waits for a customer who writes in pieces.
    Answering(store::Store &store, const model::Patience &patience = {}, int patientMs = 4'000,
              QObject *parent = nullptr);

    /// The secret of the endpoint at that origin; no other is ever given it.
    void setKey(const QString &origin, const QString &key);
    /// Answers what comes from now on. What came before is left to people.
    void start();

signals:
    /// The text is checked, and is put into the outbox next, unless somebody is quicker.
    void aboutToSend(patchcord::ConversationId conversation);
    void answered(patchcord::ConversationId conversation);
    /// What it would have said lies beside the conversation now (store/assistantshadow.h).
    void drafted(patchcord::ConversationId conversation);
    /// Nothing was sent.
    void keptSilent(patchcord::ConversationId conversation, const QString &reason);

private:
    /// What the model is asked; without a brief it is not its turn.
    struct Opening
    {
        AnswerTurn turn;
        std::optional<AssistantBrief> brief;
    };

    /// `drafted` is the message that was drafted for last, which is not done again.
    [[nodiscard]] static Result<Opening> open(store::Transaction &transaction, ConversationId conversation,
                                              const Act &act, const QString &seal, MessageId drafted);
    [[nodiscard]] static Done sendAnswer(store::Transaction &transaction, const Opening &opening, const Act &act,
                                         const QString &text);
    void follow();
    void noticed(ConversationId conversation);
    void consider(ConversationId conversation);
    void ask(const Opening &opening);
    void settle(const Opening &opening, const Result<QString> &text);
    void send(const Opening &opening, const QString &text);
    void keepDraft(const Opening &opening, const Result<QString> &text);
    void handOver(ConversationId conversation, const Error &error);
    void end(ConversationId conversation);

    store::Store &m_store;
    KnowledgeFolder *m_knowledge;
    QPointer<model::Client> m_client;
    int m_patientMs;
    QSet<ConversationId> m_busy;
    QHash<ConversationId, MessageId> m_drafted; ///< What was drafted for last.
    QSet<ConversationId> m_again; ///< Something came while they were busy.
    QString m_keyOrigin;
    QString m_key;
    qint64 m_seen = 0;
    bool m_isReading = false;
    bool m_isBehind = false;
};

} // namespace patchcord::desk
