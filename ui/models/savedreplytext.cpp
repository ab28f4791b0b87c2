// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/savedreplytext.h"

#include <QRegularExpression>

#include <algorithm>

namespace patchcord::ui {

namespace {

constexpr int nameBegins = 500;
constexpr int wordOfNameBegins = 400;
constexpr int nameHolds = 300;
constexpr int nameHasLetters = 200;
constexpr int textHolds = 100;
constexpr int textHasLetters = 50;
constexpr qsizetype widestSpread = 4; ///< How many letters of a text one typed letter may reach over.

/// Without case and accents, so that "cafe" finds "Café".
QString folded(const QString &text)
{
    QString plain;
    for (const QChar letter : text.normalized(QString::NormalizationForm_D)) {
        if (!letter.isMark())
            plain += letter.toLower();
    }
    return plain;
}

bool beginsAWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

/// Whether the letters stand in the text in this order from `from` on, within `most` letters.
bool hasLetters(const QString &text, const QString &letters, qsizetype from, qsizetype most)
{
    const qsizetype end = std::min(text.size(), from + most);
    qsizetype found = 0;
    for (qsizetype at = from; at < end && found < letters.size(); ++at) {
        if (text.at(at) == letters.at(found))
            ++found;
    }
    return found == letters.size();
}

bool hasLettersSomewhere(const QString &text, const QString &letters)
{
    for (qsizetype at = text.indexOf(letters.at(0)); at >= 0; at = text.indexOf(letters.at(0), at + 1)) {
        if (beginsAWord(text, at) && hasLetters(text, letters, at, letters.size() * widestSpread))
            return true;
    }
    return false;
}

int fitOfName(const QString &name, const QString &typed)
{
    bool isHeld = false;
    for (qsizetype at = name.indexOf(typed); at >= 0; at = name.indexOf(typed, at + 1)) {
        if (at == 0)
            return nameBegins;
        if (beginsAWord(name, at))
            return wordOfNameBegins;
        isHeld = true;
    }
    if (isHeld)
        return nameHolds;
    return hasLetters(name, typed, 0, name.size()) ? nameHasLetters : 0;
}

const QRegularExpression &variablePattern()
{
    static const QRegularExpression pattern(QStringLiteral(R"(\{(\p{L}[\p{L}\p{N} _'’-]{0,39})\})"),
                                            QRegularExpression::UseUnicodePropertiesOption);
    return pattern;
}

QString valueOf(const QString &variable, const ReplyValues &values)
{
    if (variable == u"name")
        return values.name;
    if (variable == u"number")
        return values.number;
    if (variable == u"agent")
        return values.agent;
    return variable == u"sender" ? values.sender : QString();
}

} // namespace

int fitOf(const SavedReply &reply, const QString &typed)
{
    const QString wanted = folded(typed);
    if (wanted.isEmpty())
        return nameBegins;
    if (const int fit = fitOfName(folded(reply.name), wanted); fit > 0)
        return fit;
    const QString text = folded(reply.text);
    if (text.contains(wanted))
        return textHolds;
    return hasLettersSomewhere(text, wanted) ? textHasLetters : 0;
}

QList<SavedReply> fittingReplies(const QList<SavedReply> &replies, const QString &typed)
{
    QList<std::pair<int, SavedReply>> fitting;
    for (const SavedReply &reply : replies) {
        if (const int fit = fitOf(reply, typed); fit > 0)
            fitting.append({fit, reply});
    }
    std::ranges::stable_sort(fitting, [](const auto &one, const auto &other) {
        if (one.first != other.first)
            return one.first > other.first;
        if (one.second.uses != other.second.uses)
            return one.second.uses > other.second.uses;
        return one.second.name.localeAwareCompare(other.second.name) < 0;
    });
    QList<SavedReply> sorted;
    for (auto &[fit, reply] : fitting)
        sorted.append(std::move(reply));
    return sorted;
}

std::optional<qsizetype> slashBefore(const QString &text, qsizetype cursor)
{
    for (qsizetype at = std::min(cursor, text.size()) - 1; at >= 0; --at) {
        const QChar letter = text.at(at);
        if (letter.isSpace())
            return std::nullopt;
        const bool isWordStart
            = at == 0 || text.at(at - 1).isSpace() || QStringView(u"([{\"'“„«").contains(text.at(at - 1));
        if (letter == u'/' && isWordStart)
            return at;
    }
    return std::nullopt;
}

QString filledReply(const QString &text, const ReplyValues &values)
{
    QString filled;
    qsizetype done = 0;
    auto found = variablePattern().globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        const QString value = valueOf(match.captured(1), values);
        filled += QStringView(text).mid(done, match.capturedStart() - done);
        filled += value.isEmpty() ? match.captured() : value;
        done = match.capturedEnd();
    }
    return filled + text.mid(done);
}

QSet<QString> variablesOf(const QList<SavedReply> &replies)
{
    QSet<QString> variables;
    for (const SavedReply &reply : replies) {
        auto found = variablePattern().globalMatch(reply.text);
        while (found.hasNext())
            variables.insert(found.next().captured(1));
    }
    return variables;
}

QList<TextGap> gapsIn(const QString &text, const QSet<QString> &variables)
{
    QList<TextGap> gaps;
    auto found = variablePattern().globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        if (variables.contains(match.captured(1)))
            gaps.append({match.capturedStart(), match.capturedLength()});
    }
    return gaps;
}

} // namespace patchcord::ui
