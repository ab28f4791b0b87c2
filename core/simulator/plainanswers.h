// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace patchcord::simulator {

/// What a language model of modest wit would say to this request body: the same to the same request, in the language of
/// the customer, and different when earlier suggestions were not wanted.
[[nodiscard]] QString plainAnswer(const QJsonObject &request);

} // namespace patchcord::simulator
