// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QPlainTextEdit>
#include <QTimer>

namespace patchcord::ui {

/// What agents wrote about a person. It says what was typed after a pause, and when the focus leaves; nothing that
/// comes from elsewhere replaces what is being typed.
class NotesField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NotesField(QWidget *parent = nullptr);

    void show(ContactId contact, const QString &notes);
    /// Says what was not said yet.
    void flush();

signals:
    void edited(patchcord::ContactId contact, const QString &notes);

protected:
    void focusOutEvent(QFocusEvent *event) override;

private:
    ContactId m_contact;
    QString m_said;
    QTimer m_pause;
};

} // namespace patchcord::ui
