// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contactdetails.h"

#include <QDialog>

class QComboBox;

namespace patchcord::ui {

/// Closes conversations with what they were about and how they ended; both may stay empty.
class CloseDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `words` are offered, since they were used before.
    CloseDialog(int conversations, const ClosingWords &words, QWidget *parent);

signals:
    void submitted(const QString &topic, const QString &outcome);

private:
    QComboBox *addField(const QString &objectName, const QString &label, const QString &prompt,
                        const QStringList &words);

    QComboBox *m_topic;
    QComboBox *m_outcome;
};

} // namespace patchcord::ui
