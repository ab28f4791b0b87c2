// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace patchcord::ui {

/// The labels of a conversation, in lines of as many as there is room for; hidden while there are none.
class LabelChips final : public QWidget
{
    Q_OBJECT

public:
    /// With one line, what finds no room in it is left out.
    LabelChips(bool hasOneLine, QWidget *parent);

    void setLabels(const QStringList &labels);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return !m_hasOneLine; }
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QList<QRect> places(int width) const;

    QStringList m_labels;
    bool m_hasOneLine;
};

} // namespace patchcord::ui
