// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/verbtask.h"

#include <QObject>

#include <functional>

namespace patchcord::simulator {

/// Runs a document's verbs on a leg, one after the other, and asks for the documents that they lead to. It ends no leg:
/// what follows from the end of a document is its owner's.
class Interpreter final : public QObject
{
    Q_OBJECT

public:
    using Extra = std::function<twilio::FormFields()>;

    Interpreter(const VoiceParts &parts, Leg &leg, QObject *parent);

    /// Further fields of every request that a verb causes, as those of a queue's waiting room.
    void setExtra(const Extra &extra) { m_extra = extra; }
    void run(const VoiceDocument &document);
    /// Lets go of what runs. Nothing is emitted any more.
    void stop(Interruption why);

signals:
    /// The document is through, or <Hangup> came.
    void finished(bool isHangup);
    void left();
    /// <Reject> came first.
    void rejected();
    void failed(int code);

private:
    void next();
    void begin(const VoiceVerb &verb);
    void startTask(VerbTask *task);
    void goTo(const QString &url, const QByteArray &method, const twilio::FormFields &extra);
    [[nodiscard]] VerbTask *taskFor(const VoiceVerb &verb);

    VoiceParts m_parts;
    Leg &m_leg;
    Extra m_extra;
    VoiceDocument m_document;
    qsizetype m_row = 0;
    VerbTask *m_task = nullptr;
    int m_turn = 0; // An answer that was asked for in an earlier turn is void.
};

} // namespace patchcord::simulator
