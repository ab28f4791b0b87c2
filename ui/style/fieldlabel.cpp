// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/fieldlabel.h"

#include "ui/style/metrics.h"

namespace patchcord::ui {

QLabel *labelFor(const QString &text, QWidget *field)
{
    auto *label = new QLabel(text, field->parentWidget());
    label->setBuddy(field);
    label->setFont(sized(field->font(), 12, QFont::DemiBold));
    return label;
}

} // namespace patchcord::ui
