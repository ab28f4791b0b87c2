// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QListWidget>
#include <QStringList>
#include <QWidget>

class QLabel;

namespace patchcord::ui {

/// A field to type into over the choices that fit: the arrows walk the choices while one types, Enter takes the one
/// that is marked. Its owner says which choices there are.
class PickList final : public QWidget
{
    Q_OBJECT

public:
    /// Object names begin with `name`; the field is called `fieldLabel`, with its "&".
    PickList(const QString &name, const QString &fieldLabel, const QString &prompt, QWidget *parent);

    [[nodiscard]] QString text() const { return m_field->text(); }
    /// Marks the first one. Without any, `hint` says why.
    void setChoices(const QStringList &choices, const QString &hint);
    void take(); ///< What Enter does.

signals:
    void typed(const QString &text);
    void picked(int choice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLineEdit *m_field;
    QListWidget *m_list;
    QLabel *m_hint;
};

} // namespace patchcord::ui
