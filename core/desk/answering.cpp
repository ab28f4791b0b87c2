// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/answering.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/base/randomtoken.h"
#include "core/desk/queuemessage.h"
#include "core/store/assistantshadow.h"
#include "core/store/ledgers.h"

#include <QLoggingCategory>
#include <QTimer>

#include <utility>

namespace patchcord::desk {

namespace {

Q_LOGGING_CATEGORY(log, "patchcord.assistant")

constexpr int eventsAtOnce = 500;

} // namespace

Answering::Answering(store::Store &store, const model::Patience &patience, int patientMs, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_knowledge(new KnowledgeFolder(store, knowledgeFolderOf(store), this))
    , m_client(new model::Client(patience, this))
    , m_patientMs(patientMs)
{ }

void Answering::setKey(const QString &origin, const QString &key)
{
    QMetaObject::invokeMethod(this, [this, origin, key] {
        m_keyOrigin = origin;
        m_key = key;
    });
}

void Answering::start()
{
    QMetaObject::invokeMethod(this, [this] {
        m_seen = m_store.lastEvent();
        connect(&m_store, &store::Store::committed, this, &Answering::follow, Qt::QueuedConnection);
    });
}

void Answering::follow()
{
    m_isBehind = true;
    if (std::exchange(m_isReading, true))
        return;
    m_isBehind = false;
    const auto reading = m_store.read([after = m_seen](const store::Snapshot &snapshot) {
        return store::eventsAfter(snapshot, after, eventsAtOnce);
    });
    whenDone(reading, this, [this](const Result<QList<Event>> &events) {
        m_isReading = false;
        if (!events)
            return;
        for (const Event &event : *events) {
            m_seen = event.number;
            if (event.kind == EventKind::MessageAdded)
                noticed(event.conversation);
        }
        if (m_isBehind || events->size() == eventsAtOnce)
            follow();
    });
}

void Answering::noticed(ConversationId conversation)
{
    if (m_busy.contains(conversation)) {
        m_again.insert(conversation);
        return;
    }
    m_busy.insert(conversation);
    QTimer::singleShot(m_patientMs, this, [this, conversation] { consider(conversation); });
}

void Answering::consider(ConversationId conversation)
{
    m_again.remove(conversation);
    whenDone(m_knowledge->refresh(), this, [this, conversation](const Done &known) {
        if (!known)
            return handOver(conversation, known.error());
        const auto opening = m_store.write([conversation, act = Act{modelActor(), utcNow()}, seal = randomToken(),
                                            drafted = m_drafted.value(conversation)](store::Transaction &transaction) {
            return open(transaction, conversation, act, seal, drafted);
        });
        whenDone(opening, this, [this, conversation](const Result<Opening> &opened) {
            if (!opened)
                return handOver(conversation, opened.error());
            if (opened->brief && m_client)
                return ask(*opened);
            if (!opened->turn.handOver.isEmpty())
                emit keptSilent(conversation, opened->turn.handOver);
            end(conversation);
        });
    });
}

Result<Answering::Opening> Answering::open(store::Transaction &transaction, ConversationId conversation, const Act &act,
                                           const QString &seal, MessageId drafted)
{
    Opening opening;
    const auto turn = answerTurn(transaction, conversation, act.at);
    if (!turn)
        return std::unexpected(turn.error());
    opening.turn = *turn;
    if (!turn->handOver.isEmpty()) {
        const Done paused = pauseModel(transaction, act, conversation, turn->handOver);
        return paused ? Result<Opening>(opening) : std::unexpected(paused.error());
    }
    const bool isToBeDrafted = turn->isShadowed && turn->question != drafted;
    if (!turn->isItsTurn && !isToBeDrafted)
        return opening;
    AssistantWish wish;
    wish.conversation = conversation;
    const auto brief = briefAssistant(transaction, act, wish, seal, model::Reader::Customer);
    if (!brief)
        return std::unexpected(brief.error());
    opening.brief = *brief;
    return opening;
}

void Answering::ask(const Opening &opening)
{
    model::Endpoint endpoint = opening.brief->endpoint;
    if (!m_keyOrigin.isEmpty() && model::originOf(endpoint.baseUrl) == m_keyOrigin)
        endpoint.key = m_key;
    model::Answering *answer = m_client->ask(endpoint, opening.brief->body);
    connect(answer, &model::Answering::finished, this,
            [this, opening](const Result<QString> &text) { settle(opening, text); });
}

void Answering::settle(const Opening &opening, const Result<QString> &text)
{
    const Result<QString> checked = text ? model::checkedOutput(*text, opening.brief->rules) : text;
    if (opening.turn.isShadowed)
        return keepDraft(opening, checked);
    if (!checked)
        return handOver(opening.turn.conversation.id, checked.error());
    send(opening, *checked);
}

void Answering::send(const Opening &opening, const QString &text)
{
    const ConversationId conversation = opening.turn.conversation.id;
    emit aboutToSend(conversation);
    const auto sending
        = m_store.write([opening, text, act = Act{modelActor(), utcNow()}](store::Transaction &transaction) {
              return sendAnswer(transaction, opening, act, text);
          });
    whenDone(sending, this, [this, conversation](const Done &sent) {
        if (sent)
            emit answered(conversation);
        else
            emit keptSilent(conversation, sent.error().message);
        end(conversation);
    });
}

/// All in one unit of work: whoever paused it before, in the store's order, is heeded, and nobody comes between.
Done Answering::sendAnswer(store::Transaction &transaction, const Opening &opening, const Act &act, const QString &text)
{
    const ConversationId conversation = opening.turn.conversation.id;
    const auto turn = answerTurn(transaction, conversation, act.at);
    if (!turn)
        return std::unexpected(turn.error());
    if (const Done newest = isStillNewest(transaction, conversation, opening.turn.question); !newest)
        return newest;
    if (!turn->isItsTurn)
        return failure(ErrorKind::Conflict, tr("A person was quicker than the assistant."),
                       QStringLiteral("not its turn any more"));
    const Draft draft{turn->conversation.sender, turn->conversation.contactAddress, text, {}};
    const auto queued = queueMessage(transaction, act, draft, Origin::Model);
    return queued ? Done{} : std::unexpected(queued.error());
}

void Answering::keepDraft(const Opening &opening, const Result<QString> &text)
{
    ShadowDraft draft;
    draft.at = utcNow();
    draft.conversation = opening.turn.conversation.id;
    if (text)
        draft.drafted = *text;
    else
        draft.silence = text.error().message;
    m_drafted.insert(draft.conversation, opening.turn.question);
    const auto keeping = m_store.write([draft, question = opening.turn.question](store::Transaction &transaction) {
        return store::keepShadowDraft(transaction, draft, question);
    });
    whenDone(keeping, this, [this, conversation = draft.conversation](const Done &kept) {
        if (kept)
            emit drafted(conversation);
        end(conversation);
    });
}

void Answering::handOver(ConversationId conversation, const Error &error)
{
    qCInfo(log).noquote() << "no answer:" << error.detail;
    const auto pausing = m_store.write(
        [conversation, reason = error.message, act = Act{modelActor(), utcNow()}](store::Transaction &transaction) {
            return pauseModel(transaction, act, conversation, reason);
        });
    whenDone(pausing, this, [this, conversation, reason = error.message](const Done &) {
        emit keptSilent(conversation, reason);
        end(conversation);
    });
}

void Answering::end(ConversationId conversation)
{
    m_busy.remove(conversation);
    if (m_again.remove(conversation))
        noticed(conversation);
}

} // namespace patchcord::desk
