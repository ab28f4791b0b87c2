// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/verbtask.h"

#include "core/simulator/voice/leg.h"

#include <QTimer>

namespace patchcord::simulator {

VerbTask::VerbTask(const VerbPlace &place, QObject *parent)
    : QObject(parent)
    , m_parts(place.parts)
    , m_leg(place.leg)
    , m_verb(place.verb)
    , m_document(place.document)
{ }

void VerbTask::interrupt(Interruption) { }

void VerbTask::after(int seconds, const std::function<void()> &act)
{
    QTimer::singleShot(seconds * m_parts.secondMs, this, act);
}

QString VerbTask::link(const VoiceVerb &holder, const QString &attribute) const
{
    const QString text = holder.value(attribute);
    return text.isEmpty() ? QString() : m_document.resolved(text).value_or(QString());
}

void VerbTask::finish(const twilio::FormFields &extra)
{
    if (m_verb.value(QStringLiteral("action")).isEmpty())
        emit done();
    else
        finishAtAction(extra);
}

void VerbTask::finishAtAction(const twilio::FormFields &extra)
{
    const auto url = m_document.resolved(m_verb.value(QStringLiteral("action")));
    if (url)
        emit wantsDocument(*url, m_verb.method(QStringLiteral("method")), extra);
    else
        emit failed(url.error().code);
}

void VerbTask::tellAction(const twilio::FormFields &extra)
{
    const QString url = link(m_verb, QStringLiteral("action"));
    if (url.isEmpty())
        return;
    Webhook webhook = m_leg.request(url, m_verb.method(QStringLiteral("method")), extra);
    webhook.kind = QStringLiteral("voice-action");
    m_parts.requests.ask(webhook, {});
}

} // namespace patchcord::simulator
