// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/transcript/transcripthtml.h"

#include "core/twilio/addresses.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace patchcord::desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Transcript)
};

// Widths are attributes and colours plain, since the same page is laid out for paper by QTextDocument.
const char *const style
    = "body{font-family:sans-serif;color:#1b1f24;background:#fff;max-width:46em;margin:2em auto;padding:0 1em}"
      "h1{font-size:140%;margin-bottom:2px}h2{font-size:100%;margin:22px 0 6px}"
      ".about,.time{color:#68717d;font-size:85%}.row{margin:8px 0}.who{font-weight:600}"
      ".note{background:#fff6d6}.failed{color:#b91c1c;font-size:85%}img{border-radius:6px}";

/// What somebody wrote, to the letter: no markup, no control characters, lines as they were.
QString asText(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar letter : text) {
        const bool isControl = letter.unicode() < 0x20 && letter != u'\n' && letter != u'\t';
        clean.append(isControl ? QChar(QChar::ReplacementCharacter) : letter);
    }
    return clean.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

QString whoWrote(const Message &message, const Conversation &conversation)
{
    if (message.direction == Direction::Inbound)
        return conversation.contactName.isEmpty() ? twilio::toDisplay(conversation.contactAddress)
                                                  : conversation.contactName;
    if (message.author == u"auto")
        return Words::tr("Automatic reply");
    return message.author.isEmpty() ? twilio::toDisplay(conversation.senderAddress) : message.author;
}

QString callText(const Message &message)
{
    switch (outcomeOf(message)) {
    case CallOutcome::Talked: {
        const int seconds = talkSeconds(message);
        return Words::tr("Call, %1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    }
    case CallOutcome::Voicemail:
        return Words::tr("Voicemail");
    case CallOutcome::Declined:
        return Words::tr("Call declined");
    case CallOutcome::Missed:
        return Words::tr("Missed call");
    case CallOutcome::Busy:
        return Words::tr("Call: the line was busy");
    case CallOutcome::GivenUp:
        return Words::tr("Call given up");
    case CallOutcome::NoAnswer:
        return Words::tr("Call without an answer");
    case CallOutcome::Failed:
        return Words::tr("Call failed");
    }
    Q_UNREACHABLE();
}

QString fileHtml(const MediaItem &item, const FilePlace &place)
{
    const QString name = asText(item.name.isEmpty() ? item.contentType : item.name);
    if (place.link.isEmpty() && place.picture.isEmpty())
        return QStringLiteral("<p class=\"about\">%1</p>").arg(Words::tr("File: %1").arg(name));
    const QString shown = place.picture.isEmpty()
        ? name
        : QStringLiteral("<img src=\"%1\" alt=\"%2\" width=\"240\">").arg(place.picture.toHtmlEscaped(), name);
    if (place.link.isEmpty())
        return QStringLiteral("<p>%1</p>").arg(shown);
    return QStringLiteral("<p><a href=\"%1\">%2</a></p>").arg(place.link.toHtmlEscaped(), shown);
}

QString stateHtml(const Message &message)
{
    if (message.direction == Direction::Inbound || !isFailure(message.status))
        return {};
    return QStringLiteral("<p class=\"failed\">%1</p>")
        .arg(Words::tr("Not delivered: %1")
                 .arg(asText(message.errorText.isEmpty() ? toString(message.status) : message.errorText)));
}

QString rowHtml(const Message &message, const Conversation &conversation,
                const std::function<FilePlace(const MediaItem &)> &placeOf)
{
    QString html
        = QStringLiteral("<div class=\"%1\"><span class=\"who\">%2</span> <span class=\"time\">%3</span>")
              .arg(message.kind == MessageKind::Note ? QStringLiteral("row note") : QStringLiteral("row"),
                   asText(whoWrote(message, conversation)),
                   QLocale().toString(QDateTime::fromMSecsSinceEpoch(message.at).time(), QLocale::ShortFormat));
    if (message.kind == MessageKind::Note)
        html += QStringLiteral(" <span class=\"time\">%1</span>").arg(Words::tr("Note"));
    if (message.call)
        html += QStringLiteral("<br>%1").arg(callText(message));
    if (!message.body.isEmpty())
        html += QStringLiteral("<br>%1").arg(asText(message.body));
    for (const MediaItem &item : message.media)
        html += fileHtml(item, placeOf(item));
    return html + stateHtml(message) + QStringLiteral("</div>\n");
}

QString headHtml(const Conversation &conversation, qsizetype rows)
{
    const QString number = twilio::toDisplay(conversation.contactAddress);
    const QString who = conversation.contactName.isEmpty() ? number : conversation.contactName;
    const QString about = Words::tr("%1 with %2 · %3 rows · exported %4")
                              .arg(number, twilio::toDisplay(conversation.senderAddress), QLocale().toString(rows),
                                   QLocale().toString(QDateTime::currentDateTime(), QLocale::LongFormat));
    return QStringLiteral("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title><style>%2</style>"
                          "</head><body>\n<h1>%1</h1><p class=\"about\">%3</p>\n")
        .arg(asText(who), QLatin1String(style), asText(about));
}

} // namespace

QString transcriptHtml(const Transcript &transcript, const std::function<FilePlace(const MediaItem &)> &placeOf)
{
    QString html = headHtml(transcript.conversation, transcript.messages.size());
    QDate day;
    for (const Message &message : transcript.messages) {
        const QDate date = QDateTime::fromMSecsSinceEpoch(message.at).date();
        if (date != day)
            html += QStringLiteral("<h2>%1</h2>\n").arg(QLocale().toString(date, QLocale::LongFormat));
        day = date;
        html += rowHtml(message, transcript.conversation, placeOf);
    }
    return html + QStringLiteral("</body></html>\n");
}

} // namespace patchcord::desk
