// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;
class QMainWindow;
class QMenu;

namespace patchcord::ui {

/// Every act of the window, each with a name, a key and a place in a menu. It makes them and does none of them.
class WindowActions final : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QMainWindow &window);

    [[nodiscard]] const QList<QMenu *> &menus() const { return m_menus; }

    QAction *newConversation;
    QAction *settings;
    QAction *quit;
    QAction *search;
    QList<QAction *> queues; ///< In the order of the queue panel.
    QAction *showQueues;
    QAction *showContact;
    QAction *nextPane;
    QAction *previousPane;
    QAction *largerText;
    QAction *smallerText;
    QAction *normalText;
    QAction *next;
    QAction *previous;
    QAction *back;
    QAction *forward;
    QAction *reply;
    QAction *send;
    QAction *attach;
    QAction *templates;
    QAction *sendLater;
    QAction *takeBack;
    QAction *scheduled;
    QAction *savedReplies;
    QAction *rules;
    QAction *closeOrReopen;
    QAction *closeWithTopic;
    QAction *snooze;
    QAction *labels;
    QAction *note;
    QAction *contactNotes;
    QAction *merge;
    QAction *block;
    QAction *longestWaiting;
    QAction *rename;
    QAction *call;
    QAction *callNumber;
    QAction *ringPhone;
    QAction *toVoicemail;
    QAction *decline;
    QAction *hangUp;
    QAction *silence;
    QAction *openCall;
    QAction *suggest;
    QAction *nextSuggestion;
    QAction *previousSuggestion;
    QAction *rewriteShorter;
    QAction *rewriteFriendlier;
    QAction *rewriteInTheirLanguage;
    QAction *summarise;
    QAction *answerHere;
    QAction *answerForSender;
    QAction *compareDrafts;
    QAction *keys;
    QAction *connecting;
    QAction *health;
    QAction *about;
    QAction *numbers;
    QAction *auditLog;
    QAction *retention;
    QAction *exportConversation;
    QAction *erasePerson;

private:
    QMenu *addMenu(const char *objectName, const QString &title);
    QAction *add(const char *objectName, const QString &text, const QList<QKeySequence> &shortcuts);
    QAction *addTo(const char *menu, const char *objectName, const QString &text, const QList<QKeySequence> &shortcuts);
    void addEditing(const char *objectName, const QString &text, QKeySequence::StandardKey key, const char *slot);
    void buildFile();
    void buildEdit();
    void buildView();
    void buildConversation();
    void buildStates();
    void buildLater();
    void buildCalls();
    void buildAssistant();
    void buildHelp();
    void buildLedgers();

    QMainWindow &m_window;
    QList<QMenu *> m_menus;
};

} // namespace patchcord::ui
