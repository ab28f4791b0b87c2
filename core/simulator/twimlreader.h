// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace patchcord::simulator {

/// One <Message> of an answer to an incoming message.
struct TwimlMessage
{
    QString body;
    QStringList mediaUrls;
    QString statusCallback;
    QString to; ///< Empty = the customer who wrote.
    QString from; ///< Empty = the number that was written to.
};

/// Malformed: not XML, another root than <Response>, or a verb that messages do not know.
[[nodiscard]] Result<QList<TwimlMessage>> readMessagingTwiml(const QByteArray &document);

} // namespace patchcord::simulator
