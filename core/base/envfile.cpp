// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/envfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace patchcord {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::EnvFile)
};

bool isBlankOrComment(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    return trimmed.isEmpty() || trimmed.startsWith(u'#');
}

QChar unescaped(QChar letter)
{
    switch (letter.unicode()) {
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u't':
        return u'\t';
    default:
        return letter;
    }
}

/// The text between `text`'s first letter, a quote, and its fellow; none when it is not closed or more follows.
std::optional<QString> quotedValue(QStringView text)
{
    const QChar quote = text.front();
    QString value;
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i] == quote)
            return isBlankOrComment(text.sliced(i + 1)) ? std::optional(value) : std::nullopt;
        if (quote == u'"' && text[i] == u'\\' && i + 1 < text.size())
            value += unescaped(text[++i]);
        else
            value += text[i];
    }
    return std::nullopt;
}

QString plainValue(QStringView text)
{
    // A '#' begins a comment only behind a blank: values such as "a#b" are common in secrets.
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'#' && (i == 0 || text[i - 1].isSpace()))
            return text.first(i).trimmed().toString();
    }
    return text.trimmed().toString();
}

} // namespace

Result<QHash<QString, QString>> parseEnvText(const QByteArray &text)
{
    static const QRegularExpression assignment(
        QStringLiteral("^\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\\s*=\\s*(.*?)\\s*$"));
    QString all = QString::fromUtf8(text);
    if (all.startsWith(QChar(QChar::ByteOrderMark)))
        all.remove(0, 1);
    all.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');

    QHash<QString, QString> variables;
    const QStringList lines = all.split(u'\n');
    for (qsizetype number = 0; number < lines.size(); ++number) {
        if (isBlankOrComment(lines[number]))
            continue;
        const QRegularExpressionMatch match = assignment.match(lines[number]);
        const QString value = match.captured(2);
        const bool isQuoted = value.startsWith(u'"') || value.startsWith(u'\'') || value.startsWith(u'`');
        const std::optional<QString> plain = isQuoted ? quotedValue(value) : plainValue(value);
        if (!match.hasMatch() || !plain) {
            return failure(ErrorKind::Invalid,
                           Words::tr("Line %1 of the environment file is not of the form NAME=value.").arg(number + 1));
        }
        variables.insert(match.captured(1), *plain);
    }
    return variables;
}

Result<QHash<QString, QString>> readEnvFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Invalid, Words::tr("The environment file %1 cannot be read.").arg(path),
                       file.errorString());
    }
    constexpr qint64 maxBytes = 1024 * 1024;
    if (file.size() > maxBytes)
        return failure(ErrorKind::Invalid, Words::tr("%1 is too large for an environment file.").arg(path));
    return parseEnvText(file.readAll());
}

} // namespace patchcord
