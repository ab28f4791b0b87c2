// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QList>

class QMenu;

namespace patchcord::ui {

/// All keys on one sheet, read from the menus themselves, so that it can never be out of date.
class KeySheet final : public QDialog
{
    Q_OBJECT

public:
    explicit KeySheet(const QList<QMenu *> &menus, QWidget *parent = nullptr);
};

} // namespace patchcord::ui
