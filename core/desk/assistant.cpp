// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/assistant.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/base/randomtoken.h"

#include <QLoggingCategory>

namespace patchcord::desk {

namespace {

Q_LOGGING_CATEGORY(log, "patchcord.assistant")

/// The model's words without what was typed already, joined to it by a blank where words would touch.
QString continuing(const QString &typed, const QString &text)
{
    if (typed.isEmpty())
        return text;
    const QString begun = typed.trimmed();
    const QString rest = text.startsWith(begun) ? text.sliced(begun.size()) : text;
    const bool touches = !typed.back().isSpace() && !rest.isEmpty() && rest.front().isLetterOrNumber();
    if (touches)
        return u' ' + rest;
    return typed.back().isSpace() ? rest.trimmed() : rest;
}

} // namespace

Assistant::Assistant(store::Store &store, QString agent, const model::Patience &patience, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_agent(std::move(agent))
    , m_knowledge(new KnowledgeFolder(store, knowledgeFolderOf(store), this))
    , m_client(new model::Client(patience, this))
{
    qRegisterMetaType<Suggestion>();
}

void Assistant::setKey(const QString &origin, const QString &key)
{
    QMetaObject::invokeMethod(this, [this, origin, key] {
        m_keyOrigin = origin;
        m_key = key;
    });
}

void Assistant::ask(const AssistantWish &wish)
{
    QMetaObject::invokeMethod(this, [this, wish] { begin(wish); }, Qt::QueuedConnection);
}

void Assistant::drop(quint64 ticket)
{
    QMetaObject::invokeMethod(this, [this, ticket] { forget(ticket); }, Qt::QueuedConnection);
}

void Assistant::begin(const AssistantWish &wish)
{
    forget(wish.ticket);
    m_open.insert(wish.ticket, {wish, {}, {}});
    whenDone(m_knowledge->refresh(), this, [this, wish](const Done &known) {
        if (!known)
            return fail(wish.ticket, known.error());
        if (m_open.contains(wish.ticket))
            brief(wish);
    });
}

void Assistant::brief(const AssistantWish &wish)
{
    const auto briefing
        = m_store.write([wish, act = Act{m_agent, utcNow()}, seal = randomToken()](store::Transaction &transaction) {
              return briefAssistant(transaction, act, wish, seal, model::Reader::Agent);
          });
    whenDone(briefing, this, [this, wish](const Result<AssistantBrief> &made) {
        if (!made)
            return fail(wish.ticket, made.error());
        if (m_open.contains(wish.ticket) && m_client)
            send(wish, *made);
    });
}

void Assistant::send(const AssistantWish &wish, const AssistantBrief &brief)
{
    model::Endpoint endpoint = brief.endpoint;
    if (!m_keyOrigin.isEmpty() && model::originOf(endpoint.baseUrl) == m_keyOrigin)
        endpoint.key = m_key;
    model::Answering *answering = m_client->ask(endpoint, brief.body);
    m_open.insert(wish.ticket, {wish, brief, answering});
    connect(answering, &model::Answering::grew, this,
            [this, ticket = wish.ticket](const QString &more) { emit grew(ticket, more); });
    connect(answering, &model::Answering::finished, this,
            [this, ticket = wish.ticket](const Result<QString> &text) { settle(ticket, text); });
}

void Assistant::settle(quint64 ticket, const Result<QString> &text)
{
    if (!m_open.contains(ticket))
        return;
    if (!text)
        return fail(ticket, text.error());
    const Question question = m_open.value(ticket);
    const Result<QString> checked = model::checkedOutput(*text, question.brief.rules);
    if (!checked)
        return fail(ticket, checked.error());
    const auto reading
        = m_store.read([conversation = question.wish.conversation, base = question.brief.base](
                           const store::Snapshot &snapshot) { return isStillNewest(snapshot, conversation, base); });
    whenDone(reading, this, [this, ticket, text = *checked](const Done &isNewest) {
        if (!isNewest)
            return fail(ticket, isNewest.error());
        conclude(ticket, text);
    });
}

void Assistant::conclude(quint64 ticket, const QString &text)
{
    if (!m_open.contains(ticket))
        return;
    const Question question = m_open.take(ticket);
    const bool isReply = question.wish.task == AssistantTask::Reply;
    emit suggested({ticket, question.wish.conversation, question.brief.base,
                    isReply ? continuing(question.wish.typed, text) : text});
}

void Assistant::fail(quint64 ticket, const Error &error)
{
    if (m_open.remove(ticket) == 0)
        return;
    qCInfo(log).noquote() << "no suggestion:" << error.detail;
    emit failed(ticket, error.message);
}

void Assistant::forget(quint64 ticket)
{
    const Question question = m_open.take(ticket);
    if (question.answering)
        question.answering->cancel();
}

} // namespace patchcord::desk
