// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/sender.h"

#include <QWidget>

class QSpinBox;

namespace patchcord::ui {

/// What happens by itself to a sender's conversations: silent ones close, unanswered ones go back to the queue.
class SenderRules final : public QWidget
{
    Q_OBJECT

public:
    explicit SenderRules(QWidget *parent = nullptr);

    void show(const Sender &sender);
    void writeTo(Sender &sender) const;

signals:
    void edited();

private:
    QSpinBox *addField(const QString &objectName, const QString &label, int most, const QString &suffix);

    QSpinBox *m_closeAfter;
    QSpinBox *m_returnAfter;
};

} // namespace patchcord::ui
