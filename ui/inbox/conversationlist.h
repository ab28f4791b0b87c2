// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace patchcord::ui {

/// The list of conversations. Single letters act only while it has the focus: j and k walk, n writes to a new number, e
/// closes or reopens (with Shift it asks what it was about), s snoozes, l labels, Enter goes to the reply. Shift with
/// the arrows, Space and Ctrl+A take several, Esc leaves one, Ctrl+Z takes the last act back. An empty list says what
/// to do next.
class ConversationList final : public QListView
{
    Q_OBJECT

public:
    explicit ConversationList(QWidget *parent = nullptr);

    /// What stands in the empty list.
    void setEmptyText(const QString &title, const QString &hint);
    /// Where walking starts again when no row is current, since the current one left the list.
    void setAnchor(int row) { m_anchor = row; }
    void step(int rows); ///< Moves the current row, within the list.
    /// Makes this row the current one and the only one that is taken, whatever keys are held.
    void goTo(int row);
    void keyboardSearch(const QString &search) override;
    [[nodiscard]] bool hasSeveral() const; ///< More than one row is taken.

public slots:
    void undo();

signals:
    void newRequested();
    void closeToggled();
    void closeAsked(); ///< With its topic.
    void snoozeWanted();
    void labelWanted();
    void undoWanted();
    void replyWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void actOn(int key);
    void takeOne();

    int m_anchor = 0;
    QString m_emptyTitle;
    QString m_emptyHint;
};

} // namespace patchcord::ui
