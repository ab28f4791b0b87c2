// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/language.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace patchcord::model {

namespace {

/// Words that are frequent in one of these languages and rare in the others.
constexpr std::array commonWords{
    std::pair{"en",
              "the and you your is are we have has with for this that please thank thanks will can not it of to "
              "was would our be do does when where what how hello sorry"},
    std::pair{"de",
              "der die das und ist sind wir sie ihr ihre ich nicht mit für den dem ein eine einen bitte danke "
              "wird werden kann auf zu haben hat uns wann wo wie guten gerne leider"},
    std::pair{"fr",
              "le la les et est vous nous votre je pas avec pour un une des du bonjour merci sera peut dans que "
              "qui sur avons avez notre ce cette désolé"},
    std::pair{"es",
              "el los las y es usted su yo con para una del por favor gracias será puede en que hola nuestro "
              "pedido estamos tiene lo siento cuando donde está"},
    std::pair{"it",
              "il gli e è lei suo io non con per una del della grazie sarà può che ciao nostro ordine abbiamo "
              "quando dove buongiorno sono"},
    std::pair{"pt",
              "o os as e é você seu eu não com para uma do da obrigado será pode em que olá nosso pedido temos "
              "quando onde está"},
    std::pair{"nl",
              "de het een en is zijn wij u uw ik niet met voor van dank bedankt wordt kan op heeft hebben wanneer "
              "waar hoe hallo helaas"},
    std::pair{"sv", "det och är vi du din jag inte med för en ett tack kommer kan på har när var hur hej tyvärr som"},
};
constexpr int fewestHits = 2;

struct ScriptOfLanguage
{
    QChar::Script script;
    const char *language;
    int weight = 1;
};

constexpr std::array scripts{
    // Japanese stands among many Chinese characters.
    ScriptOfLanguage{QChar::Script_Hiragana, "ja", 3}, ScriptOfLanguage{QChar::Script_Katakana, "ja", 3},
    ScriptOfLanguage{QChar::Script_Han, "zh"},         ScriptOfLanguage{QChar::Script_Hangul, "ko"},
    ScriptOfLanguage{QChar::Script_Arabic, "ar"},      ScriptOfLanguage{QChar::Script_Hebrew, "he"},
    ScriptOfLanguage{QChar::Script_Cyrillic, "ru"},    ScriptOfLanguage{QChar::Script_Greek, "el"},
    ScriptOfLanguage{QChar::Script_Thai, "th"},        ScriptOfLanguage{QChar::Script_Devanagari, "hi"},
};

QString languageOfScript(const QString &text)
{
    QHash<QString, int> counts;
    int letters = 0;
    for (const uint point : text.toUcs4()) {
        if (!QChar::isLetter(point))
            continue;
        ++letters;
        const auto known = std::ranges::find(scripts, QChar::script(point), &ScriptOfLanguage::script);
        if (known != scripts.end())
            counts[QLatin1String(known->language)] += known->weight;
    }
    if (counts.contains(QStringLiteral("ja")))
        counts.remove(QStringLiteral("zh"));
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.value() * 2 > letters)
            return it.key();
    }
    return {};
}

} // namespace

QString languageOf(const QString &text)
{
    if (const QString language = languageOfScript(text); !language.isEmpty())
        return language;
    static const QRegularExpression notAWord(QStringLiteral("[^\\p{L}]+"),
                                             QRegularExpression::UseUnicodePropertiesOption);
    const QStringList words = text.toLower().split(notAWord, Qt::SkipEmptyParts);
    QString best;
    int most = 0;
    int second = 0;
    for (const auto &[language, common] : commonWords) {
        const QStringList known = QString::fromUtf8(common).split(u' ');
        const auto hits = int(std::ranges::count_if(words, [&](const QString &word) { return known.contains(word); }));
        if (hits > most) {
            second = std::exchange(most, hits);
            best = QLatin1String(language);
        } else {
            second = std::max(second, hits);
        }
    }
    return most >= fewestHits && most > second + most / 4 ? best : QString();
}

} // namespace patchcord::model
