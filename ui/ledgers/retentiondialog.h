// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/retention.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPushButton;
class QSpinBox;

namespace patchcord::ui {

/// How long messages are kept, with what would go the next night. It sets nothing itself.
class RetentionDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit RetentionDialog(QWidget *parent);

    /// The first one says what is set; later ones are shown when they are of the months that stand there.
    void setPreview(const desk::RetentionPreview &preview);
    void setFailure(const QString &message);

signals:
    /// Answered by setPreview(); -1 = of what is set.
    void previewWanted(int months);
    void saved(int months);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void refresh();

    QSpinBox *m_months;
    QLabel *m_goes;
    QPushButton *m_save;
    QTimer m_typing; ///< Until the months stand still.
    bool m_isKnown = false;
};

} // namespace patchcord::ui
