// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/twimlreader.h"

#include <QXmlStreamReader>

#include <algorithm>

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

/// About 150 words a minute, and never nothing.
int secondsToSay(const QString &text)
{
    const qsizetype words = text.split(u' ', Qt::SkipEmptyParts).size();
    return std::max(1, int((words * 2 + 4) / 5));
}

int positive(QStringView text, int otherwise)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    return isNumber && number > 0 ? number : otherwise;
}

/// Adds one verb to the plan; true when nothing can follow it.
bool addVerb(QXmlStreamReader &xml, VoicePlan &plan)
{
    const QString verb = xml.name().toString();
    const QXmlStreamAttributes attributes = xml.attributes();
    const int loops = positive(attributes.value(QLatin1StringView("loop")), 1);
    if (verb == u"Say") {
        plan.seconds += loops * secondsToSay(xml.readElementText(QXmlStreamReader::IncludeChildElements));
        return false;
    }
    xml.skipCurrentElement();
    if (verb == u"Pause")
        plan.seconds += positive(attributes.value(QLatin1StringView("length")), 1);
    else if (verb == u"Play")
        plan.seconds += loops * 5;
    else if (verb == u"Gather")
        plan.seconds += positive(attributes.value(QLatin1StringView("timeout")), 5);
    else if (verb == u"Dial" || verb == u"Enqueue" || verb == u"Record" || verb == u"Connect" || verb == u"Redirect")
        plan.keepsCaller = true;
    return verb == u"Hangup" || plan.keepsCaller;
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

Result<VoicePlan> readVoiceTwiml(const QByteArray &document)
{
    VoicePlan plan;
    QXmlStreamReader xml(document);
    if (document.size() > mostBytes || !xml.readNextStartElement() || xml.name() != u"Response")
        return malformed(QStringLiteral("The answer is not TwiML."));
    bool isFirst = true;
    while (xml.readNextStartElement()) {
        if (isFirst && xml.name() == u"Reject") {
            plan.isRejected = true;
            plan.rejectReason = xml.attributes().value(QLatin1StringView("reason")).toString();
            return plan;
        }
        isFirst = false;
        if (addVerb(xml, plan))
            return plan;
    }
    if (xml.hasError())
        return malformed(QStringLiteral("The TwiML is not well-formed."));
    return plan;
}

} // namespace patchcord::simulator
