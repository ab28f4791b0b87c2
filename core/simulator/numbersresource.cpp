// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/numbersresource.h"

#include "core/simulator/account.h"
#include "core/simulator/apianswer.h"
#include "core/simulator/page.h"
#include "core/simulator/resourcejson.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace patchcord::simulator {

namespace {

struct Field
{
    QByteArrayView name;
    QString NumberRecord::*member;
    int urlErrorCode; // 0 = not a URL.
};

constexpr std::array<Field, 12> updatableFields{{
    {"FriendlyName", &NumberRecord::name, 0},
    {"SmsUrl", &NumberRecord::smsUrl, 21502},
    {"SmsMethod", &NumberRecord::smsMethod, 0},
    {"SmsFallbackUrl", &NumberRecord::smsFallbackUrl, 21502},
    {"SmsApplicationSid", &NumberRecord::smsApplicationSid, 0},
    {"VoiceUrl", &NumberRecord::voiceUrl, 21402},
    {"VoiceMethod", &NumberRecord::voiceMethod, 0},
    {"VoiceFallbackUrl", &NumberRecord::voiceFallbackUrl, 21402},
    {"VoiceApplicationSid", &NumberRecord::voiceApplicationSid, 0},
    {"StatusCallback", &NumberRecord::statusCallback, 21402},
    {"StatusCallbackMethod", &NumberRecord::statusCallbackMethod, 0},
    {"TrunkSid", &NumberRecord::trunkSid, 0},
}};

bool isWebUrl(const QString &text)
{
    const QUrl url(text);
    return url.isValid() && (url.scheme() == u"http" || url.scheme() == u"https") && !url.host().isEmpty();
}

} // namespace

gateway::HttpAnswer NumbersResource::handle(const RestRequest &request)
{
    if (request.segments.size() == 1)
        return request.method == "GET" ? list(request) : wrongMethodAnswer();
    const QString sid = request.segments.at(1);
    const auto number = std::ranges::find(m_account.numbers(), sid, &NumberRecord::sid);
    if (request.segments.size() > 2 || number == m_account.numbers().cend())
        return notFoundAnswer(request.path);
    if (request.method == "POST")
        return update(request, sid);
    return request.method == "GET" ? jsonAnswer(200, numberJson(*number, m_account.credentials().accountSid))
                                   : wrongMethodAnswer();
}

gateway::HttpAnswer NumbersResource::list(const RestRequest &request) const
{
    const PageRequest page = pageRequest(request.path, request.query);
    const QString wanted = twilio::fieldText(page.query, "PhoneNumber").remove(u'*');
    QList<NumberRecord> numbers;
    for (const NumberRecord &number : m_account.numbers()) {
        if (number.number.contains(wanted))
            numbers.append(number);
    }
    return jsonAnswer(200,
                      pageOf<NumberRecord>(page, QStringLiteral("incoming_phone_numbers"), numbers,
                                           [this](const NumberRecord &number) {
                                               return numberJson(number, m_account.credentials().accountSid);
                                           }));
}

gateway::HttpAnswer NumbersResource::update(const RestRequest &request, const QString &sid)
{
    QList<std::pair<QString NumberRecord::*, QString>> changes;
    for (const auto &[name, value] : request.form) {
        const auto field = std::ranges::find(updatableFields, QByteArrayView(name), &Field::name);
        if (field == updatableFields.cend())
            continue;
        const QString text = QString::fromUtf8(value);
        if (field->urlErrorCode != 0 && !text.isEmpty() && !isWebUrl(text)) {
            return errorAnswer(
                {400, field->urlErrorCode, QStringLiteral("%1 is not a valid URL").arg(QString::fromUtf8(name))});
        }
        changes.append({field->member, text});
    }
    m_account.updateNumber(sid, [&changes](NumberRecord &number) {
        for (const auto &[member, text] : changes)
            number.*member = text;
    });
    const auto number = std::ranges::find(m_account.numbers(), sid, &NumberRecord::sid);
    return jsonAnswer(200, numberJson(*number, m_account.credentials().accountSid));
}

} // namespace patchcord::simulator
