// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/outputcheck.h"

#include "core/model/language.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <optional>

namespace patchcord::model {

namespace {

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::model::OutputCheck)
};

/// So many words of the rules in a row are no coincidence.
constexpr qsizetype leakedWords = 7;

QRegularExpression pattern(const char *text)
{
    return QRegularExpression(QString::fromUtf8(text),
                              QRegularExpression::CaseInsensitiveOption
                                  | QRegularExpression::UseUnicodePropertiesOption);
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression gap = pattern(R"([^\p{L}\p{N}]+)");
    return text.toLower().split(gap, Qt::SkipEmptyParts);
}

/// Width, accents and case are forgotten, and so is what cannot be seen.
QString plain(const QString &text)
{
    QString result;
    for (const QChar character : text.normalized(QString::NormalizationForm_KD)) {
        if (character.category() != QChar::Mark_NonSpacing && character.category() != QChar::Other_Format)
            result.append(character.toLower());
    }
    return result;
}

bool hasHiddenCharacters(const QString &text)
{
    // Joiners, marks of direction and variants belong to emoji and to scripts other than the Latin one.
    static constexpr std::array harmless{0x0AU, 0x200CU, 0x200DU, 0x200EU, 0x200FU, 0xFE0FU};
    return std::ranges::any_of(text.toUcs4(), [](uint point) {
        const QChar::Category category = QChar::category(point);
        const bool isHidden = category == QChar::Other_Control || category == QChar::Other_Format
            || category == QChar::Other_PrivateUse || category == QChar::Other_Surrogate
            || category == QChar::Other_NotAssigned;
        return isHidden && std::ranges::find(harmless, point) == harmless.end();
    });
}

bool hasMarkup(const QString &text)
{
    static const QRegularExpression markup = pattern(
        R"(```|<\/?[a-z!|][^>]*>|!?\[[^\]]*\]\([^)]*\)|\[(?:card number|code|address|e-mail address|phone number)\]|^\s*\{\s*"|\bdata:[a-z]+/|^\s*(?:system|assistant|user|developer)\s*:)");
    static const QRegularExpression lines(markup.pattern(),
                                          markup.patternOptions() | QRegularExpression::MultilineOption);
    return lines.match(text).hasMatch();
}

/// Hosts, with and without "https://", lower case; dots that are spelled out to get past a reader count as dots.
QSet<QString> hostsIn(const QString &text)
{
    static const QRegularExpression spelledDot = pattern(
        R"(\s?(?:\(\s?(?:dot|punkt|point)\s?\)|\[\s?(?:dot|punkt)\s?\]|(?<=[a-z0-9])。(?=[a-z])|\sdot\s)\s?)");
    static const QRegularExpression host = pattern(
        R"((?<![\p{L}\p{N}-])((?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]+|[^\x00-\x7F\s\p{P}\p{S}\p{N}]{2,}))(?![\p{L}\p{N}]))");
    static const QRegularExpression address = pattern(R"((?<!\d)((?:\d{1,3}\.){3}\d{1,3})(?!\d))");
    static const QRegularExpression named = pattern(R"([a-z][a-z0-9+.-]*:/{1,3}([^\s/?#]+))");
    const QString dotted = plain(text).replace(spelledDot, QStringLiteral("."));
    QSet<QString> hosts;
    for (const QRegularExpression &kind : {host, address, named}) {
        for (auto matches = kind.globalMatch(dotted); matches.hasNext();)
            hosts.insert(matches.next().captured(1));
    }
    return hosts;
}

bool hasScheme(const QString &text)
{
    static const QRegularExpression scheme
        = pattern(R"(\b(?:javascript|data|file|tel|sms|smsto|mailto|intent|whatsapp|ftp)\s*:\s*[^\s])");
    return scheme.match(text).hasMatch();
}

bool namesForeignHost(const QString &text, const QString &ownWords)
{
    const QSet<QString> known = hostsIn(ownWords);
    const QSet<QString> named = hostsIn(text);
    return std::ranges::any_of(named, [&known](const QString &host) {
        return !known.contains(host) && !known.contains(QStringLiteral("www.") + host)
            && !(host.startsWith(u"www.") && known.contains(host.sliced(4)));
    });
}

bool leaks(const QString &text, const OutputRules &rules)
{
    if (!rules.seal.isEmpty() && plain(text).remove(u' ').contains(plain(rules.seal)))
        return true;
    const QStringList secret = wordsOf(rules.secretWords);
    QSet<QString> runs;
    for (qsizetype i = 0; i + leakedWords <= secret.size(); ++i)
        runs.insert(secret.sliced(i, leakedWords).join(u' '));
    const QStringList words = wordsOf(text);
    for (qsizetype i = 0; i + leakedWords <= words.size(); ++i) {
        if (runs.contains(words.sliced(i, leakedWords).join(u' ')))
            return true;
    }
    static const QRegularExpression confession = pattern(
        R"(\b(?:system prompt|my (?:instructions|rules) (?:are|say)|i (?:am|was) (?:instructed|told|programmed) to|ignore (?:all |the )?(?:previous|prior|above) instructions|as an? (?:ai|language model)|not_wanted|developer mode|jailbr\w+|dan mode)\b)");
    return confession.match(plain(text)).hasMatch();
}

bool isForeign(const QString &text, const OutputRules &rules)
{
    const QString theirs = languageOf(rules.customersWords);
    const QString ours = languageOf(text);
    return !theirs.isEmpty() && !ours.isEmpty() && theirs != ours;
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

/// Numbers to call or write to, and e-mail addresses, that the desk never named.
bool namesForeignContact(const QString &text, const QString &ownWords)
{
    static const QRegularExpression number = pattern(R"(\+?\(?\d(?:[\s\-./()]{0,3}\d){6,})");
    static const QRegularExpression mail
        = pattern(R"([\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+)");
    const QString own = digitsOf(ownWords);
    for (auto matches = number.globalMatch(text); matches.hasNext();) {
        if (!own.contains(digitsOf(matches.next().captured())))
            return true;
    }
    for (auto matches = mail.globalMatch(text); matches.hasNext();) {
        if (!ownWords.contains(matches.next().captured(), Qt::CaseInsensitive))
            return true;
    }
    return false;
}

bool namesForeignSum(const QString &text, const QString &ownWords)
{
    static const QRegularExpression sum = pattern(
        R"((?:[$€£¥₹]|\b(?:usd|eur|gbp|chf))\s?(\d[\d.,]*)|(\d[\d.,]*)\s?(?:[$€£¥₹]|(?:usd|eur|gbp|chf|euros?|dollars?|pounds?)\b)|(\d[\d.,]*)\s?(?:%|percent\b|prozent\b|pour cent\b|por ciento\b))");
    for (auto matches = sum.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        if (!ownWords.contains(match.captured(match.lastCapturedIndex())))
            return true;
    }
    return false;
}

/// What only a person may say: that something was done or will be, or that the desk owes something.
bool promises(const QString &text)
{
    static const QRegularExpression promise = pattern(
        R"(\b(?:refund\w*|reimburs\w*|compensat\w*|discount\w*|voucher\w*|gift card\w*|coupon\w*|promo code\w*|free of charge|for free|guarantee\w*|promise\w*|liab\w+|cancell?ed|waive\w*|credited|upgrade[ds]?|legally binding|erstatt\w*|gutschein\w*|rabatt\w*|kostenlos\w*|storniert|garantier\w*|versprech\w*|rembours\w*|gratuit\w*|reduction\w*|remise\w*|bon d'achat|garanti\w*|annule\w*|reembols\w*|descuento\w*|gratis|garantiz\w*|cancelad\w*|rimbors\w*|sconto|buono)\b)");
    static const QRegularExpression act = pattern(
        R"(\b(?:i|we)(?:'ve| have| will|'ll| am going to| are going to)\s+(?:now |just |already |gladly |happily |immediately )*(?:send|sent|ship|shipped|chang|delet|remov|unlock|reset|transfer|pay|paid|book|order|replac|issu|approv|add|updat|grant|activat|disabl|enabl|execut|run|ran|forward|call)\w*\b)");
    return promise.match(plain(text)).hasMatch() || act.match(plain(text)).hasMatch();
}

bool asksForSecrets(const QString &text)
{
    static const QRegularExpression secret = pattern(
        R"(\b(?:passwor[dt]\w*|passcode|pin(?: code| number)?|cvv|cvc|one[- ]time code|verification code|security code|card (?:number|details)|credit card|kreditkarte\w*|iban|bank (?:account|details)|social security|ssn|kennwort|mot de passe|contrasena|codigo de verificacion|remote (?:access|control)|anydesk|teamviewer|bitcoin|crypto\w*|wallet)\b)");
    return secret.match(plain(text)).hasMatch();
}

/// Why nobody may see it; nothing when somebody may.
std::optional<QString> generalFault(const QString &text, const OutputRules &rules)
{
    if (text.isEmpty())
        return Words::tr("it is empty");
    if (text.size() > rules.mostLength)
        return Words::tr("it is too long");
    if (hasHiddenCharacters(text))
        return Words::tr("it holds hidden characters");
    if (leaks(text, rules))
        return Words::tr("it tells of the assistant's rules");
    if (hasMarkup(text))
        return Words::tr("it is not plain text");
    if (hasScheme(text) || namesForeignHost(text, rules.ownWords))
        return Words::tr("it holds a link that nobody at this desk has given");
    if (rules.mustBeTheirLanguage && isForeign(text, rules))
        return Words::tr("it is in another language than the customer's");
    return std::nullopt;
}

/// Why it may not leave by itself; nothing when it may.
std::optional<QString> unattendedFault(const QString &text, const OutputRules &rules)
{
    if (namesForeignContact(text, rules.ownWords))
        return Words::tr("it names a telephone number or e-mail address that nobody at this desk has given");
    if (namesForeignSum(text, rules.ownWords))
        return Words::tr("it names a sum that nobody at this desk has named");
    if (!rules.mayMakePromises && promises(text))
        return Words::tr("it makes a promise, which only a person may");
    if (asksForSecrets(text))
        return Words::tr("it speaks of passwords or payment, which only a person may");
    return std::nullopt;
}

} // namespace

Result<QString> checkedOutput(const QString &text, const OutputRules &rules)
{
    const QString trimmed = QString(text).replace(QStringLiteral("\r\n"), QStringLiteral("\n")).trimmed();
    std::optional<QString> fault = generalFault(trimmed, rules);
    if (!fault && rules.reader == Reader::Customer)
        fault = unattendedFault(trimmed, rules);
    if (fault)
        return failure(ErrorKind::Refused, Words::tr("The assistant's text was dropped: %1.").arg(*fault),
                       QStringLiteral("output check"));
    return trimmed;
}

} // namespace patchcord::model
