// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/restrequest.h"

namespace patchcord::simulator {

class Account;
class Recordings;
struct RecordingRecord;

/// `/Recordings`, of the account or of one call, with their sound and transcriptions.
class RecordingsResource final
{
public:
    RecordingsResource(const Account &account, Recordings &recordings)
        : m_account(account)
        , m_recordings(recordings)
    { }

    /// `/Recordings…`
    gateway::HttpAnswer handle(const RestRequest &request);
    /// `/Transcriptions…`
    gateway::HttpAnswer handleTranscriptions(const RestRequest &request);
    /// `/Calls/{CA}/Recordings`
    gateway::HttpAnswer listOf(const RestRequest &request, const QString &callSid);

private:
    gateway::HttpAnswer list(const RestRequest &request, const QString &callSid) const;
    gateway::HttpAnswer item(const RestRequest &request, const QString &name);
    gateway::HttpAnswer transcriptions(const RestRequest &request, const QString &sid) const;
    [[nodiscard]] gateway::HttpAnswer transcription(const RestRequest &request, const QString &sid) const;
    [[nodiscard]] QJsonObject json(const RecordingRecord &recording) const;
    [[nodiscard]] QJsonObject transcriptionJson(const RecordingRecord &recording) const;

    const Account &m_account;
    Recordings &m_recordings;
};

} // namespace patchcord::simulator
