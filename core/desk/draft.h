// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/address.h"
#include "core/records/message.h"

#include <QStringList>

namespace patchcord::desk {

/// What somebody wants to send.
struct Draft
{
    SenderId sender;
    Address to;
    QString body;
    QStringList mediaUrls; ///< Of files that lie elsewhere, where Twilio fetches them itself.
    QList<MediaItem> files{}; ///< Kept ones, as prepareAttachment() made them.
    TemplateUse content{}; ///< Sends a template in place of `body`, which queueMessage() fills in from it.
};

} // namespace patchcord::desk
