// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/statemark.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace patchcord::ui {

/// A line that says what was found: a sign, a title, a sentence below it, and at its end a quiet word and buttons. All
/// of it is said to a screen reader as the line's name.
class FindingRow final : public QWidget
{
    Q_OBJECT

public:
    /// Bold: a thing of its own, with a hairline below. Plain: one of several short lines.
    enum class Weight { Bold, Plain };

    FindingRow(const QString &objectName, Weight weight, QWidget *parent);

    /// `word` says the sign: "well", "broken".
    void setSign(StateSign sign, const QString &word, const QString &text = {});
    [[nodiscard]] StateSign sign() const { return m_mark->sign(); }
    void setTitle(const QString &title);
    /// Empty hides the line below the title.
    void setFinding(const QString &finding);
    void setSide(const QString &side);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString finding() const;
    /// At the line's end; they stand in the order in which they are added.
    QPushButton *addButton(const QString &objectName, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void colour();
    void name();

    Weight m_weight;
    QString m_word;
    StateMark *m_mark;
    QLabel *m_title;
    QLabel *m_finding;
    QLabel *m_side;
    QHBoxLayout *m_layout;
};

} // namespace patchcord::ui
