// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace patchcord::ui {

/// Gives the application its style, colours and text size: light and dark by the system, unless told otherwise.
class Appearance final : public QObject
{
    Q_OBJECT

public:
    explicit Appearance(QObject *parent = nullptr);

    /// "system", "light" or "dark"; anything else is taken as "system".
    void setMode(const QString &mode);
    /// Size of the text, 100 = 13 px at 96 dots per inch.
    void setTextPercent(int percent);

private:
    void apply();

    QString m_mode = QStringLiteral("system");
    int m_textPercent = 100;
    bool m_isSystemDark = false;
};

} // namespace patchcord::ui
