// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/voicedocument.h"
#include "core/simulator/voice/voiceparts.h"
#include "core/twilio/form.h"

#include <QObject>

#include <functional>

namespace patchcord::simulator {

class Leg;

/// Why a verb ends before it is through.
enum class Interruption {
    HungUp, ///< The leg is over.
    Moved, ///< Another document takes the leg.
};

/// A verb where it stands: on which leg, in which document.
struct VerbPlace
{
    const VoiceParts &parts;
    Leg &leg;
    VoiceVerb verb;
    VoiceDocument document;
};

/// A verb that takes time. It ends by exactly one of its signals, or by an interruption and then by none.
class VerbTask : public QObject
{
    Q_OBJECT

public:
    VerbTask(const VerbPlace &place, QObject *parent);

    virtual void start() = 0;
    /// Lets go of whatever the verb holds.
    virtual void interrupt(Interruption why);

signals:
    /// The next verb follows.
    void done();
    /// The document at that address follows.
    void wantsDocument(const QString &url, const QByteArray &method, const patchcord::twilio::FormFields &extra);
    void failed(int code);

protected:
    [[nodiscard]] const VoiceParts &parts() const { return m_parts; }
    [[nodiscard]] Leg &leg() { return m_leg; }
    [[nodiscard]] const VoiceVerb &verb() const { return m_verb; }
    [[nodiscard]] const VoiceDocument &document() const { return m_document; }

    void after(int seconds, const std::function<void()> &act);
    /// The link that an attribute holds, ready to be called; empty when it is missing or leads nowhere.
    [[nodiscard]] QString link(const VoiceVerb &holder, const QString &attribute) const;
    /// Goes on at `action`, or with the next verb when there is none.
    void finish(const twilio::FormFields &extra);
    /// Goes on at `action`, or at this document's own address.
    void finishAtAction(const twilio::FormFields &extra);
    /// Asks `action`, if there is one, though nobody will follow its answer.
    void tellAction(const twilio::FormFields &extra);

private:
    VoiceParts m_parts;
    Leg &m_leg;
    VoiceVerb m_verb;
    VoiceDocument m_document;
};

} // namespace patchcord::simulator
