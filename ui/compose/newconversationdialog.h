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

class ReplyField;
class SegmentMeter;

/// Asks whom to write to, from which of our numbers, and with which first words. It says at once whether the number
/// can be one.
class NewConversationDialog final : public QDialog
{
    Q_OBJECT

public:
    NewConversationDialog(const QList<Sender> &senders, SenderId preferred, const QString &typedAddress,
                          QWidget *parent = nullptr);

signals:
    void submitted(patchcord::SenderId sender, const QString &typedAddress, const QString &firstMessage);

private:
    void build(SenderId preferred);
    void refresh();
    void submit();
    [[nodiscard]] const Sender *chosenSender() const;
    [[nodiscard]] Result<Address> typedAddress() const;

    QList<Sender> m_senders;
    QComboBox *m_sender;
    QLineEdit *m_number;
    QLabel *m_verdict;
    ReplyField *m_text;
    SegmentMeter *m_meter;
    QPushButton *m_start;
};

} // namespace patchcord::ui
