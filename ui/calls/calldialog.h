// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/sender.h"

#include <QDialog>
#include <QList>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace patchcord::ui {

/// Asks for a number to call, and over which of our numbers.
class CallDialog final : public QDialog
{
    Q_OBJECT

public:
    CallDialog(const QList<Sender> &senders, SenderId preferred, QWidget *parent = nullptr);

signals:
    void submitted(patchcord::SenderId sender, const patchcord::Address &customer);

private:
    void build(SenderId preferred);
    void refresh();
    void submit();
    [[nodiscard]] const Sender *chosenSender() const;
    [[nodiscard]] Result<Address> typedAddress() const;

    QList<Sender> m_senders; ///< Those that can call.
    QComboBox *m_sender;
    QLineEdit *m_number;
    QLabel *m_verdict;
    QPushButton *m_call;
};

} // namespace patchcord::ui
