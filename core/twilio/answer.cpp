// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/answer.h"

#include "core/base/clock.h"
#include "core/twilio/errortable.h"
#include "core/twilio/json.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace patchcord::twilio {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TwilioClient", text);
}

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

qint64 waitOf(const QByteArray &retryAfter)
{
    constexpr qint64 longest = 24 * 60 * 60 * qint64(1000);
    bool isNumber = false;
    const double seconds = retryAfter.trimmed().toDouble(&isNumber);
    if (isNumber)
        return qint64(std::clamp(seconds * 1000, 0.0, double(longest)));
    QString text = QString::fromLatin1(retryAfter.trimmed());
    text.replace(QLatin1StringView("GMT"), QLatin1StringView("+0000")); // Qt reads no names of time zones.
    const QDateTime date = QDateTime::fromString(text, Qt::RFC2822Date);
    return date.isValid() ? std::clamp(date.toMSecsSinceEpoch() - utcNow(), qint64(0), longest) : 0;
}

/// The code, or the number at the end of the page that explains it.
int codeIn(const QJsonObject &problem)
{
    if (const int code = jsonInt(problem, u"code"); code > 0)
        return code;
    static const QRegularExpression page(QStringLiteral("/errors/(\\d{5})/?$"));
    for (const QStringView key : {u"more_info", u"type"}) {
        const QRegularExpressionMatch match = page.match(jsonText(problem, key));
        if (match.hasMatch())
            return match.capturedView(1).toInt();
    }
    return 0;
}

QString textIn(const QJsonObject &problem)
{
    for (const QStringView key : {u"message", u"detail", u"title"}) {
        if (const QString text = jsonText(problem, key).trimmed(); !text.isEmpty())
            return text;
    }
    return {};
}

ErrorKind kindOf(Purpose purpose, int status, int code)
{
    constexpr int badCredentials = 20003;
    if (status >= 500 || status == 408)
        return purpose == Purpose::Create ? ErrorKind::OutcomeUnknown : ErrorKind::Unavailable;
    if (status == 401 || code == badCredentials)
        return ErrorKind::Unauthorised;
    if (status == 404)
        return ErrorKind::NotFound;
    if (status == 429)
        return ErrorKind::RateLimited;
    return status >= 400 ? ErrorKind::Refused : ErrorKind::Malformed;
}

QString wordsFor(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::OutcomeUnknown:
        return tr("Twilio's answer was lost, so it is not known whether it happened: it is being looked up.");
    case ErrorKind::Unauthorised:
        return tr("Twilio refused the account's credentials: check them in the settings.");
    case ErrorKind::NotFound:
        return tr("Twilio has no such thing: it was deleted, or belongs to another account or region.");
    case ErrorKind::RateLimited:
        return tr("Twilio got too many requests at once: it is repeated by itself in a moment.");
    case ErrorKind::Unavailable:
        return tr("Twilio cannot be reached properly at the moment: try again in a few minutes.");
    case ErrorKind::NotSent:
        return tr("Twilio could not be reached, so nothing was sent: check the connection to the internet.");
    case ErrorKind::Refused:
        return tr("Twilio refused it without saying why.");
    default:
        return tr("Twilio's answer could not be understood: check that the address of its API is right.");
    }
}

/// Plain words: the table's for a known code, Twilio's for an unknown one, ours where there are none.
QString messageFor(ErrorKind kind, int code, const QString &text)
{
    const bool isFault = kind == ErrorKind::OutcomeUnknown || kind == ErrorKind::Unavailable;
    if (isFault || kind == ErrorKind::Malformed || (code == 0 && text.isEmpty()))
        return wordsFor(kind);
    const ErrorMeaning meaning = meaningOf(code, text);
    return meaning.advice.isEmpty() ? meaning.meaning : meaning.meaning + u' ' + meaning.advice;
}

std::unexpected<Error> refusal(Purpose purpose, const RawAnswer &answer, const QJsonObject &problem)
{
    Error error;
    error.code = codeIn(problem);
    error.kind = kindOf(purpose, answer.status, error.code);
    error.message = messageFor(error.kind, error.code, textIn(problem));
    error.detail
        = QStringLiteral("HTTP %1, code %2, %3 bytes").arg(answer.status).arg(error.code).arg(answer.body.size());
    if (!answer.retryAfter.isEmpty())
        error.retryAfterMs = waitOf(answer.retryAfter);
    return std::unexpected(error);
}

} // namespace

Result<QJsonObject> understood(Purpose purpose, const RawAnswer &answer)
{
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    if (!isSuccess(answer.status))
        return refusal(purpose, answer, document.object());
    if (!answer.isWhole)
        return std::unexpected(
            lostAnswer(purpose, true, QStringLiteral("answer cut at %1 bytes").arg(answer.body.size())));
    if (document.isObject())
        return document.object();
    if (purpose == Purpose::Remove)
        return QJsonObject();
    const QString detail
        = QStringLiteral("HTTP %1 without a JSON object, %2 bytes").arg(answer.status).arg(answer.body.size());
    if (purpose == Purpose::Create)
        return std::unexpected(lostAnswer(purpose, true, detail));
    return failure(ErrorKind::Malformed, wordsFor(ErrorKind::Malformed), detail);
}

Error lostAnswer(Purpose purpose, bool hasLeft, const QString &detail)
{
    ErrorKind kind = ErrorKind::NotSent;
    if (hasLeft)
        kind = purpose == Purpose::Create ? ErrorKind::OutcomeUnknown : ErrorKind::Unavailable;
    return {kind, wordsFor(kind), detail, 0, 0};
}

} // namespace patchcord::twilio
