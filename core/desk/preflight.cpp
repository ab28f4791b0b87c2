// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/preflight.h"

#include "core/desk/draftcheck.h"
#include "core/desk/quiettime.h"
#include "core/desk/templatecheck.h"
#include "core/records/whatsappwindow.h"
#include "core/store/attempts.h"
#include "core/store/contactdetails.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/quiethours.h"
#include "core/store/senders.h"
#include "core/store/templates.h"
#include "core/twilio/addresses.h"
#include "core/twilio/segments.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace patchcord::desk {

namespace {

using store::Snapshot;

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::Preflight)
};

Verdict invalid(const QString &reason, Remedy remedy = Remedy::Mend)
{
    return {Obstacle::Invalid, reason, 0, remedy};
}

template <typename T> const Error *errorOf(const Result<T> &result)
{
    return result ? nullptr : &result.error();
}

Result<std::optional<Conversation>> conversationFor(const Snapshot &snapshot, const Draft &draft)
{
    const auto id = store::conversationOf(snapshot, draft.sender, draft.to);
    if (!id)
        return std::unexpected(id.error());
    return *id ? store::conversationById(snapshot, **id) : Result<std::optional<Conversation>>();
}

/// What the checks go by, read once.
struct Case
{
    Draft draft; ///< With the text that its template gives it.
    Origin origin = Origin::Agent;
    qint64 now = 0;
    Sender sender;
    std::optional<Conversation> conversation;
    std::optional<ContentTemplate> content;
    std::optional<store::OptOut> optOut;
    QuietHours quietHours;
    bool isBlocked = false;
    int pending = 0; ///< Of this sender, in the outbox.

    [[nodiscard]] QString who() const
    {
        const bool isNamed = conversation && !conversation->contactName.isEmpty();
        return isNamed ? conversation->contactName : twilio::toDisplay(draft.to);
    }
};

QString timeText(qint64 at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at), QLocale::ShortFormat);
}

/// The sender is not there when its id is none.
Result<Case> readCase(const Snapshot &snapshot, const Draft &draft, Origin origin, qint64 now)
{
    const auto sender = store::senderById(snapshot, draft.sender);
    const auto conversation = conversationFor(snapshot, draft);
    const auto content = draft.content.isEmpty() ? Result<std::optional<ContentTemplate>>()
                                                 : store::templateBySid(snapshot, draft.content.sid);
    const auto optOut = store::latestOptOut(snapshot, draft.sender, draft.to);
    const auto hours = store::quietHoursOf(snapshot, draft.sender);
    const auto isBlocked = store::isBlocked(snapshot, draft.to);
    const auto pending = store::countPending(snapshot, sender && *sender ? (*sender)->address : Address());
    for (const Error *error : {errorOf(sender), errorOf(conversation), errorOf(content), errorOf(optOut),
                               errorOf(hours), errorOf(isBlocked), errorOf(pending)}) {
        if (error)
            return std::unexpected(*error);
    }
    Case one{draft,  origin,     now,     sender->value_or(Sender()), *conversation, *content, *optOut,
             *hours, *isBlocked, *pending};
    if (one.content)
        one.draft.body = textOf(*one.content, draft.content.values);
    return one;
}

/// What is wrong with the message itself, whoever it goes to and when.
Verdict shape(const Case &one)
{
    if (!one.draft.content.isEmpty()) {
        if (!one.content)
            return invalid(Words::tr("This template is not there any more. Choose another one."), Remedy::Template);
        if (!one.draft.mediaUrls.isEmpty() || !one.draft.files.isEmpty())
            return invalid(Words::tr("A template takes no files beside it. Send them separately."));
        if (const Done checked = checkTemplateValues(*one.content, one.draft.content.values); !checked)
            return invalid(checked.error().message, Remedy::Template);
    }
    if (const Done checked = checkDraft(one.draft); !checked)
        return invalid(checked.error().message);
    if (one.sender.id == SenderId())
        return invalid(Words::tr("This sender is not there any more. Choose another one."));
    if (const Done checked = checkSender(one.sender, one.draft.to); !checked)
        return invalid(checked.error().message);
    return {};
}

Verdict optedOut(const Case &one)
{
    if (!one.optOut || !one.optOut->isOptedOut)
        return {};
    if (one.optOut->at == 0)
        return {Obstacle::OptedOut,
                Words::tr("%1 opted out before they were erased here; only their START lifts it.").arg(one.who())};
    // Twilio's refusal is evidence, too, but the customer's own word was not seen here.
    const bool wasHeard = !one.optOut->evidence.startsWith(u"error");
    const QString words = wasHeard ? Words::tr("%1 opted out with STOP on %2; only their START lifts it.")
                                   : Words::tr("%1 opted out, as Twilio said on %2; only their START lifts it.");
    return {Obstacle::OptedOut, words.arg(one.who(), timeText(one.optOut->at))};
}

/// Whoever blocked somebody may write to them all the same; nothing else does.
Verdict blocked(const Case &one)
{
    if (!one.isBlocked)
        return {};
    if (one.origin != Origin::Agent)
        return {Obstacle::Blocked, Words::tr("%1 is blocked, so nothing is sent by itself.").arg(one.who())};
    Verdict warned;
    warned.warning = Words::tr("%1 is blocked: what they answer is kept, but nobody is told of it.").arg(one.who());
    return warned;
}

Verdict window(const Case &one)
{
    if (one.draft.to.channel != Channel::WhatsApp)
        return {};
    const qint64 end = one.conversation ? windowEndOf(*one.conversation) : 0;
    if (end > one.now)
        return {};
    if (one.content) {
        const Done approved = checkApproval(*one.content);
        return approved ? Verdict() : invalid(approved.error().message, Remedy::Template);
    }
    if (end > 0)
        return {Obstacle::WindowClosed,
                Words::tr("%1 wrote last more than 24 hours ago, so WhatsApp takes only templates.").arg(one.who()), 0,
                Remedy::Template};
    if (one.origin != Origin::Agent)
        return {Obstacle::WindowClosed,
                Words::tr("%1 has not written here, so WhatsApp takes only templates.").arg(one.who()), 0,
                Remedy::Template};
    Verdict tried;
    tried.remedy = Remedy::Template;
    tried.warning
        = Words::tr("%1 has not written here. If they did not write elsewhere within 24 hours, WhatsApp takes "
                    "only templates.")
              .arg(one.who());
    return tried;
}

Verdict quietHours(const Case &one)
{
    if (!one.quietHours.isOn)
        return {};
    QList<QTimeZone> zones = zonesOf(one.draft.to);
    if (zones.isEmpty())
        zones.append(zoneNamed(one.quietHours.zone));
    const qint64 until = quietUntil(one.quietHours, zones, one.now);
    if (until == 0)
        return {};
    const QString words = Words::tr("It is a quiet hour where %1 is, until %2.").arg(one.who(), timeText(until));
    if (one.origin != Origin::Agent)
        return {Obstacle::QuietHours, words, until, Remedy::Later};
    Verdict warned;
    warned.remedy = Remedy::Later;
    warned.warning = words;
    return warned;
}

/// What costs or takes longer than an agent may think.
Verdict burden(const Case &one)
{
    static constexpr int manyParts = 10;
    static constexpr int manyPending = 10;
    Verdict verdict;
    if (one.draft.to.channel == Channel::Sms && twilio::countSegments(one.draft.body).segments > manyParts)
        verdict.warning = Words::tr("This text goes out in %1 parts, and each is charged.")
                              .arg(twilio::countSegments(one.draft.body).segments);
    else if (one.draft.to.channel == Channel::Sms && one.pending > manyPending)
        verdict.warning
            = Words::tr("%1 messages of this sender wait before it; about one leaves each second.").arg(one.pending);
    return verdict;
}

} // namespace

Result<Verdict> preflight(const Snapshot &snapshot, const Draft &draft, Origin origin, qint64 now)
{
    const auto one = readCase(snapshot, draft, origin, now);
    if (!one)
        return std::unexpected(one.error());
    Verdict whole;
    for (const auto check : {shape, optedOut, blocked, window, quietHours, burden}) {
        const Verdict verdict = check(*one);
        if (!verdict.isAllowed())
            return verdict;
        if (whole.warning.isEmpty())
            whole = verdict;
    }
    return whole;
}

Done toDone(const Verdict &verdict)
{
    if (verdict.isAllowed())
        return {};
    return failure(verdict.obstacle == Obstacle::Invalid ? ErrorKind::Invalid : ErrorKind::Refused, verdict.reason);
}

Draft draftOf(const Message &message, const Conversation &conversation)
{
    Draft draft;
    draft.sender = conversation.sender;
    draft.to = conversation.contactAddress;
    draft.body = message.body;
    draft.content = message.content;
    for (const MediaItem &item : message.media) {
        if (item.file.isEmpty())
            draft.mediaUrls.append(item.url);
        else
            draft.files.append(item);
    }
    return draft;
}

} // namespace patchcord::desk
