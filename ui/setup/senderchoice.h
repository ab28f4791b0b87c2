// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace patchcord::ui {

/// One number of the account: whether it is answered here, and what agents call it.
class SenderChoice final : public QWidget
{
    Q_OBJECT

public:
    SenderChoice(const AccountSender &sender, QWidget *parent);

    /// With the box and the name as they stand now.
    [[nodiscard]] AccountSender sender() const;
    /// Places its fields behind this one in the order of Tab, and gives the last of them.
    QWidget *followInTabOrder(QWidget *before);

signals:
    void toggled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void colour();

    AccountSender m_sender;
    QCheckBox *m_box;
    QLabel *m_words;
    QLabel *m_trouble;
    QLineEdit *m_name;
};

} // namespace patchcord::ui
