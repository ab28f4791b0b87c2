// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/voicetwiml.h"

#include "core/twilio/twiml.h"

namespace patchcord::twilio {

VoiceTwiml::VoiceTwiml()
    : m_xml(&m_twiml)
{
    m_xml.writeStartDocument();
    m_xml.writeStartElement(QStringLiteral("Response"));
}

void VoiceTwiml::attribute(const char *name, const QString &value)
{
    if (const QString text = withoutIllegalXml(value); !text.isEmpty())
        m_xml.writeAttribute(QLatin1String(name), text);
}

VoiceTwiml &VoiceTwiml::say(const QString &text, const QString &language, const QString &voice)
{
    const QString sentence = withoutIllegalXml(text);
    if (sentence.trimmed().isEmpty())
        return *this;
    m_xml.writeStartElement(QStringLiteral("Say"));
    attribute("language", language);
    attribute("voice", voice);
    m_xml.writeCharacters(sentence);
    m_xml.writeEndElement();
    return *this;
}

VoiceTwiml &VoiceTwiml::play(const QString &url, int loops)
{
    m_xml.writeStartElement(QStringLiteral("Play"));
    if (loops != 1)
        attribute("loop", QString::number(loops));
    m_xml.writeCharacters(withoutIllegalXml(url));
    m_xml.writeEndElement();
    return *this;
}

VoiceTwiml &VoiceTwiml::enqueue(const QString &queue, const QString &waitUrl)
{
    m_xml.writeStartElement(QStringLiteral("Enqueue"));
    attribute("waitUrl", waitUrl);
    attribute("waitUrlMethod", QStringLiteral("POST"));
    m_xml.writeCharacters(withoutIllegalXml(queue));
    m_xml.writeEndElement();
    return *this;
}

VoiceTwiml &VoiceTwiml::leave()
{
    m_xml.writeEmptyElement(QStringLiteral("Leave"));
    return *this;
}

VoiceTwiml &VoiceTwiml::record(const Recording &recording)
{
    m_xml.writeEmptyElement(QStringLiteral("Record"));
    attribute("action", recording.action);
    attribute("method", QStringLiteral("POST"));
    attribute("maxLength", QString::number(recording.mostSeconds));
    attribute("timeout", QString::number(recording.silenceSeconds));
    attribute("playBeep", QStringLiteral("true"));
    attribute("recordingStatusCallback", recording.statusCallback);
    attribute("recordingStatusCallbackMethod", QStringLiteral("POST"));
    attribute("recordingStatusCallbackEvent", QStringLiteral("completed absent"));
    if (!recording.transcribeCallback.isEmpty()) {
        attribute("transcribe", QStringLiteral("true"));
        attribute("transcribeCallback", recording.transcribeCallback);
    }
    return *this;
}

VoiceTwiml &VoiceTwiml::meetIn(const Room &room)
{
    m_xml.writeStartElement(QStringLiteral("Dial"));
    m_xml.writeStartElement(QStringLiteral("Conference"));
    attribute("beep", QStringLiteral("false"));
    attribute("startConferenceOnEnter", QStringLiteral("true"));
    attribute("endConferenceOnExit", QStringLiteral("true"));
    attribute("waitUrl", room.waitUrl);
    attribute("waitMethod", QStringLiteral("POST"));
    m_xml.writeCharacters(withoutIllegalXml(room.name));
    m_xml.writeEndElement();
    m_xml.writeEndElement();
    return *this;
}

VoiceTwiml &VoiceTwiml::hangUp()
{
    m_xml.writeEmptyElement(QStringLiteral("Hangup"));
    return *this;
}

QByteArray VoiceTwiml::finished()
{
    m_xml.writeEndDocument();
    return m_twiml;
}

} // namespace patchcord::twilio
