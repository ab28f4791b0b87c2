// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchcord::desk {

/// Where Twilio asks about a call and tells of it: absolute, below the public base. Empty texts where there is no base
/// that Twilio reaches.
class CallUrls final
{
public:
    explicit CallUrls(const QString &publicUrl);

    [[nodiscard]] bool isEmpty() const { return m_base.isEmpty(); }

    /// What a caller who waits hears; what an agent hears who waits for the customer.
    [[nodiscard]] QString wait() const { return at("wait"); }
    /// The sound of a telephone that rings at the other end; public, since Twilio fetches it as a file.
    [[nodiscard]] QString ringing() const { return at("ringing.wav"); }
    /// Asked behind a voicemail.
    [[nodiscard]] QString recorded() const { return at("recorded"); }
    [[nodiscard]] QString recording() const { return at("recording"); }
    [[nodiscard]] QString transcription() const { return at("transcription"); }
    /// Asked when an agent's phone was answered.
    [[nodiscard]] QString agent(const QString &room) const;
    /// Told of the agent's leg, and of the customer's.
    [[nodiscard]] QString agentStatus(const QString &room) const;
    [[nodiscard]] QString customerStatus(const QString &room) const;

private:
    [[nodiscard]] QString at(const char *route) const;

    QString m_base;
};

} // namespace patchcord::desk
