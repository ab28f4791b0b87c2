// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace patchcord::simulator {

/// Something that a customer says, with as many files as there are types.
struct Line
{
    QString text;
    QStringList mediaTypes = {};
};

/// A made-up customer. Numbers come from ranges reserved for fiction.
struct Persona
{
    QString name;
    QString address; ///< With its channel's prefix.
    QList<Line> opening; ///< Said at the start, one after the other.
    QList<Line> later; ///< Said now and then, each once.
    QStringList whenAsked; ///< Answers to a question, in turn.
    QStringList whenTold; ///< Answers to anything else, in turn.
    bool isCaller = false;
    QString clip = {}; ///< What a caller leaves as voicemail; empty = whatever fits the number.

    [[nodiscard]] bool isWhatsApp() const { return address.startsWith(u"whatsapp:"); }
};

/// The customers of the demo: parcels, orders and appointments, in several languages and tempers.
[[nodiscard]] QList<Persona> cast();

} // namespace patchcord::simulator
