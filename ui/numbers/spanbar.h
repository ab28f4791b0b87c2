// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/figures.h"
#include "core/records/sender.h"

#include <QWidget>

class QComboBox;

namespace patchcord::ui {

class DaySpan;

/// Which days and whose traffic the page of numbers looks at.
class SpanBar final : public QWidget
{
    Q_OBJECT

public:
    explicit SpanBar(QWidget *parent);

    void setSenders(const QList<Sender> &senders);
    [[nodiscard]] FigureQuery query() const;
    void focusFirst();

signals:
    void changed();

private:
    DaySpan *m_days;
    QComboBox *m_sender;
};

} // namespace patchcord::ui
