// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/session.h"
#include "core/base/secrets.h"
#include "ui/setup/assistantsetup.h"

#include <QObject>

namespace patchcord::app {

/// Connects the window's assistant with the desk's: carries wishes and answers, and keeps the settings in the store and
/// the key in the keychain; a person who types pauses the model at once. Lives in the screen's thread and never waits
/// there.
class AssistantLink final : public QObject
{
    Q_OBJECT

public:
    AssistantLink(Session &session, Secrets &secrets, ui::MainWindow &window, QObject *parent = nullptr);
    ~AssistantLink() override;

private:
    void beginDemo();
    void readSettings();
    void readKey(const AssistantSettings &settings);
    void show(const AssistantSettings &settings, const QString &key);
    void keep(const ui::AssistantSetup &setup);
    void keepKey(const ui::AssistantSetup &setup);
    void connectAnswering();
    void readAnswering();
    void readDrafts();
    void answerOnSender(SenderId sender, bool isOn);
    void answerIn(ConversationId conversation, bool isOn);
    void pause(ConversationId conversation);
    void orRefuse(const QFuture<Done> &act);

    Session &m_session;
    Secrets &m_secrets;
    ui::MainWindow &m_window;
};

} // namespace patchcord::app
