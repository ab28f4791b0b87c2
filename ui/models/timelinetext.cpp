// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelinetext.h"

#include "ui/models/conversationtext.h"
#include "ui/models/mediatext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>
#include <QStringList>

#include <array>

namespace patchcord::ui {

namespace {

constexpr qsizetype longestBody = 16'000;

QString tr(const char *text, int n = -1)
{
    return QCoreApplication::translate("Timeline", text, nullptr, n);
}

QChar displayChar(const QString &body, qsizetype at)
{
    const QChar c = body.at(at);
    if (c == u'\n' || c == QChar::ParagraphSeparator || c == u'\v' || c == u'\f')
        return QChar::LineSeparator;
    if (c == u'\r')
        return at + 1 < body.size() && body.at(at + 1) == u'\n' ? QChar(0x200b) : QChar(QChar::LineSeparator);
    if (c == u'\t')
        return QChar::Nbsp;
    if (c < u' ')
        return QChar(0x2400 + c.unicode());
    if (c == QChar(0x7f))
        return QChar(0x2421);
    const bool isPaired = (c.isHighSurrogate() && at + 1 < body.size() && body.at(at + 1).isLowSurrogate())
        || (c.isLowSurrogate() && at > 0 && body.at(at - 1).isHighSurrogate());
    if ((c.isSurrogate() && !isPaired) || (c >= QChar(0x80) && c < QChar(0xa0))
        || c == QChar::ObjectReplacementCharacter)
        return QChar::ReplacementCharacter;
    return c;
}

/// Takes the sentence's own punctuation off the end of an address, and a bracket that was opened before it.
qsizetype linkLength(QStringView found)
{
    constexpr QStringView closing = u")]}";
    constexpr QStringView opening = u"([{";
    qsizetype length = found.size();
    while (length > 0) {
        const QChar last = found.at(length - 1);
        const qsizetype bracket = closing.indexOf(last);
        const QStringView kept = found.first(length);
        const bool isUnopened = bracket >= 0 && kept.count(last) > kept.count(opening.at(bracket));
        if (!isUnopened && !QStringView(u".,;:!?'*…’”»“").contains(last))
            break;
        --length;
    }
    return length;
}

QString callEnd(const Message &message)
{
    switch (outcomeOf(message)) {
    case CallOutcome::Talked:
        return tr("Call, %1").arg(clockSpan(talkSeconds(message)));
    case CallOutcome::Declined: {
        const QString &agent = message.call->handledBy;
        return agent.isEmpty() ? tr("Declined call") : tr("Call declined by %1").arg(agent);
    }
    case CallOutcome::Busy:
        return tr("Called, the line was busy");
    case CallOutcome::GivenUp:
        return tr("Call given up");
    case CallOutcome::NoAnswer:
        return tr("Called, no answer");
    case CallOutcome::Failed:
        return tr("The call failed");
    case CallOutcome::Voicemail:
    case CallOutcome::Missed:
        break;
    }
    return message.call->status == CallStatus::Failed ? tr("The call failed") : tr("Missed call");
}

QString callTitle(const Message &message, qint64 now)
{
    if (!message.call)
        return tr("Call");
    const Call &call = *message.call;
    const auto since = [now](qint64 at) { return clockSpan(int(std::max<qint64>(0, now - at) / 1000)); };
    const qint64 startedAt = call.startedAt > 0 ? call.startedAt : message.at;
    const qint64 talkingAt = call.connectedAt > 0 ? call.connectedAt : call.answeredAt;
    switch (phaseOf(call)) {
    case CallPhase::Ringing:
        return (message.direction == Direction::Inbound ? tr("Ringing %1") : tr("Calling %1")).arg(since(startedAt));
    case CallPhase::Connecting:
        return tr("Ringing %1’s phone %2").arg(call.handledBy, since(startedAt));
    case CallPhase::Talking:
        return tr("In a call %1").arg(since(talkingAt > 0 ? talkingAt : message.at));
    case CallPhase::LeavingMessage:
        return tr("At the voicemail %1").arg(since(startedAt));
    case CallPhase::Over:
        break;
    }
    return callEnd(message);
}

int voicemailSeconds(const Message &message)
{
    if (message.call && message.call->recordingSeconds > 0)
        return message.call->recordingSeconds;
    return message.media.isEmpty() ? 0 : (message.media.first().durationMs + 500) / 1000;
}

/// "The network was down." behind a colon: without the full stop.
QString reasonOf(const Message &message)
{
    QString reason = message.errorText.trimmed();
    while (reason.endsWith(u'.'))
        reason.chop(1);
    return reason;
}

QString failureText(const Message &message)
{
    if (message.status == DeliveryStatus::Canceled)
        return tr("Cancelled");
    const QString what = message.status == DeliveryStatus::Undelivered ? tr("Not delivered") : tr("Not sent");
    const QString reason = reasonOf(message);
    if (reason.isEmpty())
        return what;
    return reason.startsWith(what, Qt::CaseInsensitive) ? reason : tr("%1: %2").arg(what, reason);
}

QString optOutText(const Message &message)
{
    const QString type = message.extra.value(u"OptOutType").toString();
    if (type == u"STOP")
        return tr("Opted out");
    if (type == u"START")
        return tr("Opted in again");
    return type == u"HELP" ? tr("Asked for help") : QString();
}

/// For a screen reader, which sees no ticks.
QString spokenStanding(const Message &message)
{
    switch (tickOf(message)) {
    case Tick::None:
    case Tick::LookUp:
        return standing(message);
    case Tick::Waiting:
        return standing(message).isEmpty() ? tr("waiting to be sent") : standing(message);
    case Tick::One:
        return tr("sent");
    case Tick::Two:
        return standing(message).isEmpty() ? tr("delivered") : tr("read");
    }
    Q_UNREACHABLE();
}

} // namespace

QString displayBody(const QString &body)
{
    const qsizetype size = std::min(body.size(), longestBody);
    QString shown(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        shown[i] = displayChar(body, i);
    if (size < body.size())
        shown[size - 1] = QChar(0x2026);
    return shown;
}

QList<TextLink> linksIn(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(\bhttps?://[^\s<>"`|\\^\x{0}-\x{20}\x{2028}\x{200b}\x{fffd}]+)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QList<TextLink> links;
    auto found = pattern.globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        const qsizetype length = linkLength(match.capturedView());
        const QUrl url(match.captured().first(length), QUrl::StrictMode);
        if (url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty())
            links.append({match.capturedStart(), length, url});
    }
    return links;
}

QString mediaName(const MediaItem &media)
{
    const QString type = media.contentType.section(u';', 0, 0).trimmed().toLower();
    if (type == u"image/gif")
        return tr("GIF");
    if (type.startsWith(u"image/"))
        return tr("Photo");
    if (type.startsWith(u"audio/"))
        return tr("Voice message");
    if (type.startsWith(u"video/"))
        return tr("Video");
    if (type == u"application/pdf")
        return tr("PDF");
    if (type == u"text/vcard" || type == u"text/x-vcard")
        return tr("Contact card");
    if (type == u"text/calendar")
        return tr("Appointment");
    return type.startsWith(u"text/") ? tr("Text file") : tr("File");
}

QString eventTitle(const Message &message, qint64 now)
{
    if (message.kind == MessageKind::Call)
        return callTitle(message, now);
    const int seconds = voicemailSeconds(message);
    return seconds > 0 ? tr("Voicemail, %1").arg(clockSpan(seconds)) : tr("Voicemail");
}

QString dayName(QDate day, QDate today, const QLocale &locale)
{
    const qint64 ago = day.daysTo(today);
    if (ago == 0)
        return tr("Today");
    if (ago == 1)
        return tr("Yesterday");
    if (ago > 1 && ago < 7)
        return locale.standaloneDayName(day.dayOfWeek(), QLocale::LongFormat);
    return locale.toString(day, QLocale::LongFormat);
}

QString timeOfDay(qint64 at, const QLocale &locale)
{
    QString format = locale.timeFormat(QLocale::ShortFormat);
    return locale.toString(QDateTime::fromMSecsSinceEpoch(at).time(), format.remove(QLatin1String(":ss")));
}

Tick tickOf(const Message &message)
{
    const bool isMessage = message.kind == MessageKind::Text || message.kind == MessageKind::Mms;
    if (message.direction == Direction::Inbound || !isMessage)
        return Tick::None;
    switch (message.status) {
    case DeliveryStatus::Pending:
    case DeliveryStatus::Scheduled:
        return Tick::Waiting;
    case DeliveryStatus::Unknown:
        return Tick::LookUp;
    case DeliveryStatus::Accepted:
    case DeliveryStatus::Queued:
    case DeliveryStatus::Sending:
    case DeliveryStatus::Sent:
        return Tick::One;
    case DeliveryStatus::Delivered:
    case DeliveryStatus::Read:
        return Tick::Two;
    default:
        return Tick::None;
    }
}

bool isHeld(const Message &message)
{
    return message.status == DeliveryStatus::Pending && message.origin != Origin::Agent && message.errorCode == 0
        && message.sid.isEmpty() && !message.errorText.isEmpty();
}

bool isMarkedFailed(const Message &message)
{
    const bool isRetried = message.status == DeliveryStatus::Pending && !message.errorText.isEmpty();
    return isFailure(message.status) || (isRetried && !isHeld(message));
}

bool canRetry(const Message &message)
{
    return message.direction == Direction::Outbound && isFailure(message.status)
        && (message.kind == MessageKind::Text || message.kind == MessageKind::Mms);
}

bool needsTemplate(const Message &message)
{
    static constexpr int windowClosedCode = 63016;
    return canRetry(message) && message.errorCode == windowClosedCode;
}

bool canDiscard(const Message &message)
{
    return canRetry(message) && message.sid.isEmpty();
}

bool isHeld(const Message &message, qint64 now)
{
    return message.status == DeliveryStatus::Pending && message.heldUntil > now;
}

QString holdText(const Message &message, qint64 now)
{
    if (!isHeld(message, now))
        return {};
    return tr("Sending in %1…").arg((message.heldUntil - now + 999) / 1000);
}

QString standing(const Message &message)
{
    if (message.direction == Direction::Inbound)
        return optOutText(message);
    if (message.kind != MessageKind::Text && message.kind != MessageKind::Mms)
        return {};
    switch (message.status) {
    case DeliveryStatus::Pending:
        if (isHeld(message))
            return message.errorText;
        return message.errorText.isEmpty() ? QString() : tr("Retrying: %1").arg(reasonOf(message));
    case DeliveryStatus::Unknown:
        return tr("Checking whether it left");
    case DeliveryStatus::Scheduled:
        return tr("Scheduled");
    case DeliveryStatus::Read:
        return message.channel == Channel::Sms ? QString() : tr("Read");
    default:
        return isFailure(message.status) ? failureText(message) : QString();
    }
}

QString authorText(const Message &message)
{
    const bool isModels = message.origin == Origin::Model;
    const bool isAutomatic = message.author == u"auto" || !isByHand(message.origin);
    const QString name = isModels ? tr("Assistant, automatic") : isAutomatic ? tr("Automatic") : message.author;
    if (message.kind == MessageKind::Note)
        return name.isEmpty() ? tr("Note") : tr("Note by %1").arg(name);
    return message.direction == Direction::Outbound ? name : QString();
}

QString spokenRow(const Message &message, const QString &contactName, qint64 now, const QLocale &locale)
{
    if (message.kind == MessageKind::Call || message.kind == MessageKind::Voicemail) {
        // A running time that is spoken anew every second says nothing.
        const QString title = eventTitle(message, isLive(message) ? message.at : now);
        const QString text = QStringLiteral("%1, %2, %3").arg(contactName, timeOfDay(message.at, locale), title);
        return message.body.isEmpty() ? text : QStringLiteral("%1: %2").arg(text, message.body);
    }
    const bool isOwn = message.direction == Direction::Outbound || message.kind == MessageKind::Note;
    const bool isByPerson = isOwn && !message.author.isEmpty();
    const QString who = !isOwn ? contactName : isByPerson ? authorText(message) : tr("You");
    QStringList head{who, timeOfDay(message.at, locale)};
    QStringList content;
    for (const MediaItem &media : message.media)
        content.append(spokenMedia(media, locale));
    if (!message.body.isEmpty())
        content.append(message.body);
    // Nor does a countdown.
    const QString state = isHeld(message, now) ? tr("not sent yet, can be taken back") : spokenStanding(message);
    const bool isBad = isMarkedFailed(message);
    if (!state.isEmpty() && !isBad)
        head.append(state);
    const QString text = QStringLiteral("%1: %2").arg(head.join(u", "), content.join(u", "));
    if (!isBad)
        return text;
    return (canRetry(message) ? tr("Failed: %1. %2") : QStringLiteral("%1. %2")).arg(state, text);
}

QString rowDetails(const Message &message, const QString &senderName, const QLocale &locale)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(message.at);
    QStringList lines{locale.toString(at, QLocale::LongFormat)};
    if (!message.from.isEmpty() && !message.to.isEmpty())
        lines.append(tr("From %1 to %2").arg(message.from, message.to));
    if (!senderName.isEmpty())
        lines.append(tr("Sender: %1").arg(senderName));
    if (!message.content.isEmpty())
        lines.append(tr("Template: %1").arg(message.content.sid));
    if (!authorText(message).isEmpty())
        lines.append(authorText(message));
    const QString state = spokenStanding(message);
    if (!state.isEmpty())
        lines.append(state.at(0).toUpper() + state.sliced(1));
    if (message.segments > 0)
        lines.append(message.segments == 1 ? tr("1 part") : tr("%1 parts").arg(message.segments));
    if (message.errorCode != 0)
        lines.append(tr("Error %1").arg(message.errorCode));
    if (!message.sid.isEmpty())
        lines.append(message.sid);
    return lines.join(u'\n');
}

} // namespace patchcord::ui
