// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

namespace patchcord::ui {

/// A picture of a conversation, as a viewer is given it.
struct KeptPicture
{
    QString file; ///< Full path of the kept file.
    QString small; ///< Full path of a small one; empty = there is none.
    QString name; ///< For a copy of it, with the ending of its type.
    QString caption; ///< Who sent it and when.

    bool operator==(const KeptPicture &) const = default;
};

} // namespace patchcord::ui
