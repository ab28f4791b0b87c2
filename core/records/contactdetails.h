// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/address.h"

#include <QList>
#include <QString>

namespace patchcord {

/// One stretch of a conversation from open to closed.
struct ConversationSession
{
    int number = 1; ///< From 1.
    qint64 openedAt = 0; ///< UTC ms.
    qint64 closedAt = 0; ///< UTC ms; 0 while it lasts.
    QString topic; ///< What it was about; may be empty.
    QString outcome; ///< How it ended; may be empty.
    qint64 firstOrdinal = 0; ///< Of its first row; 0 when it has none.

    bool operator==(const ConversationSession &) const = default;
};

/// Another contact who may be the same person.
struct ContactProposal
{
    ContactId contact;
    QString name; ///< May be empty.
    QList<Address> addresses;

    bool operator==(const ContactProposal &) const = default;
};

/// What is known of a contact beside one of their conversations.
struct ContactDetails
{
    ContactId contact;
    ConversationId conversation; ///< Whose sessions these are.
    QString notes; ///< Written by agents, about the person.
    QList<Address> addresses;
    QList<ConversationSession> sessions; ///< The newest first.
    QList<ContactProposal> proposals; ///< Contacts of the same name; nothing is merged unless an agent says so.
    QString mergedWith; ///< Who was merged into this contact last, and can be parted again; empty = nobody.

    bool operator==(const ContactDetails &) const = default;
};

/// A label and how many conversations that are not closed carry it.
struct LabelCount
{
    QString label;
    int conversations = 0;

    bool operator==(const LabelCount &) const = default;
};

/// What agents wrote when they closed conversations, the most used first.
struct ClosingWords
{
    QList<QString> topics;
    QList<QString> outcomes;

    bool operator==(const ClosingWords &) const = default;
};

} // namespace patchcord
