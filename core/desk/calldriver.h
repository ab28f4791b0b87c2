// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/callbook.h"
#include "core/desk/callurls.h"
#include "core/store/store.h"
#include "core/twilio/calls.h"
#include "core/twilio/recordings.h"

#include <QFuture>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>

namespace patchcord::desk {

/// How long things take; tests are in more of a hurry.
struct CallPace
{
    int lookMs = 15'000; ///< Between two looks at calls that ring or run, in case Twilio's word was lost.
    int againMs = 1'000; ///< Before a request to Twilio is made again that may not have arrived.
    int recordingMs = 10'000; ///< After a call to the voicemail, before its recording is looked for.
};

/// Carries out at Twilio what follows from a call's changes, sends callers to the voicemail who rang long enough, and
/// looks how live calls stand. It decides nothing: what it does was written first. Lives in the desk's thread.
class CallDriver final : public QObject
{
    Q_OBJECT

public:
    CallDriver(store::Store &store, twilio::Client &client, const QString &publicUrl, const CallPace &pace,
               QObject *parent = nullptr);

    void setPublicUrl(const QString &publicUrl) { m_urls = CallUrls(publicUrl); }
    [[nodiscard]] const CallUrls &urls() const { return m_urls; }
    /// For calls that a former run left ringing or running: looks how each stands.
    void findLiveCalls();

    /// Does what follows, once it is committed.
    void carryOut(const QFuture<Result<CallTurn>> &turn);
    void carryOut(const CallTurn &turn);
    /// Calls an agent's phone for a call whose room is known; the error is for the agent.
    QFuture<Result<twilio::CallResource>> callAgent(const Message &row, const QString &phone);

private:
    void carryOut(const CallStep &step, const Message &row);
    void callCustomer(const Message &row);
    void failCustomer(const Message &row, const Error &error);
    void connectCustomer(const Message &row);
    void sendToVoicemail(const Message &row);
    void update(const QString &sid, const twilio::FormFields &fields, const Message &row, int triesLeft,
                const std::function<void()> &onFailure);
    void takeUpdated(const Message &row, const QString &sid, const twilio::CallResource &updated,
                     const twilio::FormFields &fields);
    void look(const Message &row, const QString &sid);
    void take(const Message &row, const QString &sid, const Result<twilio::CallResource> &found);
    void lookForRecording(const Message &row);
    void expireRinging(MessageId id);
    void lookAtLiveCalls();

    store::Store &m_store;
    twilio::Calls m_calls;
    twilio::Recordings m_recordings;
    CallUrls m_urls;
    CallPace m_pace;
    QTimer m_looking;
    QSet<MessageId> m_ringing; ///< Those whose time to ring is being kept.
};

} // namespace patchcord::desk
