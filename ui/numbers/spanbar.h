// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/figures.h"
#include "core/records/sender.h"

#include <QWidget>

class QComboBox;
class QDateEdit;

namespace patchcord::ui {

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
    void build();
    void takeSpan(int index);
    void takeDates();

    QComboBox *m_span;
    QDateEdit *m_first;
    QDateEdit *m_last;
    QComboBox *m_sender;
};

} // namespace patchcord::ui
