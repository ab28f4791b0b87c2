// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/twiml.h"

#include <QXmlStreamWriter>

#include <algorithm>

namespace patchcord::twilio {

namespace {

bool isIllegal(char16_t unit)
{
    return (unit < 0x20 && unit != u'\t' && unit != u'\n' && unit != u'\r') || unit >= 0xFFFE;
}

template <typename Fn> QByteArray document(Fn &&writeVerbs)
{
    QByteArray twiml;
    QXmlStreamWriter xml(&twiml);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("Response"));
    writeVerbs(xml);
    xml.writeEndDocument();
    return twiml;
}

} // namespace

QByteArray emptyTwiml()
{
    return QByteArrayLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");
}

QByteArray messageTwiml(const QString &body, const QString &statusCallback)
{
    const QString text = withoutIllegalXml(body);
    if (text.isEmpty())
        return emptyTwiml(); // Twilio objects to a message without text (14103).
    return document([&](QXmlStreamWriter &xml) {
        xml.writeStartElement(QStringLiteral("Message"));
        if (!statusCallback.isEmpty())
            xml.writeAttribute(QStringLiteral("statusCallback"), withoutIllegalXml(statusCallback));
        xml.writeCharacters(text);
        xml.writeEndElement();
    });
}

QString withoutIllegalXml(const QString &text)
{
    const auto isSuspect = [](QChar c) { return isIllegal(c.unicode()) || c.isSurrogate(); };
    if (std::ranges::none_of(text, isSuspect))
        return text;
    QString legal;
    legal.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            legal += c;
            legal += text[++i];
        } else if (!c.isSurrogate() && !isIllegal(c.unicode())) {
            legal += c;
        }
    }
    return legal;
}

} // namespace patchcord::twilio
