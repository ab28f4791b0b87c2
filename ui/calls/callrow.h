// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace patchcord::ui {

class ElidedLabel;

/// A call as the banner shows it.
struct LiveCall
{
    Message message;
    QString name{}; ///< Of the other end; empty when nobody named it.
    QString sender{}; ///< What our number is called.
    QString topic{}; ///< What the customer wrote last; empty when that is nothing.

    bool operator==(const LiveCall &) const = default;
};

/// One call that rings or runs: who, to which of our numbers, for how long, what it is about, and what can be done
/// about it now.
class CallRow final : public QWidget
{
    Q_OBJECT

public:
    /// `place` counts the rows of the banner from 0 and is part of the buttons' names.
    CallRow(int place, QWidget *parent);

    void setCall(const LiveCall &call);
    [[nodiscard]] const LiveCall &call() const { return m_call; }
    /// Brings the running time up to date.
    void refresh();
    /// "Tomás Herrera is calling".
    [[nodiscard]] QString headline() const;

signals:
    void openRequested(patchcord::ConversationId conversation);
    void ringPhoneRequested(patchcord::MessageId call);
    void voicemailRequested(patchcord::MessageId call);
    void declineRequested(patchcord::MessageId call);
    void hangUpRequested(patchcord::MessageId call);

protected:
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *makeButton(const char *objectName, const QString &text);
    void colour();
    void refreshButtons();
    [[nodiscard]] QString details() const;

    int m_place;
    QLabel *m_headline;
    ElidedLabel *m_details;
    QPushButton *m_ringPhone;
    QPushButton *m_voicemail;
    QPushButton *m_decline;
    QPushButton *m_hangUp;
    LiveCall m_call;
};

} // namespace patchcord::ui
