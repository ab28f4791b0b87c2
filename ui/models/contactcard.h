// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace patchcord::ui {

/// Who a contact card is about, and how to reach them.
struct ContactCard
{
    QString name;
    QString organisation;
    QStringList numbers;
    QStringList mails;

    bool operator==(const ContactCard &) const = default;
};

/// The cards in a vCard file (versions 2.1 to 4.0, https://www.rfc-editor.org/rfc/rfc6350), at most ten; what cannot be
/// read is left out.
[[nodiscard]] QList<ContactCard> contactCardsIn(const QByteArray &vcard);

} // namespace patchcord::ui
