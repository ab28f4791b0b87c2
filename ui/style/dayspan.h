// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QWidget>

class QComboBox;
class QDateEdit;

namespace patchcord::ui {

/// Chooses a stretch of whole days: today, the last 7 or 30, or typed ones; any time at all where that is offered.
class DaySpan final : public QWidget
{
    Q_OBJECT

public:
    enum class AnyTime { No, Yes };

    /// The fields are named `name` with "Span", "From" and "To".
    DaySpan(const QString &name, AnyTime anyTime, QWidget *parent);

    [[nodiscard]] bool isAnyTime() const;
    /// Never behind last(), however they were typed.
    [[nodiscard]] QDate first() const;
    [[nodiscard]] QDate last() const;
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
};

} // namespace patchcord::ui
