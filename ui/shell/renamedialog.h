// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;

namespace patchcord::ui {

/// Asks what a contact is to be called.
class RenameDialog final : public QDialog
{
    Q_OBJECT

public:
    RenameDialog(const QString &name, const QString &number, QWidget *parent = nullptr);

signals:
    void renamed(const QString &name);

private:
    QLineEdit *m_name;
};

} // namespace patchcord::ui
