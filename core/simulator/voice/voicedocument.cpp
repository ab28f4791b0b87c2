// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/voicedocument.h"

#include <QUrl>
#include <QXmlStreamReader>

#include <algorithm>

namespace patchcord::simulator {

namespace {

constexpr qsizetype mostBytes = 64 * 1024;
constexpr int deepest = 8;

std::unexpected<Error> malformed(int code, const QString &why)
{
    return failure(ErrorKind::Malformed, why, {}, code);
}

VoiceVerb readVerb(QXmlStreamReader &xml, int depth)
{
    VoiceVerb verb;
    verb.name = xml.name().toString();
    for (const QXmlStreamAttribute &attribute : xml.attributes())
        verb.attributes.insert(attribute.name().toString(), attribute.value().toString());
    if (depth >= deepest) {
        xml.skipCurrentElement();
        return verb;
    }
    while (!xml.atEnd() && xml.readNext() != QXmlStreamReader::EndElement) {
        if (xml.isCharacters())
            verb.text += xml.text();
        else if (xml.isStartElement())
            verb.children.append(readVerb(xml, depth + 1));
    }
    verb.text = verb.text.trimmed();
    return verb;
}

} // namespace

int VoiceVerb::number(const QString &attribute, int otherwise) const
{
    bool isNumber = false;
    const int number = attributes.value(attribute).toInt(&isNumber);
    return isNumber && number >= 0 ? number : otherwise;
}

bool VoiceVerb::flag(const QString &attribute, bool otherwise) const
{
    const QString given = attributes.value(attribute);
    return given.isEmpty() ? otherwise : given == u"true";
}

QByteArray VoiceVerb::method(const QString &attribute) const
{
    return attributes.value(attribute).compare(u"GET", Qt::CaseInsensitive) == 0 ? "GET" : "POST";
}

const VoiceVerb *VoiceVerb::child(QStringView wanted) const
{
    const auto found = std::ranges::find(children, wanted, &VoiceVerb::name);
    return found == children.cend() ? nullptr : &*found;
}

Result<QString> VoiceDocument::resolved(const QString &link) const
{
    // What is absolute stays to the letter, since the signature covers it.
    if (link.startsWith(u"http://") || link.startsWith(u"https://"))
        return link;
    if (url.isEmpty())
        return malformed(11100, QStringLiteral("A document without an address has a relative link."));
    return link.isEmpty() ? url : QUrl(url).resolved(QUrl(link)).toString(QUrl::FullyEncoded);
}

Result<VoiceDocument> readVoiceDocument(const QByteArray &text, const QString &url)
{
    if (text.size() > mostBytes)
        return malformed(11750, QStringLiteral("The TwiML is larger than 64 kB."));
    QXmlStreamReader xml(text);
    if (!xml.readNextStartElement() || xml.name() != u"Response")
        return malformed(12100, QStringLiteral("The answer is not TwiML."));
    VoiceDocument document;
    document.url = url;
    while (xml.readNextStartElement())
        document.verbs.append(readVerb(xml, 1));
    if (xml.hasError())
        return malformed(12100, QStringLiteral("The TwiML is not well-formed."));
    return document;
}

int secondsToSay(const QString &text)
{
    const qsizetype words = text.split(u' ', Qt::SkipEmptyParts).size();
    return std::max(1, int((words * 2 + 4) / 5));
}

} // namespace patchcord::simulator
