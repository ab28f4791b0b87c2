// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/webhooks.h"

#include "core/base/clock.h"
#include "core/twilio/addresses.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QVarLengthArray>

#include <algorithm>
#include <array>

namespace patchcord::twilio {

namespace {

constexpr int maxMedia = 32; ///< Twilio sends up to ten; a larger index is kept as an unknown parameter.

std::unexpected<Error> malformed(QLatin1StringView parameter)
{
    return failure(ErrorKind::Malformed,
                   QCoreApplication::translate("Webhooks", "Twilio's request lacks a readable %1.").arg(parameter),
                   QStringLiteral("parameter %1 is missing or cannot be read").arg(parameter));
}

int numberOf(const QByteArray &value, int otherwise)
{
    bool isNumber = false;
    const int number = value.trimmed().toInt(&isNumber);
    return isNumber ? number : otherwise;
}

const QByteArray *valueOf(const FormFields &fields, QByteArrayView name)
{
    const auto field = std::ranges::find_if(fields, [name](const auto &each) { return each.first == name; });
    return field == fields.end() ? nullptr : &field->second;
}

/// The first of these parameters that is there and not empty.
template <typename... Names> QByteArray firstOf(const FormFields &fields, Names... names)
{
    QByteArray found;
    const auto take = [&](QByteArrayView name) {
        const QByteArray *value = valueOf(fields, name);
        if (value)
            found = *value;
        return !found.isEmpty();
    };
    static_cast<void>((take(names) || ...));
    return found;
}

using Extras = QVarLengthArray<const std::pair<QByteArray, QByteArray> *, 32>;

void appendQuoted(QByteArray &json, const QByteArray &text)
{
    static constexpr char digits[] = "0123456789abcdef";
    json += '"';
    QByteArrayView rest = text;
    if (rest.startsWith("\xEF\xBB\xBF")) { // Qt drops a leading byte order mark that is not escaped.
        json += "\\ufeff";
        rest = rest.sliced(3);
    }
    for (const char c : rest) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20)
            json.append("\\u00").append(digits[byte >> 4]).append(digits[byte & 15]);
        else if (c == '"' || c == '\\')
            json.append('\\').append(c);
        else
            json.append(c);
    }
    json += '"';
}

/// The parameters that have no field of their own. Qt reads an object from JSON four times as fast as it takes one key
/// after the other; only what is not UTF-8 goes the slow way.
QJsonObject objectOf(const Extras &extras)
{
    if (extras.isEmpty())
        return {};
    QByteArray json;
    json.reserve(1024);
    for (const auto *field : extras) {
        json += json.isEmpty() ? '{' : ',';
        appendQuoted(json, field->first);
        json += ':';
        appendQuoted(json, field->second);
    }
    json += '}';
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isObject())
        return document.object();
    QJsonObject object;
    for (const auto *field : extras)
        object.insert(textOf(field->first), textOf(field->second));
    return object;
}

OptOutKeyword optOutFrom(const QByteArray &type)
{
    if (type.compare("STOP", Qt::CaseInsensitive) == 0)
        return OptOutKeyword::Stop;
    if (type.compare("START", Qt::CaseInsensitive) == 0)
        return OptOutKeyword::Start;
    return type.compare("HELP", Qt::CaseInsensitive) == 0 ? OptOutKeyword::Help : OptOutKeyword::None;
}

/// Gathers the parameters of one incoming message, each looked at once.
class MessageReader final
{
public:
    void take(const std::pair<QByteArray, QByteArray> &field)
    {
        const auto &[name, value] = field;
        const auto known = std::ranges::find(parameters, QByteArrayView(name), &Parameter::name);
        if (known != parameters.end())
            (this->*known->read)(value);
        else if (!takeMedia(name, value))
            m_extras.append(&field);
    }

    Result<IncomingMessage> finished()
    {
        if (m_message.sid.isEmpty())
            m_message.sid = m_otherSid;
        if (m_message.sid.isEmpty())
            return malformed(QLatin1StringView("MessageSid"));
        if (m_message.from.user.isEmpty())
            return malformed(QLatin1StringView("From"));
        if (m_message.to.user.isEmpty())
            return malformed(QLatin1StringView("To"));
        m_message.extra = objectOf(m_extras);
        m_message.media.removeIf([](const MediaItem &item) { return item.url.isEmpty(); });
        return std::move(m_message);
    }

private:
    struct Parameter
    {
        QByteArrayView name;
        void (MessageReader::*read)(const QByteArray &);
    };

    void readSid(const QByteArray &value) { m_message.sid = textOf(value); }
    void readOtherSid(const QByteArray &value) { m_otherSid = textOf(value); }
    void readAccount(const QByteArray &value) { m_message.accountSid = textOf(value); }
    void readFrom(const QByteArray &value) { m_message.from = addressFromWire(textOf(value)); }
    void readTo(const QByteArray &value) { m_message.to = addressFromWire(textOf(value)); }
    void readBody(const QByteArray &value) { m_message.body = textOf(value); }
    void readSegments(const QByteArray &value) { m_message.segments = numberOf(value, 0); }
    void readProfile(const QByteArray &value) { m_message.profileName = textOf(value); }
    void readOptOut(const QByteArray &value) { m_message.optOut = optOutFrom(value); }
    void skip(const QByteArray &) { }

    bool takeMedia(const QByteArray &name, const QByteArray &value)
    {
        static constexpr QByteArrayView url = "MediaUrl";
        static constexpr QByteArrayView type = "MediaContentType";
        const bool isUrl = name.startsWith(url);
        if (!isUrl && !name.startsWith(type))
            return false;
        const int index = numberOf(name.sliced(isUrl ? url.size() : type.size()), -1);
        if (index < 0 || index >= maxMedia)
            return false;
        if (m_message.media.size() <= index)
            m_message.media.resize(index + 1);
        (isUrl ? m_message.media[index].url : m_message.media[index].contentType) = textOf(value);
        return true;
    }

    // NumMedia says nothing that the media themselves do not; the other SIDs repeat the first.
    static constexpr std::array<Parameter, 12> parameters{{
        {"MessageSid", &MessageReader::readSid},
        {"SmsSid", &MessageReader::readOtherSid},
        {"SmsMessageSid", &MessageReader::readOtherSid},
        {"AccountSid", &MessageReader::readAccount},
        {"From", &MessageReader::readFrom},
        {"To", &MessageReader::readTo},
        {"Body", &MessageReader::readBody},
        {"NumMedia", &MessageReader::skip},
        {"NumSegments", &MessageReader::readSegments},
        {"SmsStatus", &MessageReader::skip},
        {"ProfileName", &MessageReader::readProfile},
        {"OptOutType", &MessageReader::readOptOut},
    }};

    IncomingMessage m_message;
    QString m_otherSid;
    Extras m_extras; ///< Into the fields that are being read.
};

constexpr std::array callParameters{
    QByteArrayView("CallSid"),        QByteArrayView("AccountSid"),
    QByteArrayView("From"),           QByteArrayView("To"),
    QByteArrayView("Direction"),      QByteArrayView("CallStatus"),
    QByteArrayView("SequenceNumber"), QByteArrayView("CallDuration"),
};

} // namespace

Result<IncomingMessage> readIncomingMessage(const FormFields &fields)
{
    MessageReader reader;
    for (const auto &field : fields)
        reader.take(field);
    return reader.finished();
}

Result<StatusCallback> readStatusCallback(const FormFields &fields, const FormFields &query)
{
    // With method GET the query holds all there is.
    const FormFields &all = fields.isEmpty() ? query : fields;
    StatusCallback callback;
    callback.sid = textOf(firstOf(all, "MessageSid", "SmsSid"));
    if (callback.sid.isEmpty())
        return malformed(QLatin1StringView("MessageSid"));
    const std::optional<DeliveryStatus> status
        = deliveryStatusFromString(textOf(firstOf(all, "MessageStatus", "SmsStatus")).toLower());
    if (!status)
        return malformed(QLatin1StringView("MessageStatus"));
    callback.status = *status;
    callback.token = fieldText(query, tokenParameter);
    callback.errorCode = numberOf(firstOf(all, "ErrorCode"), 0);
    callback.at = utcNow();
    return callback;
}

Result<IncomingCall> readIncomingCall(const FormFields &fields)
{
    IncomingCall call;
    call.sid = fieldText(fields, "CallSid");
    if (call.sid.isEmpty())
        return malformed(QLatin1StringView("CallSid"));
    call.accountSid = fieldText(fields, "AccountSid");
    call.from = addressFromWire(textOf(firstOf(fields, "From", "Caller")));
    call.to = addressFromWire(textOf(firstOf(fields, "To", "Called")));
    if (call.to.user.isEmpty())
        return malformed(QLatin1StringView("To"));
    if (call.from.user.isEmpty())
        call.from.user = QStringLiteral("anonymous"); // What Twilio says of a caller who shows no number.
    const QByteArray direction = firstOf(fields, "Direction");
    call.direction = direction.startsWith("outbound") ? Direction::Outbound : Direction::Inbound;
    if (const QString word = fieldText(fields, "CallStatus"); !word.isEmpty()) {
        const std::optional<CallStatus> status = callStatusFromString(word.toLower());
        if (!status)
            return malformed(QLatin1StringView("CallStatus"));
        call.status = *status;
    }
    call.sequence = numberOf(firstOf(fields, "SequenceNumber"), -1);
    call.durationSeconds = numberOf(firstOf(fields, "CallDuration"), 0);
    Extras extras;
    for (const auto &field : fields) {
        if (std::ranges::find(callParameters, QByteArrayView(field.first)) == callParameters.end())
            extras.append(&field);
    }
    call.extra = objectOf(extras);
    return call;
}

Result<RecordingCallback> readRecordingCallback(const FormFields &fields)
{
    RecordingCallback callback;
    callback.sid = fieldText(fields, "RecordingSid");
    if (callback.sid.isEmpty())
        return malformed(QLatin1StringView("RecordingSid"));
    callback.callSid = fieldText(fields, "CallSid");
    callback.url = fieldText(fields, "RecordingUrl");
    callback.durationSeconds = std::max(0, numberOf(firstOf(fields, "RecordingDuration"), 0));
    callback.isComplete = fieldText(fields, "RecordingStatus").toLower() == u"completed";
    return callback;
}

Result<TranscriptionCallback> readTranscriptionCallback(const FormFields &fields)
{
    TranscriptionCallback callback;
    callback.recordingSid = fieldText(fields, "RecordingSid");
    if (callback.recordingSid.isEmpty())
        return malformed(QLatin1StringView("RecordingSid"));
    callback.callSid = fieldText(fields, "CallSid");
    callback.text = fieldText(fields, "TranscriptionText").trimmed();
    return callback;
}

OptOutKeyword keywordOf(const QString &body)
{
    struct Word
    {
        QLatin1StringView text;
        OptOutKeyword keyword;
    };
    static constexpr std::array words{
        Word{QLatin1StringView("stop"), OptOutKeyword::Stop},
        Word{QLatin1StringView("stopall"), OptOutKeyword::Stop},
        Word{QLatin1StringView("unsubscribe"), OptOutKeyword::Stop},
        Word{QLatin1StringView("cancel"), OptOutKeyword::Stop},
        Word{QLatin1StringView("end"), OptOutKeyword::Stop},
        Word{QLatin1StringView("quit"), OptOutKeyword::Stop},
        Word{QLatin1StringView("revoke"), OptOutKeyword::Stop},
        Word{QLatin1StringView("optout"), OptOutKeyword::Stop},
        Word{QLatin1StringView("start"), OptOutKeyword::Start},
        Word{QLatin1StringView("yes"), OptOutKeyword::Start},
        Word{QLatin1StringView("unstop"), OptOutKeyword::Start},
        Word{QLatin1StringView("help"), OptOutKeyword::Help},
        Word{QLatin1StringView("info"), OptOutKeyword::Help},
    };
    const QStringView text = QStringView(body).trimmed();
    const auto word = std::ranges::find_if(
        words, [text](const Word &each) { return text.compare(each.text, Qt::CaseInsensitive) == 0; });
    return word == words.end() ? OptOutKeyword::None : word->keyword;
}

} // namespace patchcord::twilio
