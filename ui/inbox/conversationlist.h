// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace patchcord::ui {

/// The list of conversations. Single letters act only while it has the focus: j and k walk, n writes to a new number, e
/// closes or reopens, Enter goes to the reply. An empty list says what to do next.
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
    void keyboardSearch(const QString &search) override;

signals:
    void newRequested();
    void closeToggled();
    void replyWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int m_anchor = 0;
    QString m_emptyTitle;
    QString m_emptyHint;
};

} // namespace patchcord::ui
