// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/messagesresource.h"

#include "core/base/clock.h"
#include "core/simulator/account.h"
#include "core/simulator/apianswer.h"
#include "core/simulator/lifecycle.h"
#include "core/simulator/messagerules.h"
#include "core/simulator/page.h"
#include "core/simulator/resourcejson.h"
#include "core/twilio/segments.h"

#include <QDateTime>
#include <QTimeZone>

namespace patchcord::simulator {

namespace {

/// The filters of a message list; dates are whole UTC days, the given day included.
struct MessageFilters
{
    QString to;
    QString from;
    QString on;
    QString until;
    QString since;

    [[nodiscard]] bool takes(const MessageRecord &message) const
    {
        if ((!to.isEmpty() && message.to != to) || (!from.isEmpty() && message.from != from))
            return false;
        const qint64 at = message.sentAt != 0 ? message.sentAt : message.createdAt;
        const QString day = QDateTime::fromMSecsSinceEpoch(at, QTimeZone::utc()).date().toString(Qt::ISODate);
        return (on.isEmpty() || day == on) && (until.isEmpty() || day <= until) && (since.isEmpty() || day >= since);
    }
};

MessageFilters filtersOf(const twilio::FormFields &query)
{
    return {twilio::fieldText(query, "To"), twilio::fieldText(query, "From"),
            twilio::fieldText(query, "DateSent").left(10), twilio::fieldText(query, "DateSent<").left(10),
            twilio::fieldText(query, "DateSent>").left(10)};
}

bool isInFlight(const MessageRecord &message)
{
    return message.status == u"queued" || message.status == u"accepted" || message.status == u"sending"
        || message.status == u"scheduled";
}

} // namespace

RestAnswer MessagesResource::handle(const RestRequest &request)
{
    const qsizetype depth = request.segments.size();
    if (depth == 1 && request.method == "POST")
        return create(request);
    if (depth == 1)
        return {request.method == "GET" ? list(request) : wrongMethodAnswer(), {}};
    if (depth == 2)
        return {item(request, request.segments.at(1)), {}};
    if (request.segments.at(2) == u"Media" && depth <= 4)
        return {media(request), {}};
    return {notFoundAnswer(request.path), {}};
}

RestAnswer MessagesResource::create(const RestRequest &request)
{
    if (const auto refused = messageRefusal(m_account, request.form))
        return {errorAnswer(*refused), {}};
    MessageRecord message;
    message.from = twilio::fieldText(request.form, "From");
    message.to = twilio::fieldText(request.form, "To");
    message.body = twilio::fieldText(request.form, "Body");
    message.statusCallback = twilio::fieldText(request.form, "StatusCallback");
    if (const auto content = m_account.contents().find(twilio::fieldText(request.form, "ContentSid"))) {
        message.body = textOf(*content, templateValuesFromJson(twilio::fieldText(request.form, "ContentVariables")));
        message.isTemplate = content->approval == ApprovalState::Approved;
    }
    for (const auto &[name, value] : request.form) {
        if (name == "MediaUrl")
            message.mediaUrls.append(QString::fromUtf8(value));
    }
    message.mediaCount = int(message.mediaUrls.size());
    message.sid = m_account.newSid(QLatin1StringView(message.mediaCount > 0 ? "MM" : "SM"));
    message.status = QStringLiteral("queued");
    message.direction = QStringLiteral("outbound-api");
    message.segments = message.to.startsWith(u"whatsapp:") ? 1 : twilio::countSegments(message.body).segments;
    message.createdAt = message.updatedAt = utcNow();
    m_account.addMessage(message);
    m_lifecycle.begin(message.sid);
    return {jsonAnswer(201, messageJson(message, m_account.credentials().accountSid)),
            m_lifecycle.holdsAnswer(message.sid) ? message.sid : QString()};
}

gateway::HttpAnswer MessagesResource::list(const RestRequest &request) const
{
    const PageRequest page = pageRequest(request.path, request.query);
    const MessageFilters filters = filtersOf(page.query);
    const auto wanted = m_account.messages([&filters](const MessageRecord &message) { return filters.takes(message); });
    return jsonAnswer(
        200, pageOf<MessageRecord>(page, QStringLiteral("messages"), wanted, [this](const MessageRecord &message) {
            return messageJson(message, m_account.credentials().accountSid);
        }));
}

gateway::HttpAnswer MessagesResource::item(const RestRequest &request, const QString &sid)
{
    const auto message = m_account.message(sid);
    if (!message)
        return notFoundAnswer(request.path);
    if (request.method == "GET")
        return jsonAnswer(200, messageJson(*message, m_account.credentials().accountSid));
    if (request.method == "POST")
        return update(request, sid);
    return request.method == "DELETE" ? remove(sid) : wrongMethodAnswer();
}

gateway::HttpAnswer MessagesResource::update(const RestRequest &request, const QString &sid)
{
    for (const auto &[name, value] : request.form) {
        if (name == "Status" && value == "canceled")
            return errorAnswer({400, 30409, QStringLiteral("Message is not in a state that can be canceled")});
        if (name == "Body" && !value.isEmpty())
            return errorAnswer({400, 20422, QStringLiteral("Only an empty Body can be set")});
        if (name == "Body")
            m_account.updateMessage(sid, [](MessageRecord &message) { message.body.clear(); });
    }
    return jsonAnswer(200, messageJson(*m_account.message(sid), m_account.credentials().accountSid));
}

gateway::HttpAnswer MessagesResource::remove(const QString &sid)
{
    if (isInFlight(*m_account.message(sid)))
        return errorAnswer({409, 20009, QStringLiteral("Cannot delete this resource before it is complete")});
    m_account.removeMessage(sid);
    return {204, {}, {}, {}};
}

gateway::HttpAnswer MessagesResource::media(const RestRequest &request)
{
    const QString messageSid = request.segments.at(1);
    if (request.segments.size() == 4)
        return mediaItem(request);
    if (!m_account.message(messageSid))
        return notFoundAnswer(request.path);
    if (request.method != "GET")
        return wrongMethodAnswer();
    return jsonAnswer(200,
                      pageOf<MediaRecord>(pageRequest(request.path, request.query), QStringLiteral("media_list"),
                                          m_account.mediaOf(messageSid), [this](const MediaRecord &media) {
                                              return mediaJson(media, m_account.credentials().accountSid);
                                          }));
}

gateway::HttpAnswer MessagesResource::mediaItem(const RestRequest &request)
{
    const auto media = m_account.media(request.segments.at(3));
    if (!media || media->messageSid != request.segments.at(1))
        return notFoundAnswer(request.path);
    if (request.method == "DELETE") {
        m_account.removeMedia(media->sid);
        return {204, {}, {}, {}};
    }
    if (request.method != "GET")
        return wrongMethodAnswer();
    if (request.path.endsWith(".json"))
        return jsonAnswer(200, mediaJson(*media, m_account.credentials().accountSid));
    const QString location = m_account.mediaBase() + QStringLiteral("/media/%1?Signature=simulated").arg(media->sid);
    return {307, "text/plain", {}, {{"Location", location.toLatin1()}}};
}

} // namespace patchcord::simulator
