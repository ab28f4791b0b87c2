// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/assistantlink.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/act.h"
#include "core/model/endpoint.h"
#include "core/store/assistant.h"
#include "core/store/assistantduty.h"
#include "core/store/assistantshadow.h"
#include "core/store/conversations.h"
#include "ui/shell/windowassistant.h"

#include <QDir>
#include <QtConcurrent>

namespace patchcord::app {

namespace {

using ui::WindowAssistant;

constexpr int draftsShown = 300;

/// Named after where it may go, so that no other address ever meets it.
QString keyName(const AssistantSettings &settings)
{
    return QStringLiteral("assistant-key/") + model::originOf(settings.baseUrl);
}

} // namespace

AssistantLink::AssistantLink(Session &session, Secrets &secrets, ui::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_secrets(secrets)
    , m_window(window)
{
    WindowAssistant *screen = window.assistant();
    desk::Assistant *assistant = &session.assistant();
    connect(screen, &WindowAssistant::wanted, assistant, &desk::Assistant::ask);
    connect(screen, &WindowAssistant::dropped, assistant, &desk::Assistant::drop);
    connect(screen, &WindowAssistant::submitted, this, &AssistantLink::keep);
    connect(assistant, &desk::Assistant::grew, screen, &WindowAssistant::grow);
    connect(assistant, &desk::Assistant::suggested, screen, &WindowAssistant::settle);
    connect(assistant, &desk::Assistant::failed, screen, &WindowAssistant::fail);
    connectAnswering();
    if (session.isDemo())
        connect(&session, &Session::listening, this, &AssistantLink::beginDemo);
    else
        readSettings();
}

AssistantLink::~AssistantLink()
{
    m_window.assistant()->setSetup({});
}

/// In the demo the simulator's model helps at once.
void AssistantLink::beginDemo()
{
    ui::AssistantSetup setup;
    setup.settings.isOn = true;
    setup.settings.baseUrl = m_session.demoModelUrl();
    setup.settings.model = QStringLiteral("simulated");
    setup.key = simulator::Simulator::modelKey();
    keep(setup);
}

void AssistantLink::readSettings()
{
    const auto reading = m_session.store().read(store::assistantSettings);
    whenDone(reading, this, [this](const Result<AssistantSettings> &settings) {
        if (settings)
            readKey(*settings);
    });
}

void AssistantLink::readKey(const AssistantSettings &settings)
{
    if (settings.baseUrl.isEmpty())
        return show(settings, {});
    whenDone(m_secrets.read(keyName(settings)), this,
             [this, settings](const Result<QString> &key) { show(settings, key.value_or(QString())); });
}

void AssistantLink::show(const AssistantSettings &settings, const QString &key)
{
    m_session.assistant().setKey(model::originOf(settings.baseUrl), key);
    m_session.answering().setKey(model::originOf(settings.baseUrl), key);
    ui::AssistantSetup setup;
    setup.settings = settings;
    setup.hasKey = !key.isEmpty();
    setup.knowledgeFolder = QDir::toNativeSeparators(desk::knowledgeFolderOf(m_session.store()));
    m_window.assistant()->setSetup(setup);
    readAnswering();
}

void AssistantLink::connectAnswering()
{
    WindowAssistant *screen = m_window.assistant();
    connect(screen, &WindowAssistant::answeringWanted, this, &AssistantLink::answerIn);
    connect(screen, &WindowAssistant::answeringForSenderWanted, this, &AssistantLink::answerOnSender);
    connect(screen, &WindowAssistant::draftsWanted, this, &AssistantLink::readDrafts);
    connect(&m_session.answering(), &desk::Answering::drafted, this, &AssistantLink::readDrafts);
    connect(screen, &WindowAssistant::typed, this, &AssistantLink::pause);
    connect(&m_window, &ui::MainWindow::conversationSelected, this, &AssistantLink::readAnswering);
    connect(&m_session.link(), &ScreenLink::caughtUp, this, &AssistantLink::readAnswering);
}

void AssistantLink::readAnswering()
{
    const ConversationId id = m_window.currentConversation();
    if (!id.isValid())
        return;
    const auto reading = m_session.store().read([id](const store::Snapshot &snapshot) -> Result<AnsweringState> {
        const auto conversation = store::conversationById(snapshot, id);
        if (!conversation)
            return std::unexpected(conversation.error());
        return *conversation ? store::answeringState(snapshot, id, (*conversation)->sender)
                             : Result<AnsweringState>(AnsweringState());
    });
    whenDone(reading, this, [this, id](const Result<AnsweringState> &state) {
        if (state)
            m_window.assistant()->setAnswering(id, *state);
    });
}

void AssistantLink::readDrafts()
{
    const auto reading = m_session.store().read(
        [](const store::Snapshot &snapshot) { return store::shadowDrafts(snapshot, draftsShown); });
    whenDone(reading, this, [this](const Result<QList<ShadowDraft>> &drafts) {
        if (drafts)
            m_window.assistant()->setDrafts(*drafts);
    });
}

void AssistantLink::answerIn(ConversationId conversation, bool isOn)
{
    const desk::Act act{m_session.agent(), utcNow()};
    orRefuse(m_session.store().write([conversation, isOn, act](store::Transaction &transaction) -> Done {
        if (const Done set = store::setAnswering(transaction, conversation, isOn); !set)
            return set;
        return desk::audit(transaction, act, QStringLiteral("assistant.answering"), conversation, {},
                           {{QStringLiteral("is_on"), isOn}});
    }));
}

void AssistantLink::answerOnSender(SenderId sender, bool isOn)
{
    const desk::Act act{m_session.agent(), utcNow()};
    orRefuse(m_session.store().write([sender, isOn, act](store::Transaction &transaction) -> Done {
        if (const Done set = store::setAnsweringForSender(transaction, sender, isOn); !set)
            return set;
        return desk::audit(transaction, act, QStringLiteral("assistant.answering"), {}, {},
                           {{QStringLiteral("sender"), sender.value}, {QStringLiteral("is_on"), isOn}});
    }));
}

/// Straight into the store's queue, past the desk: whatever the desk sends later finds the pause there.
void AssistantLink::pause(ConversationId conversation)
{
    const desk::Act act{m_session.agent(), utcNow()};
    orRefuse(m_session.store().write([conversation, act](store::Transaction &transaction) {
        return desk::stopModel(transaction, act, conversation);
    }));
}

void AssistantLink::orRefuse(const QFuture<Done> &act)
{
    whenDone(act, this, [this](const Done &done) {
        if (!done)
            m_window.showRefusal({}, done.error().message, {});
    });
}

void AssistantLink::keep(const ui::AssistantSetup &setup)
{
    static_cast<void>(
        QtConcurrent::run([folder = desk::knowledgeFolderOf(m_session.store())] { return QDir().mkpath(folder); }));
    const desk::Act act{m_session.agent(), utcNow()};
    const auto writing
        = m_session.store().write([settings = setup.settings, act](store::Transaction &transaction) -> Done {
              if (const Done kept = store::writeAssistantSettings(transaction, settings); !kept)
                  return kept;
              QJsonObject detail = toJson(settings);
              detail.remove(QStringLiteral("instructions"));
              return desk::audit(transaction, act, QStringLiteral("assistant.settings"), {}, {}, detail);
          });
    whenDone(writing, this, [this, setup](const Done &kept) {
        if (!kept)
            return m_window.showRefusal({}, kept.error().message, {});
        keepKey(setup);
    });
}

void AssistantLink::keepKey(const ui::AssistantSetup &setup)
{
    // What is tried out in the demo is no secret of the real profile.
    if (m_session.isDemo())
        return show(setup.settings, setup.key.isEmpty() ? simulator::Simulator::modelKey() : setup.key);
    if (setup.key.isEmpty())
        return readKey(setup.settings);
    whenDone(m_secrets.write(keyName(setup.settings), setup.key), this, [this, setup](const Done &kept) {
        if (!kept)
            return m_window.showRefusal({}, kept.error().message, {});
        show(setup.settings, setup.key);
    });
}

} // namespace patchcord::app
