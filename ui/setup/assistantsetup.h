// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/assistant.h"

#include <QMetaType>

namespace patchcord::ui {

/// What the settings' page of the assistant shows and returns. The key is only ever handed inwards.
struct AssistantSetup
{
    AssistantSettings settings;
    QString key; ///< Typed anew; empty = the kept one stays.
    bool hasKey = false; ///< One is kept; the field stays empty.
    QString knowledgeFolder; ///< Shown only.
};

} // namespace patchcord::ui

Q_DECLARE_METATYPE(patchcord::ui::AssistantSetup)
