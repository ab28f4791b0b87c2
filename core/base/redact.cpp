// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redact.h"

#include <QRegularExpression>

namespace patchcord {

namespace {

// One alternation, so that what is kept ("keep") shields its digits from what is masked. The order matters.
const char *const pattern =
    // A named secret, up to the next blank or separator; a header may name its scheme first.
    R"((?<name>(?i)\b(?:Proxy-)?Authorization["']?\s*[:=]\s*["']?(?:(?:Basic|Bearer)\s+)?|\b(?:Basic|Bearer)\s+(?=[\w+/=.~-]{8})|\bX-Twilio-Signature["']?\s*[:=]\s*["']?|\b\w*(?:token|secret|password|passwd)["']?\s*[:=]\s*["']?)[^\s"',;&]+)"
    // The user's part of a URL.
    R"(|(?<=://)(?<userinfo>[^\s/@]+)@)"
    R"(|(?<keep>\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?\b|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b|\b(?!AC|SK)[A-Z]{2}[0-9a-f]{32}\b))"
    R"(|(?<word>\b(?:AC|SK)[0-9A-Za-z]{20,}\b|(?<![0-9A-Za-z])[0-9a-fA-F]{32}(?![0-9A-Za-z])))"
    // Telephone numbers: "+49 151 …", "%2B49151…", "(030) 12…", "030-12-34567", "4915112345678".
    R"(|(?<number>(?:\+|%2[Bb])\d[\d ().\-/]{4,}\d|\(\d{2,}\)[ ]?\d[\d \-]{3,}\d|(?<![0-9A-Za-z])(?:\d[\-.]?){6,}\d(?![0-9A-Za-z])))";

const QRegularExpression &expression()
{
    // Digits of every script are digits.
    static const QRegularExpression compiled(QString::fromLatin1(pattern),
                                             QRegularExpression::UseUnicodePropertiesOption);
    return compiled;
}

} // namespace

QString redacted(const QString &text)
{
    QString safe;
    qsizetype done = 0;
    for (auto matches = expression().globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (match.hasCaptured(u"keep"))
            continue;
        safe += QStringView(text).sliced(done, match.capturedStart() - done);
        safe += match.captured(u"name");
        safe += match.hasCaptured(u"userinfo") ? QStringLiteral("[hidden]@") : QStringLiteral("[hidden]");
        done = match.capturedEnd();
    }
    return safe.append(QStringView(text).sliced(done));
}

} // namespace patchcord
