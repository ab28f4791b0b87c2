// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/stateslink.h"

#include "core/base/futures.h"
#include "core/store/contactdetails.h"
#include "core/store/conversations.h"
#include "core/store/labels.h"
#include "ui/models/typedtime.h"
#include "ui/shell/windowstates.h"

#include <QDateTime>

namespace patchcord::app {

namespace {

constexpr int mostWords = 30;
constexpr int mostFound = 20;
constexpr int labelsPauseMs = 300; ///< Changes come in flocks, and labels are counted over all conversations.

} // namespace

StatesLink::StatesLink(store::Store &store, ui::MainWindow &window, const QString &agent, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_window(window)
    , m_acts(store, agent)
    , m_contacts(store, agent)
{
    connectActs();
    connectContacts();
    connectReading();
    m_window.states()->setUndo({});
    m_window.setLabels({});
    readLabels();
    readWords();
}

void StatesLink::connectActs()
{
    using ui::WindowStates;
    const WindowStates *states = m_window.states();
    connect(states, &WindowStates::closeRequested, this,
            [this](const Ids &ids, const QString &topic, const QString &outcome) {
                follow(m_acts.close(ids, {topic, outcome}), [](int count) {
                    return count == 1 ? tr("Closed the conversation.") : tr("Closed %n conversations.", nullptr, count);
                });
            });
    connect(states, &WindowStates::reopenRequested, this, [this](const Ids &ids) {
        follow(m_acts.reopen(ids), [](int count) {
            return count == 1 ? tr("Reopened the conversation.") : tr("Reopened %n conversations.", nullptr, count);
        });
    });
    connect(states, &WindowStates::snoozeRequested, this, [this](const Ids &ids, qint64 until) {
        const QString when = until == 0
            ? tr("until they reply")
            : tr("until %1").arg(ui::comingTime(QDateTime::fromMSecsSinceEpoch(until), QDateTime::currentDateTime()));
        follow(m_acts.snooze(ids, until), [when](int count) {
            return (count == 1 ? tr("Snoozed the conversation %1.")
                               : tr("Snoozed %n conversations %1.", nullptr, count))
                .arg(when);
        });
    });
    connect(states, &WindowStates::labelRequested, this, [this](const Ids &ids, const QString &label) {
        follow(m_acts.label(ids, label), [label](int count) {
            return (count == 1 ? tr("Labelled the conversation “%1”.")
                               : tr("Labelled %n conversations “%1”.", nullptr, count))
                .arg(label);
        });
    });
    connect(states, &WindowStates::unlabelRequested, this, [this](const Ids &ids, const QString &label) {
        follow(m_acts.unlabel(ids, label), [label](int count) {
            return (count == 1 ? tr("Took “%1” off the conversation.")
                               : tr("Took “%1” off %n conversations.", nullptr, count))
                .arg(label);
        });
    });
    connect(states, &WindowStates::noteWritten, this,
            [this](ConversationId id, const QString &text) { orRefuse(m_acts.writeNote(id, text)); });
    connect(states, &WindowStates::undoRequested, this, &StatesLink::undo);
}

void StatesLink::connectContacts()
{
    using ui::WindowStates;
    const WindowStates *states = m_window.states();
    connect(states, &WindowStates::contactNotesEdited, this,
            [this](ContactId contact, const QString &notes) { orRefuse(m_contacts.setNotes(contact, notes)); });
    connect(states, &WindowStates::blockRequested, this,
            [this](ContactId contact, bool isBlocked) { orRefuse(m_contacts.setBlocked(contact, isBlocked)); });
    connect(states, &WindowStates::mergeRequested, this, &StatesLink::followMerge);
    connect(states, &WindowStates::partRequested, this,
            [this](ContactId contact) { orRefuse(m_contacts.part(contact)); });
    connect(states, &WindowStates::mergeSearched, this, &StatesLink::search);
}

void StatesLink::connectReading()
{
    using ui::WindowStates;
    connect(m_window.states(), &WindowStates::detailsWanted, this, &StatesLink::readDetails);
    connect(m_window.states(), &WindowStates::closingWordsWanted, this, &StatesLink::readWords);
    m_labelsStale.setSingleShot(true);
    m_labelsStale.setInterval(labelsPauseMs);
    connect(&m_labelsStale, &QTimer::timeout, this, &StatesLink::readLabels);
    connect(
        &m_store, &store::Store::committed, this,
        [this] {
            if (!m_labelsStale.isActive())
                m_labelsStale.start();
        },
        Qt::QueuedConnection);
}

void StatesLink::follow(const QFuture<Result<desk::Reversal>> &act, const std::function<QString(int)> &words)
{
    whenDone(act, this, [this, words](const Result<desk::Reversal> &done) {
        if (!done)
            return m_window.showRefusal({}, done.error().message, {});
        if (done->before.isEmpty())
            return;
        m_undo = [this, reversal = *done] { takeBack(reversal); };
        m_window.states()->setUndo(words(int(done->before.size())));
    });
}

void StatesLink::followMerge(ContactId contact, ContactId other)
{
    whenDone(m_contacts.merge(contact, other), this, [this, contact](const Done &merged) {
        if (!merged)
            return m_window.showRefusal({}, merged.error().message, {});
        m_undo = [this, contact] { orRefuse(m_contacts.part(contact)); };
        m_window.states()->setUndo(tr("Merged two contacts."));
    });
}

template <typename T> void StatesLink::orRefuse(const QFuture<Result<T>> &act)
{
    whenDone(act, this, [this](const Result<T> &outcome) {
        if (!outcome)
            m_window.showRefusal({}, outcome.error().message, {});
    });
}

void StatesLink::undo()
{
    m_window.states()->setUndo({});
    if (const auto takesBack = std::exchange(m_undo, {}))
        takesBack();
}

void StatesLink::takeBack(const desk::Reversal &reversal)
{
    whenDone(m_acts.undo(reversal), this, [this, wanted = int(reversal.before.size())](const Result<int> &restored) {
        if (!restored)
            return m_window.showRefusal({}, restored.error().message, {});
        if (*restored < wanted)
            m_window.showRefusal(
                {},
                tr("Not all were put back: in %n of them something has happened since.", nullptr, wanted - *restored),
                {});
    });
}

void StatesLink::readLabels()
{
    const auto read = m_store.read([](const store::Snapshot &snapshot) { return store::labelCounts(snapshot); });
    whenDone(read, this, [this](const Result<QList<LabelCount>> &labels) {
        if (!labels || *labels == m_labels)
            return;
        m_labels = *labels;
        m_window.setLabels(m_labels);
    });
}

void StatesLink::readWords()
{
    const auto read
        = m_store.read([](const store::Snapshot &snapshot) { return store::closingWords(snapshot, mostWords); });
    whenDone(read, this, [this](const Result<ClosingWords> &words) {
        if (words)
            m_window.states()->setClosingWords(*words);
    });
}

void StatesLink::readDetails(ConversationId conversation)
{
    const auto read = m_store.read(
        [conversation](const store::Snapshot &snapshot) { return store::contactDetails(snapshot, conversation); });
    whenDone(read, this, [this](const Result<ContactDetails> &details) {
        if (details)
            m_window.states()->setDetails(*details);
    });
}

void StatesLink::search(const QString &text)
{
    ConversationFilter filter;
    filter.search = text;
    const auto read = m_store.read([filter](const store::Snapshot &snapshot) {
        return store::conversationPage(snapshot, filter, std::nullopt, mostFound);
    });
    whenDone(read, this, [this, text](const Result<QList<Conversation>> &found) {
        if (found)
            m_window.states()->setFound(text, *found);
    });
}

} // namespace patchcord::app
