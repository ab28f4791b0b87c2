// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/masking.h"

#include <QRegularExpression>

#include <functional>

namespace patchcord::model {

namespace {

using Decide = std::function<bool(const QString &found)>;

QRegularExpression pattern(const char *text)
{
    return QRegularExpression(QString::fromUtf8(text),
                              QRegularExpression::CaseInsensitiveOption
                                  | QRegularExpression::UseUnicodePropertiesOption);
}

QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar character : text) {
        if (character.isDigit())
            digits.append(QChar(u'0' + character.digitValue()));
    }
    return digits;
}

/// Luhn's check (ISO/IEC 7812-1, annex B).
bool isCardNumber(const QString &found)
{
    const QString digits = digitsOf(found);
    if (digits.size() < 13 || digits.size() > 19)
        return false;
    int sum = 0;
    for (qsizetype i = 0; i < digits.size(); ++i) {
        int digit = digits.at(digits.size() - 1 - i).digitValue();
        if (i % 2 == 1)
            digit = digit > 4 ? digit * 2 - 9 : digit * 2;
        sum += digit;
    }
    return sum % 10 == 0;
}

/// A number as one writes it to be called: with a plus or a leading zero, in groups, or as long as one.
bool isPhoneNumber(const QString &found)
{
    const QString digits = digitsOf(found);
    const bool isMarked = found.startsWith(u'+') || digits.startsWith(u'0') || digits.size() != found.size();
    return digits.size() <= 15 && digits.size() >= (isMarked ? 7 : 10);
}

/// Puts `word` in place of the first group of every match that `isMeant`.
QString replaced(const QString &text, const QRegularExpression &what, const QString &word, const Decide &isMeant = {})
{
    QString result;
    qsizetype from = 0;
    for (auto matches = what.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const int group = match.lastCapturedIndex();
        if (isMeant && !isMeant(match.captured(group)))
            continue;
        result += text.sliced(from, match.capturedStart(group) - from);
        result += word;
        from = match.capturedEnd(group);
    }
    return result + text.sliced(from);
}

QString withoutCards(const QString &text)
{
    static const QRegularExpression run = pattern(R"((?<![\d+])\d(?:[ \-.\x{00A0}]?\d){12,18}(?![\d]))");
    return replaced(text, run, QStringLiteral("[card number]"), isCardNumber);
}

QString withoutCodes(const QString &text)
{
    static const QRegularExpression behind = pattern(
        R"(\b(?:code|pin|otp|tan|passcode|password|passwort|kennwort|c[oó]digo|codice|kod|mot de passe|contraseña|验证码|код|رمز)[^\d\n]{0,25}?(?<!\d)(\d(?:[ \-]?\d){3,8})(?!\d))");
    static const QRegularExpression before = pattern(
        R"((?<!\d)(\d(?:[ \-]?\d){3,8})(?!\d)(?=\s+(?:is|ist|est|es|è|är)\s+(?:your|dein|ihr|my|mein|votre|ton|mon|tu|su|mi|din|min)\b))");
    static const QRegularExpression lettered = pattern(R"(\b([A-Z]-\d{4,8})\b)");
    QString result = replaced(text, behind, QStringLiteral("[code]"));
    result = replaced(result, before, QStringLiteral("[code]"));
    return replaced(result, lettered, QStringLiteral("[code]"));
}

QString withoutMailAddresses(const QString &text)
{
    static const QRegularExpression mail = pattern(R"((?<![\w.+-])([\w.+-]+@[\w-]+(?:\.[\w-]+)+))");
    return replaced(text, mail, QStringLiteral("[e-mail address]"));
}

QString withoutStreets(const QString &text)
{
    // The number first, as in English and French; the number last, as in German and Spanish; post codes and boxes.
    static const QRegularExpression english = pattern(
        R"(\b((?:(?:flat|apt|apartment|unit|suite)\.?\s*\w{1,4},?\s+)?\d{1,5}[a-z]?,?\s+(?:[\w'.-]+\s+){1,4}(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|way|court|ct|square|sq|boulevard|blvd|terrace|place|pl|gardens|grove|crescent|row|mews)\b\.?))");
    static const QRegularExpression french = pattern(
        R"(\b(\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|boulevard|place|chemin|allée|impasse|quai|cours)\s+(?:[\w'’-]+\s?){1,5}))");
    static const QRegularExpression joined = pattern(
        R"(\b([\w.-]*(?:straße|strasse|str\.|weg|platz|allee|gasse|damm|ufer|gatan|vägen)\s+\d{1,4}(?:\s?[a-z](?!\w))?)\b)");
    static const QRegularExpression southern = pattern(
        R"(\b((?:calle|avenida|avda\.?|plaza|paseo|via|viale|piazza|corso|rua)\s+(?:[\w'.-]+\s+){1,4}?(?:n[.º°]?\s*)?\d{1,4})\b)");
    static const QRegularExpression box = pattern(R"(\b((?:p\.?\s?o\.?\s?box|postfach)\s+\d+)\b)");
    static const QRegularExpression british(
        QStringLiteral(R"(\b([A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})\b)")); // Small letters would take words for it.
    QString result = text;
    for (const QRegularExpression &street : {english, french, joined, southern, box, british})
        result = replaced(result, street, QStringLiteral("[address]"));
    return result;
}

QString withoutPhones(const QString &text)
{
    static const QRegularExpression number
        = pattern(R"((?<![\d\w])(\+?\(?\d(?:[ \-./()\x{00A0}]{0,2}\d){6,14})(?!\d))");
    return replaced(text, number, QStringLiteral("[phone number]"), isPhoneNumber);
}

} // namespace

QString masked(const QString &text, const AssistantSettings &settings)
{
    QString result = text;
    if (settings.masksAddresses)
        result = withoutMailAddresses(result);
    if (settings.masksCards)
        result = withoutCards(result);
    if (settings.masksCodes)
        result = withoutCodes(result);
    if (settings.masksAddresses)
        result = withoutStreets(result);
    if (settings.masksPhones)
        result = withoutPhones(result);
    return result;
}

} // namespace patchcord::model
