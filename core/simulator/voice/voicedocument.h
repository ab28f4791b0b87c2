// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

namespace patchcord::simulator {

/// One element of a voice document: a verb, or a noun within it.
struct VoiceVerb
{
    QString name;
    QHash<QString, QString> attributes;
    QString text; ///< Directly within it, trimmed.
    QList<VoiceVerb> children;

    [[nodiscard]] bool has(const QString &attribute) const { return attributes.contains(attribute); }
    [[nodiscard]] QString value(const QString &attribute, const QString &otherwise = {}) const
    {
        return attributes.value(attribute, otherwise);
    }
    /// `otherwise` when the attribute is missing, negative or no number.
    [[nodiscard]] int number(const QString &attribute, int otherwise) const;
    [[nodiscard]] bool flag(const QString &attribute, bool otherwise) const;
    /// The method that goes with an URL attribute: "GET" or "POST".
    [[nodiscard]] QByteArray method(const QString &attribute) const;
    /// The first noun of that name; null when there is none.
    [[nodiscard]] const VoiceVerb *child(QStringView name) const;
};

/// A TwiML document for a call, and where it came from.
struct VoiceDocument
{
    QString url; ///< What relative links resolve against; empty for a document that was given inline.
    QList<VoiceVerb> verbs;

    /// The link as it is to be called: untouched when it is absolute. Malformed (11100) when nothing tells where it
    /// leads.
    [[nodiscard]] Result<QString> resolved(const QString &link) const;
};

/// Malformed with Twilio's code: 11750 too large, 12100 no XML or another root than <Response>.
[[nodiscard]] Result<VoiceDocument> readVoiceDocument(const QByteArray &text, const QString &url = {});

/// How long a voice takes for the text: about 150 words a minute, and never nothing.
[[nodiscard]] int secondsToSay(const QString &text);

} // namespace patchcord::simulator
