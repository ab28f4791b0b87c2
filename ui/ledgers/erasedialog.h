// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/erasing.h"
#include "core/records/conversation.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace patchcord::ui {

/// Asks before a person is erased: what goes, what stays, and their name typed once more. It erases nothing itself.
class EraseDialog final : public QDialog
{
    Q_OBJECT

public:
    EraseDialog(const Conversation &conversation, QWidget *parent);

    [[nodiscard]] ContactId contact() const { return m_contact; }
    void setPreview(const desk::ErasePreview &preview);
    /// Nothing could be read or begun; the dialog stays.
    void setFailure(const QString &message);
    /// What eraseConfirmed() came to.
    void setOutcome(const Done &outcome);

signals:
    void eraseConfirmed(patchcord::ContactId contact, bool isAtTwilio);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void refresh();
    void confirm();

    ContactId m_contact;
    QString m_who; ///< What is to be typed.
    bool m_isKnown = false; ///< The preview is here.
    bool m_isRunning = false;
    QLabel *m_goes;
    QLabel *m_stays;
    QLabel *m_state;
    QCheckBox *m_atTwilio;
    QLineEdit *m_typed;
    QPushButton *m_cancel;
    QPushButton *m_erase;
};

} // namespace patchcord::ui
