// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/button.h"

#include <QPushButton>

namespace patchcord::ui {

QPushButton *makeButton(const char *objectName, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(objectName));
    button->setAccessibleName(QString(text).remove(u'&').remove(QChar(0x2026)));
    button->setAutoDefault(false);
    return button;
}

} // namespace patchcord::ui
