// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/setup/webhookwriter.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/store/formervalues.h"
#include "core/store/ledgers.h"

#include <QPromise>
#include <QSet>

namespace patchcord::desk {

namespace {

/// What Twilio calls a field in an update, where that is not the field's own name.
QByteArray parameterOf(const QString &field)
{
    if (field == u"inbound_request_url")
        return "InboundRequestUrl";
    if (field == u"inbound_method")
        return "InboundMethod";
    return field.toLatin1();
}

twilio::FormFields formOf(const PlaceValues &changes)
{
    twilio::FormFields form;
    for (auto change = changes.cbegin(); change != changes.cend(); ++change)
        form.append({parameterOf(change.key()), change.value().toUtf8()});
    return form;
}

template <typename T> QFuture<Result<PlaceValues>> asValues(QFuture<Result<T>> resource)
{
    return resource.then([](const Result<T> &found) -> Result<PlaceValues> {
        if (!found)
            return std::unexpected(found.error());
        return valuesOf(*found);
    });
}

template <typename T> QFuture<Done> asDone(QFuture<Result<T>> answer)
{
    return answer.then([](const Result<T> &received) -> Done {
        if (!received)
            return std::unexpected(received.error());
        return {};
    });
}

/// Of each field the oldest: what stood there before the first change.
QList<FormerValue> oldestOf(const QList<FormerValue> &values)
{
    QList<FormerValue> oldest;
    QSet<QString> seen;
    for (const FormerValue &value : values) {
        const QString key = value.sid + u'\n' + value.field;
        if (seen.contains(key))
            continue;
        seen.insert(key);
        oldest.append(value);
    }
    return oldest;
}

} // namespace

/// One place and what its fields are to become.
struct WebhookWriter::Task
{
    WebhookPlace::Kind kind = WebhookPlace::Kind::Number;
    QString sid;
    QString title;
    PlaceValues wanted;
};

/// One run over some places.
struct WebhookWriter::Round
{
    bool isRestoring = false;
    qint64 at = utcNow();
    QList<Task> tasks; ///< The first is under way.
    QList<PlaceOutcome> outcomes;
    QPromise<Result<QList<PlaceOutcome>>> promise;

    void want(WebhookPlace::Kind kind, const QString &sid, const QString &title, const QString &field,
              const QString &value)
    {
        auto task = std::ranges::find(tasks, sid, &Task::sid);
        if (task == tasks.end()) {
            tasks.append({kind, sid, title, {}});
            task = tasks.end() - 1;
        }
        task->wanted.insert(field, value);
    }
};

WebhookWriter::WebhookWriter(twilio::Client &client, store::Store &store, QString agent, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
    , m_agent(std::move(agent))
{ }

QFuture<Result<QList<PlaceOutcome>>> WebhookWriter::point(const QList<AccountSender> &senders)
{
    auto round = std::make_shared<Round>();
    for (const AccountSender &sender : senders) {
        if (!sender.isChosen)
            continue;
        for (const WebhookPlace &place : sender.places) {
            const bool isService = place.kind == WebhookPlace::Kind::Service;
            for (const WebhookSetting &setting : place.settings) {
                if (!setting.isRight())
                    round->want(place.kind, place.sid, isService ? sender.serviceName : sender.address, setting.field,
                                setting.wanted);
            }
        }
    }
    round->promise.start();
    next(round);
    return round->promise.future();
}

QFuture<Result<QList<PlaceOutcome>>> WebhookWriter::restore()
{
    auto round = std::make_shared<Round>();
    round->isRestoring = true;
    round->promise.start();
    whenDone(former(), this, [this, round](const Result<QList<FormerValue>> &values) {
        if (!values) {
            round->promise.addResult(std::unexpected(values.error()));
            round->promise.finish();
            return;
        }
        for (const FormerValue &value : *values)
            round->want(value.kind, value.sid, value.title, value.field, value.former);
        next(round);
    });
    return round->promise.future();
}

QFuture<Result<QList<FormerValue>>> WebhookWriter::former()
{
    const auto kept = m_store.read([account = m_client.accountSid()](const store::Snapshot &snapshot) {
        return store::formerValues(snapshot, account);
    });
    return QFuture(kept).then([](const Result<QList<FormerValue>> &values) -> Result<QList<FormerValue>> {
        if (!values)
            return std::unexpected(values.error());
        return oldestOf(*values);
    });
}

void WebhookWriter::next(const RoundPtr &round)
{
    if (round->tasks.isEmpty())
        return finish(round);
    read(round);
}

void WebhookWriter::read(const RoundPtr &round)
{
    const Task &task = round->tasks.first();
    whenDone(valuesAt(task.kind, task.sid), this,
             [this, round](const Result<PlaceValues> &current) { compare(round, current); });
}

/// Keeps what stands there now; only then it is changed.
void WebhookWriter::compare(const RoundPtr &round, const Result<PlaceValues> &current)
{
    if (!current)
        return conclude(round, current.error().message);
    const Task &task = round->tasks.first();
    PlaceValues changes;
    QList<FormerValue> former;
    for (auto wanted = task.wanted.cbegin(); wanted != task.wanted.cend(); ++wanted) {
        const QString now = current->value(wanted.key());
        const bool isThere = round->isRestoring ? now == wanted.value() : isSameValue(now, wanted.value());
        if (isThere)
            continue;
        changes.insert(wanted.key(), wanted.value());
        former.append({0, round->at, task.kind, task.sid, task.title, wanted.key(), now, wanted.value()});
    }
    if (changes.isEmpty())
        return settle(round, {});
    if (round->isRestoring)
        return write(round, changes);
    const auto kept = m_store.write([former, account = m_client.accountSid()](store::Transaction &transaction) -> Done {
        for (const FormerValue &value : former) {
            if (const Done done = store::rememberValue(transaction, account, value); !done)
                return done;
        }
        return {};
    });
    whenDone(kept, this, [this, round, changes](const Done &done) {
        if (!done)
            return conclude(round, done.error().message);
        write(round, changes);
    });
}

void WebhookWriter::write(const RoundPtr &round, const PlaceValues &changes)
{
    const Task &task = round->tasks.first();
    whenDone(send(task.kind, task.sid, changes), this, [this, round](const Done &written) { settle(round, written); });
}

/// Writes down that a place was put back, or that it was not changed after all. What may have happened stays kept.
void WebhookWriter::settle(const RoundPtr &round, const Done &written)
{
    const Task task = round->tasks.first();
    const bool isUnsure = !written && written.error().kind == ErrorKind::OutcomeUnknown;
    QString reason;
    if (isUnsure)
        reason = tr("Twilio's answer was lost. Look again whether it was changed.");
    else if (!written)
        reason = written.error().message;
    const bool isSettled = round->isRestoring ? written.has_value() : !written && !isUnsure;
    if (!isSettled)
        return conclude(round, reason);
    const auto noted = m_store.write([task, at = round->at, isRestoring = round->isRestoring,
                                      account = m_client.accountSid()](store::Transaction &transaction) {
        return isRestoring ? store::markRestored(transaction, account, task.kind, task.sid, at)
                           : store::forgetValues(transaction, account, task.kind, task.sid, at);
    });
    whenDone(noted, this, [this, round, reason](const Done &done) {
        conclude(round, done || !reason.isEmpty() ? reason : done.error().message);
    });
}

void WebhookWriter::conclude(const RoundPtr &round, const QString &reason)
{
    const Task task = round->tasks.takeFirst();
    round->outcomes.append({task.kind, task.sid, task.title, reason.isEmpty(), reason});
    next(round);
}

void WebhookWriter::finish(const RoundPtr &round)
{
    const QString action = round->isRestoring ? QStringLiteral("webhooks.restore") : QStringLiteral("webhooks.point");
    QJsonObject detail;
    for (const PlaceOutcome &outcome : std::as_const(round->outcomes))
        detail.insert(outcome.sid, outcome.isWritten);
    if (!detail.isEmpty()) {
        std::ignore = m_store.write([entry = store::AuditEntry{utcNow(), m_agent, action, {}, {}, detail}](
                                        store::Transaction &transaction) { return appendAudit(transaction, entry); });
    }
    round->promise.addResult(round->outcomes);
    round->promise.finish();
}

QFuture<Result<PlaceValues>> WebhookWriter::valuesAt(WebhookPlace::Kind kind, const QString &sid)
{
    switch (kind) {
    case WebhookPlace::Kind::Number:
        return asValues(twilio::Account(m_client).number(sid));
    case WebhookPlace::Kind::Service:
        return asValues(twilio::Services(m_client).fetch(sid));
    case WebhookPlace::Kind::WhatsAppSender:
        return asValues(twilio::ChannelSenders(m_client).fetch(sid));
    }
    Q_UNREACHABLE();
}

QFuture<Done> WebhookWriter::send(WebhookPlace::Kind kind, const QString &sid, const PlaceValues &changes)
{
    switch (kind) {
    case WebhookPlace::Kind::Number:
        return asDone(twilio::Account(m_client).updateNumber(sid, formOf(changes)));
    case WebhookPlace::Kind::Service:
        return asDone(twilio::Services(m_client).update(sid, formOf(changes)));
    case WebhookPlace::Kind::WhatsAppSender:
        return sendToSender(sid, changes);
    }
    Q_UNREACHABLE();
}

/// The whole webhook with what changes in it, so that nothing else of it is lost.
QFuture<Done> WebhookWriter::sendToSender(const QString &sid, const PlaceValues &changes)
{
    auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    const auto end = [promise](const Done &done) {
        promise->addResult(done);
        promise->finish();
    };
    whenDone(twilio::ChannelSenders(m_client).fetch(sid), this,
             [this, sid, changes, end](const Result<twilio::ChannelSender> &sender) {
                 if (!sender)
                     return end(std::unexpected(sender.error()));
                 QJsonObject webhook = sender->webhook;
                 for (auto change = changes.cbegin(); change != changes.cend(); ++change)
                     webhook.insert(change.key().section(u'.', 1), change.value());
                 whenDone(asDone(twilio::ChannelSenders(m_client).setWebhook(sid, webhook)), this, end);
             });
    return promise->future();
}

} // namespace patchcord::desk
