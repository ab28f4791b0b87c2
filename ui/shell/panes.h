// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

class QAction;

namespace patchcord::ui {

/// The window's panes side by side: queues, list, conversation, contact. The contact pane folds away in a window under
/// 1,100 px, the queues under 900; an agent who shows one there sees it over what is left.
class Panes final : public QSplitter
{
    Q_OBJECT

public:
    explicit Panes(QWidget *parent = nullptr);

    void fill(QWidget *queues, QWidget *list, QWidget *conversation, QWidget *contact);
    /// Checked while the pane shows; triggering folds or shows it.
    void setActions(QAction *queues, QAction *contact);
    /// False where the window is too narrow for the queues to stay.
    [[nodiscard]] bool hasRoomForQueues() const;
    /// After a choice in queues that were shown for a moment only.
    void foldQueuesAgain();

    [[nodiscard]] QByteArray save() const;
    void restore(const QByteArray &state);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] bool hasRoomForContact() const;
    void toggleQueues();
    void toggleContact();
    void fold();
    void measure();

    QWidget *m_queues = nullptr;
    QWidget *m_contact = nullptr;
    QAction *m_queuesAction = nullptr;
    QAction *m_contactAction = nullptr;
    qreal m_measure = 0; ///< The text's scale that the widths were made for.
    bool m_wantsQueues = true;
    bool m_wantsContact = true;
    bool m_forcesQueues = false;
    bool m_forcesContact = false;
};

} // namespace patchcord::ui
