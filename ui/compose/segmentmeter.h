// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/channel.h"

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace patchcord::ui {

/// Says how long a text is and in how many parts it travels, names the character that makes it dearer, and offers the
/// plain one in its stead.
class SegmentMeter final : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentMeter(QWidget *parent = nullptr);

    void measure(const QString &text, Channel channel);
    [[nodiscard]] bool isTooLong() const { return m_isTooLong; }
    [[nodiscard]] QString text() const;
    /// Where the characters stand that force Unicode.
    [[nodiscard]] const QList<qsizetype> &forcing() const { return m_forcing; }

signals:
    /// The agent wants this text, with plain look-alikes, instead.
    void plainWanted(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void say(const QString &text, const QString &explanation, bool isWarning);
    void colour();
    void offerPlain(const QString &text, int segmentsNow);

    QLabel *m_label;
    QPushButton *m_plain;
    QString m_plainText;
    QList<qsizetype> m_forcing;
    bool m_isTooLong = false;
    bool m_isWarning = false;
};

} // namespace patchcord::ui
