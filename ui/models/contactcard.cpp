// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/contactcard.h"

#include <QStringDecoder>

namespace patchcord::ui {

namespace {

constexpr qsizetype mostCards = 10;
constexpr qsizetype mostEntries = 5;

/// One line of a card: "item1.TEL;TYPE=cell:+44 …".
struct Property
{
    QByteArray name; ///< In capitals, without a group.
    QByteArray parameters; ///< In capitals.
    QByteArray value;
};

/// Lines with those joined that were folded: by a blank (all versions) or a final "=" (quoted-printable of 2.1).
QList<QByteArray> unfoldedLines(QByteArray text)
{
    text.replace("\r\n", "\n");
    text.replace('\r', '\n');
    QList<QByteArray> lines;
    for (const QByteArray &line : text.split('\n')) {
        const bool isFolded = line.startsWith(' ') || line.startsWith('\t');
        const bool isSoft = !lines.isEmpty() && lines.last().endsWith('=') && lines.last().toUpper().contains("QUOTED");
        if (!lines.isEmpty() && isFolded)
            lines.last() += line.mid(1);
        else if (isSoft)
            lines.last() = lines.last().chopped(1) + line;
        else
            lines.append(line);
    }
    return lines;
}

Property propertyOf(const QByteArray &line)
{
    qsizetype colon = -1;
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size() && colon < 0; ++i) {
        if (line.at(i) == '"')
            isQuoted = !isQuoted;
        else if (line.at(i) == ':' && !isQuoted)
            colon = i;
    }
    if (colon < 0)
        return {};
    const QByteArray head = line.first(colon).toUpper();
    const qsizetype semicolon = head.indexOf(';');
    const QByteArray name = semicolon < 0 ? head : head.first(semicolon);
    return {name.mid(name.lastIndexOf('.') + 1), semicolon < 0 ? QByteArray() : head.mid(semicolon + 1),
            line.mid(colon + 1)};
}

QByteArray fromQuotedPrintable(const QByteArray &value)
{
    QByteArray escaped = value;
    escaped.replace('%', "%25");
    return QByteArray::fromPercentEncoding(escaped.replace('=', '%'));
}

QString decoded(const Property &property)
{
    const bool isQuoted = property.parameters.contains("QUOTED-PRINTABLE");
    const QByteArray bytes = isQuoted ? fromQuotedPrintable(property.value) : property.value;
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

/// The parts of a value between unescaped semicolons, with escapes resolved.
QStringList partsOf(const QString &value)
{
    QStringList parts{QString()};
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value.at(i);
        if (c == u'\\' && i + 1 < value.size()) {
            const QChar next = value.at(++i);
            parts.last() += next == u'n' || next == u'N' ? QChar(u' ') : next;
        } else if (c == u';') {
            parts.append(QString());
        } else {
            parts.last() += c;
        }
    }
    for (QString &part : parts)
        part = part.simplified();
    return parts;
}

/// "Okafor;Amara;;Dr.;" in the order of speech.
QString nameFromParts(const QStringList &parts)
{
    QStringList words;
    for (const int place : {3, 1, 2, 0, 4}) {
        if (const QString word = parts.value(place); !word.isEmpty())
            words.append(word);
    }
    return words.join(u' ');
}

void take(ContactCard &card, const Property &property)
{
    const QStringList parts = partsOf(decoded(property));
    const auto append = [](QStringList &list, QString entry) {
        if (!entry.isEmpty() && list.size() < mostEntries && !list.contains(entry))
            list.append(std::move(entry));
    };
    if (property.name == "FN")
        card.name = parts.join(u' ').simplified();
    else if (property.name == "N" && card.name.isEmpty())
        card.name = nameFromParts(parts);
    else if (property.name == "ORG")
        card.organisation = parts.first();
    else if (property.name == "TEL")
        append(card.numbers, parts.first().startsWith(u"tel:") ? parts.first().sliced(4) : parts.first());
    else if (property.name == "EMAIL")
        append(card.mails, parts.first());
}

} // namespace

QList<ContactCard> contactCardsIn(const QByteArray &vcard)
{
    QList<ContactCard> cards;
    bool isInside = false;
    ContactCard card;
    for (const QByteArray &line : unfoldedLines(vcard)) {
        const Property property = propertyOf(line);
        const QByteArray value = property.value.trimmed().toUpper();
        if (property.name == "BEGIN" && value == "VCARD") {
            isInside = true;
            card = {};
        } else if (property.name == "END" && value == "VCARD" && isInside) {
            isInside = false;
            if (card.name.isEmpty())
                card.name = card.organisation;
            if (card != ContactCard{} && cards.size() < mostCards)
                cards.append(card);
        } else if (isInside) {
            take(card, property);
        }
    }
    return cards;
}

} // namespace patchcord::ui
