// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/verbtask.h"

#include <QElapsedTimer>

namespace patchcord::simulator {

/// <Dial> with phones: rings them together or in turn, puts the first that answers through, and tells `action` how it
/// went. The dialled legs are its own: when the caller goes, they end.
class DialTask final : public VerbTask
{
    Q_OBJECT

public:
    using VerbTask::VerbTask;

    void start() override;
    void interrupt(Interruption why) override;

private:
    [[nodiscard]] QList<VoiceVerb> phones() const;
    void dial(const VoiceVerb &noun);
    void takeAnswer(Leg &child, const VoiceVerb &noun);
    void screen(Leg &child, const QString &url, const QByteArray &method);
    void bridge(Leg &child);
    void takeEnd(Leg &child, const QString &status);
    void complete();
    void giveUp();
    void beginRecording();
    void letGo(const Leg *kept);
    [[nodiscard]] twilio::FormFields resultFields(const QString &status);

    QList<VoiceVerb> m_waiting; // Phones that are still to be rung.
    QList<Leg *> m_children;
    Leg *m_bridged = nullptr;
    QString m_childSid;
    QString m_status;
    QString m_recordingSid;
    QElapsedTimer m_talk;
};

} // namespace patchcord::simulator
