// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace patchcord::ui {

class ElidedLabel;

/// A call as the live line shows it.
struct LiveCall
{
    Message message;
    QString name; ///< Of the other end; empty when nobody named it.
    QString sender; ///< What our number is called.

    bool operator==(const LiveCall &) const = default;
};

/// The line over everything while a call rings or runs: who, to which of our numbers, for how long.
class LiveLine final : public QWidget
{
    Q_OBJECT

public:
    explicit LiveLine(QWidget *parent = nullptr);

    /// Shows the first; the line is hidden while there is none.
    void setCalls(const QList<LiveCall> &calls);

signals:
    void openRequested(patchcord::ConversationId conversation);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void colour();
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString details() const;

    QLabel *m_headline;
    ElidedLabel *m_details;
    QPushButton *m_open;
    QTimer m_second;
    QList<LiveCall> m_calls;
};

} // namespace patchcord::ui
