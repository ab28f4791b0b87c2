// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QString>
#include <QVariant>

namespace patchcord::store {

/// A reference to another row, NULL for none.
template <typename Tag> [[nodiscard]] QVariant bound(Id<Tag> id)
{
    return id.isValid() ? QVariant(id.value) : QVariant();
}

/// A text that is NULL when it is empty, for columns that are unique among those that have one.
[[nodiscard]] inline QVariant boundUnlessEmpty(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

} // namespace patchcord::store
