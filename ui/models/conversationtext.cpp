// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/conversationtext.h"

#include "core/records/whatsappwindow.h"
#include "core/twilio/addresses.h"
#include "ui/models/typedtime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace patchcord::ui {

namespace {

constexpr qint64 minuteMs = 60 * 1000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;
constexpr qsizetype previewLength = 160;
constexpr qsizetype mostLabelChips = 2;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ConversationText)
};

// Some locales put seconds even into their short form.
QString clockFormat(const QLocale &locale)
{
    return locale.timeFormat(QLocale::ShortFormat).remove(QStringLiteral(":ss")).remove(QStringLiteral(".ss"));
}

QString oneLine(const QString &text)
{
    QString line = text.left(previewLength).simplified();
    line.remove(QChar(QChar::Null));
    return line;
}

QString mediaWord(const Message &message)
{
    const QString type = message.media.isEmpty() ? QString() : message.media.first().contentType;
    if (type.startsWith(u"image/"))
        return Words::tr("Photo");
    if (type.startsWith(u"audio/"))
        return Words::tr("Voice message");
    if (type.startsWith(u"video/"))
        return Words::tr("Video");
    return type.isEmpty() ? Words::tr("Photo or file") : Words::tr("File");
}

QString liveWord(const Message &message)
{
    switch (phaseOf(*message.call)) {
    case CallPhase::Talking:
        return Words::tr("On the line now…");
    case CallPhase::LeavingMessage:
        return Words::tr("Leaving a message…");
    default:
        return message.direction == Direction::Inbound ? Words::tr("Calling now…") : Words::tr("Being called…");
    }
}

QString callWord(const Message &message)
{
    const bool isInbound = message.direction == Direction::Inbound;
    if (!message.call)
        return Words::tr("Call");
    if (!isOver(message.call->status))
        return liveWord(message);
    switch (outcomeOf(message)) {
    case CallOutcome::Talked:
        return (isInbound ? Words::tr("Call, %1") : Words::tr("You called, %1")).arg(clockSpan(talkSeconds(message)));
    case CallOutcome::Declined:
        return Words::tr("Declined call");
    case CallOutcome::Missed:
        return Words::tr("Missed call");
    case CallOutcome::Busy:
        return Words::tr("You called, the line was busy");
    case CallOutcome::Failed:
        return Words::tr("You called, which failed");
    default:
        return Words::tr("You called, no answer");
    }
}

QString voicemailWord(const Message &message)
{
    const int seconds = message.call ? message.call->recordingSeconds : 0;
    const QString word = seconds > 0 ? Words::tr("Voicemail, %1").arg(clockSpan(seconds)) : Words::tr("Voicemail");
    return message.body.isEmpty() ? word : Words::tr("%1 — “%2”").arg(word, oneLine(message.body));
}

QString contentWord(const Message &message)
{
    switch (message.kind) {
    case MessageKind::Call:
        return callWord(message);
    case MessageKind::Voicemail:
        return voicemailWord(message);
    case MessageKind::Note:
        return Words::tr("Note: %1").arg(oneLine(message.body));
    case MessageKind::Mms: {
        const QString body = oneLine(message.body);
        return body.isEmpty() ? mediaWord(message) : Words::tr("%1 — %2").arg(mediaWord(message), body);
    }
    case MessageKind::Text:
        break;
    }
    return oneLine(message.body);
}

bool isOwnText(const Message &message)
{
    return message.id.isValid() && message.direction == Direction::Outbound
        && (message.kind == MessageKind::Text || message.kind == MessageKind::Mms);
}

bool needsAttention(const Conversation &conversation)
{
    return isOwnText(conversation.last) && isFailure(conversation.last.status);
}

QString snoozedUntil(const Conversation &conversation, qint64 now)
{
    if (conversation.snoozedUntil == 0)
        return Words::tr("until they reply");
    return Words::tr("until %1")
        .arg(
            comingTime(QDateTime::fromMSecsSinceEpoch(conversation.snoozedUntil), QDateTime::fromMSecsSinceEpoch(now)));
}

QList<Chip> labelChips(const QStringList &labels)
{
    QList<Chip> result;
    for (const QString &label : labels.first(std::min(labels.size(), mostLabelChips)))
        result.append({Chip::Tone::Label, label});
    if (labels.size() > mostLabelChips)
        result.append({Chip::Tone::Label, Words::tr("+%1").arg(labels.size() - mostLabelChips)});
    return result;
}

QString failureWord(const Message &message)
{
    if (!message.errorText.isEmpty())
        return message.errorText;
    return message.status == DeliveryStatus::Undelivered ? Words::tr("Not delivered") : Words::tr("Not sent");
}

} // namespace

bool isLive(const Message &message)
{
    return message.kind == MessageKind::Call && message.call && !isOver(message.call->status);
}

bool isMissed(const Message &message)
{
    return message.kind == MessageKind::Call && message.call && isOver(message.call->status)
        && outcomeOf(message) == CallOutcome::Missed;
}

QString displayName(const Conversation &conversation)
{
    return conversation.contactName.isEmpty() ? twilio::toDisplay(conversation.contactAddress)
                                              : conversation.contactName;
}

QString initials(const Conversation &conversation)
{
    if (conversation.contactName.isEmpty())
        return conversation.contactAddress.user.left(2).toUpper();
    const QStringList words = conversation.contactName.split(u' ', Qt::SkipEmptyParts);
    const auto letter = [](const QString &word) {
        const qsizetype units = word.front().isHighSurrogate() && word.size() > 1 ? 2 : 1;
        return word.left(units).toUpper();
    };
    if (words.isEmpty())
        return QStringLiteral("?");
    return words.size() == 1 ? letter(words.first()) : letter(words.first()) + letter(words.last());
}

QString channelBadge(Channel channel)
{
    return channel == Channel::WhatsApp ? Words::tr("WA")
        : channel == Channel::Messenger ? Words::tr("FB")
                                        : channelWord(channel);
}

QString channelWord(Channel channel)
{
    switch (channel) {
    case Channel::Sms:
        return Words::tr("SMS");
    case Channel::WhatsApp:
        return Words::tr("WhatsApp");
    case Channel::Voice:
        return Words::tr("Voice");
    case Channel::Messenger:
        return Words::tr("Messenger");
    case Channel::Rcs:
        return Words::tr("RCS");
    }
    return {};
}

QString homeRegion(const Sender *sender)
{
    const QString own = sender ? twilio::regionOf(sender->address) : QString();
    return own.isEmpty() ? QLocale::territoryToCode(QLocale().territory()) : own;
}

QString senderLabel(const Sender &sender)
{
    return sender.name.isEmpty() ? twilio::toDisplay(sender.address) : sender.name;
}

QString senderLabel(const Conversation &conversation)
{
    return conversation.senderName.isEmpty() ? twilio::toDisplay(conversation.senderAddress) : conversation.senderName;
}

QString shortTime(qint64 at, qint64 now)
{
    if (at <= 0)
        return {};
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(at);
    const QDate today = QDateTime::fromMSecsSinceEpoch(now).date();
    const QLocale locale;
    const qint64 days = then.date().daysTo(today);
    if (days <= 0)
        return locale.toString(then.time(), clockFormat(locale));
    if (days < 7)
        return locale.dayName(then.date().dayOfWeek(), QLocale::ShortFormat);
    if (then.date().year() == today.year())
        return locale.toString(then.date(), Words::tr("d MMM"));
    return locale.toString(then.date(), Words::tr("MMM yyyy"));
}

QString roughSpan(qint64 ms)
{
    if (ms < hourMs)
        return Words::tr("%1 min").arg(std::max<qint64>(1, ms / minuteMs));
    if (ms < 2 * dayMs)
        return Words::tr("%1 h").arg(ms / hourMs);
    return Words::tr("%1 d").arg(ms / dayMs);
}

QString exactSpan(qint64 ms)
{
    const qint64 minutes = std::max<qint64>(1, ms / minuteMs);
    if (minutes < 60)
        return Words::tr("%1 min").arg(minutes);
    return minutes % 60 == 0 ? Words::tr("%1 h").arg(minutes / 60)
                             : Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString clockSpan(int seconds)
{
    const int s = std::max(0, seconds);
    if (s < 3600)
        return QStringLiteral("%1:%2").arg(s / 60).arg(s % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1:%2:%3")
        .arg(s / 3600)
        .arg(s / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(s % 60, 2, 10, QLatin1Char('0'));
}

qint64 windowLeft(const Conversation &conversation, qint64 now)
{
    if (conversation.contactAddress.channel != Channel::WhatsApp)
        return -1;
    return std::max<qint64>(0, windowEndOf(conversation) - now);
}

QString stateWords(const Conversation &conversation, qint64 now)
{
    const QString when = shortTime(conversation.openedAt, now);
    switch (conversation.state) {
    case ConversationState::Open:
        return when.isEmpty() ? Words::tr("open") : Words::tr("open since %1").arg(when);
    case ConversationState::Snoozed:
        return Words::tr("snoozed %1").arg(snoozedUntil(conversation, now));
    case ConversationState::Closed:
        return Words::tr("closed");
    }
    Q_UNREACHABLE();
}

QList<Chip> chips(const Conversation &conversation, qint64 now)
{
    QList<Chip> result;
    const bool isClosed = conversation.state == ConversationState::Closed;
    if (needsAttention(conversation))
        result.append({Chip::Tone::Bad, Words::tr("needs attention")});
    if (conversation.waitingSince > 0 && !isClosed)
        result.append({Chip::Tone::Warning, Words::tr("waiting %1").arg(roughSpan(now - conversation.waitingSince))});
    if (conversation.state == ConversationState::Snoozed)
        result.append({Chip::Tone::Quiet, snoozedUntil(conversation, now)});
    if (conversation.isBlocked)
        result.append({Chip::Tone::Quiet, Words::tr("blocked")});
    if (conversation.isOptedOut)
        result.append({Chip::Tone::Quiet, Words::tr("opted out")});
    const qint64 left = windowLeft(conversation, now);
    if (!isClosed && left == 0)
        result.append({Chip::Tone::Quiet, Words::tr("window closed")});
    else if (!isClosed && left > 0)
        result.append({left < whatsAppWarningMs ? Chip::Tone::Warning : Chip::Tone::Quiet,
                       Words::tr("window %1").arg(roughSpan(left))});
    return result + labelChips(conversation.labels);
}

Preview preview(const Conversation &conversation)
{
    const Message &last = conversation.last;
    if (isLive(last))
        return {Preview::Tone::Call, callWord(last), false};
    if (!conversation.draft.trimmed().isEmpty())
        return {Preview::Tone::Quiet, Words::tr("Draft: %1").arg(oneLine(conversation.draft)), false};
    if (!last.id.isValid())
        return {Preview::Tone::Quiet, Words::tr("No messages yet"), false};
    if (needsAttention(conversation))
        return {Preview::Tone::Bad, failureWord(last), false};
    if (isMissed(last) && conversation.waitingSince > 0)
        return {Preview::Tone::Bad, contentWord(last), false};
    if (!isOwnText(last))
        return {Preview::Tone::Quiet, contentWord(last), false};
    const QString who
        = last.author == u"auto" || last.author == u"model" ? Words::tr("Auto: %1") : Words::tr("You: %1");
    return {Preview::Tone::Quiet, who.arg(contentWord(last)), true};
}

QString deliveryWord(DeliveryStatus status)
{
    if (isFailure(status))
        return status == DeliveryStatus::Undelivered ? Words::tr("not delivered") : Words::tr("not sent");
    switch (status) {
    case DeliveryStatus::Read:
        return Words::tr("read");
    case DeliveryStatus::Delivered:
        return Words::tr("delivered");
    case DeliveryStatus::Pending:
        return Words::tr("waiting to be sent");
    case DeliveryStatus::Unknown:
        return Words::tr("being checked with Twilio");
    case DeliveryStatus::Scheduled:
        return Words::tr("scheduled");
    default:
        return Words::tr("sent to Twilio");
    }
}

QString spoken(const Conversation &conversation, qint64 now)
{
    QStringList parts{displayName(conversation), channelWord(conversation.contactAddress.channel)};
    if (conversation.unread > 0)
        parts.append(Words::tr("%n unread", nullptr, conversation.unread));
    const Preview second = preview(conversation);
    parts.append(second.text);
    if (second.hasTick)
        parts.append(deliveryWord(conversation.last.status));
    for (const Chip &chip : chips(conversation, now))
        parts.append(chip.text);
    parts.append(Words::tr("via %1").arg(senderLabel(conversation)));
    parts.append(shortTime(conversation.lastAt, now));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace patchcord::ui
