// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/wording.h"

#include <QCoreApplication>

namespace patchcord::model {

namespace {

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::model::Client)
};

constexpr qint64 mostRetryAfterMs = 60LL * 60 * 1000;

Error error(ErrorKind kind, const QString &message, const QString &detail = {})
{
    return {kind, message, detail, 0, 0};
}

Error tooFast(const QByteArray &retryAfter)
{
    bool isNumber = false;
    const qint64 seconds = retryAfter.trimmed().toLongLong(&isNumber);
    Error result = error(ErrorKind::RateLimited, Words::tr("The assistant is asked too often. Try again in a moment."),
                         QStringLiteral("HTTP 429"));
    if (isNumber && seconds > 0) {
        result.retryAfterMs = std::min(seconds * 1000, mostRetryAfterMs);
        result.message = Words::tr("The assistant is asked too often. Try again in %1 s.").arg(seconds);
    }
    return result;
}

} // namespace

Error notReached(const QString &detail)
{
    return error(ErrorKind::NotSent,
                 Words::tr("The assistant cannot be reached. Check its address in the settings, and whether it runs."),
                 detail);
}

Error tooSlow(const QString &detail)
{
    return error(ErrorKind::Unavailable, Words::tr("The assistant fell silent, so it was given up."), detail);
}

Error cutOff()
{
    return error(ErrorKind::OutcomeUnknown, Words::tr("The assistant broke off in the middle. Its words were dropped."),
                 QStringLiteral("stream without an end"));
}

Error notUnderstood(const char *detail)
{
    return error(ErrorKind::Malformed,
                 Words::tr("The assistant's answer makes no sense. Is its address that of an OpenAI-compatible "
                           "endpoint?"),
                 QLatin1String(detail));
}

Error tooLong()
{
    return error(ErrorKind::Malformed, Words::tr("The assistant wrote without an end, so its words were dropped."),
                 QStringLiteral("answer too long"));
}

Error saidNothing()
{
    return error(ErrorKind::Malformed, Words::tr("The assistant had nothing to say."), QStringLiteral("empty answer"));
}

Error wantsTools()
{
    return error(ErrorKind::Refused, Words::tr("The assistant wanted to act instead of writing, which it may not."),
                 QStringLiteral("tool call"));
}

Error mayNotAnswer()
{
    return error(ErrorKind::Refused, Words::tr("The assistant's provider does not let it answer this."),
                 QStringLiteral("content filter"));
}

Error failing(const QString &detail)
{
    return error(ErrorKind::Unavailable, Words::tr("The assistant has a fault of its own. Try again later."), detail);
}

Error turnedAway(int status, const QByteArray &retryAfter)
{
    const QString detail = QStringLiteral("HTTP %1").arg(status);
    if (status == 401 || status == 403)
        return error(ErrorKind::Unauthorised,
                     Words::tr("The assistant does not take the key. Check it in the settings."), detail);
    if (status == 404)
        return error(ErrorKind::NotFound,
                     Words::tr("The assistant does not know this address or model. Check both in the settings."),
                     detail);
    if (status == 429)
        return tooFast(retryAfter);
    if (status >= 300 && status < 400)
        return error(ErrorKind::Refused,
                     Words::tr("The assistant's address points elsewhere, and nothing is sent there. Enter the "
                               "address that it means."),
                     detail);
    if (status >= 500)
        return failing(detail);
    return error(ErrorKind::Refused, Words::tr("The assistant does not take the request (HTTP %1).").arg(status),
                 detail);
}

} // namespace patchcord::model
