// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twilio/client.h"

#include <QFuture>
#include <QJsonObject>
#include <QList>

namespace patchcord::twilio {

/// Reads a list of the 2010 API page by page, each link as Twilio gave it, until `limit` rows are there or no page is
/// left. Each SID comes once. Malformed when the pages lead in a circle or have no end, so that a list is never taken
/// for complete when it is not.
[[nodiscard]] QFuture<Result<QList<QJsonObject>>> readPages(Client &client, const QByteArray &firstPath,
                                                            const QString &listKey, int limit);

/// The same of the newer products, whose lists carry their links under `meta`: whole addresses, or a token.
[[nodiscard]] QFuture<Result<QList<QJsonObject>>> readMetaPages(Client &client, Product product,
                                                                const QByteArray &firstPath, const QString &listKey,
                                                                int limit);

} // namespace patchcord::twilio
