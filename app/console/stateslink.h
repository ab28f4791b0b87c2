// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/contactacts.h"
#include "core/desk/conversationacts.h"
#include "core/store/store.h"
#include "ui/shell/mainwindow.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace patchcord::app {

/// Carries out what agents do with states of conversations and with contacts, keeps what takes the last act back, and
/// brings the labels and details that the window shows. Lives in the screen's thread and never waits there.
class StatesLink final : public QObject
{
    Q_OBJECT

public:
    StatesLink(store::Store &store, ui::MainWindow &window, const QString &agent, QObject *parent = nullptr);

private:
    using Ids = QList<ConversationId>;

    void connectActs();
    void connectContacts();
    void connectReading();
    /// Says what was done, once it is, with the way back.
    void follow(const QFuture<Result<desk::Reversal>> &act, const std::function<QString(int)> &words);
    void followMerge(ContactId contact, ContactId other);
    template <typename T> void orRefuse(const QFuture<Result<T>> &act);
    void undo();
    void takeBack(const desk::Reversal &reversal);
    void readLabels();
    void readWords();
    void readDetails(ConversationId conversation);
    void search(const QString &text);

    store::Store &m_store;
    ui::MainWindow &m_window;
    desk::ConversationActs m_acts;
    desk::ContactActs m_contacts;
    std::function<void()> m_undo; ///< Takes the last act back; empty when there is nothing to.
    QTimer m_labelsStale; ///< Runs from the first change until the labels are read again.
    QList<LabelCount> m_labels;
};

} // namespace patchcord::app
