// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/twimlreader.h"

#include <QXmlStreamReader>

namespace patchcord::simulator {

namespace {

constexpr qsizetype mostBytes = 64 * 1024;

std::unexpected<Error> malformed(const QString &why)
{
    return failure(ErrorKind::Malformed, why);
}

TwimlMessage readMessage(QXmlStreamReader &xml)
{
    TwimlMessage message;
    const QXmlStreamAttributes attributes = xml.attributes();
    message.statusCallback = attributes.value(QLatin1StringView("statusCallback")).toString();
    message.to = attributes.value(QLatin1StringView("to")).toString();
    message.from = attributes.value(QLatin1StringView("from")).toString();
    QString direct;
    QString body;
    bool hasBody = false;
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
        if (xml.isCharacters()) {
            direct += xml.text();
        } else if (xml.isStartElement() && xml.name() == u"Body") {
            hasBody = true;
            body += xml.readElementText(QXmlStreamReader::IncludeChildElements);
        } else if (xml.isStartElement() && xml.name() == u"Media") {
            message.mediaUrls.append(xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed());
        } else if (xml.isStartElement()) {
            xml.skipCurrentElement();
        }
    }
    message.body = hasBody ? body : direct;
    return message;
}

} // namespace

Result<QList<TwimlMessage>> readMessagingTwiml(const QByteArray &document)
{
    if (document.size() > mostBytes)
        return malformed(QStringLiteral("The TwiML is larger than 64 kB."));
    QList<TwimlMessage> messages;
    QXmlStreamReader xml(document);
    if (!xml.readNextStartElement() || xml.name() != u"Response")
        return malformed(QStringLiteral("The answer is not TwiML."));
    while (xml.readNextStartElement()) {
        if (xml.name() == u"Message" || xml.name() == u"Sms")
            messages.append(readMessage(xml));
        else if (xml.name() == u"Redirect")
            xml.skipCurrentElement();
        else
            return malformed(QStringLiteral("<%1> is not a verb for messages.").arg(xml.name()));
    }
    if (xml.hasError())
        return malformed(QStringLiteral("The TwiML is not well-formed."));
    return messages;
}

} // namespace patchcord::simulator
