// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/plainanswers.h"

#include "core/model/language.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

namespace patchcord::simulator {

namespace {

using namespace Qt::StringLiterals;

/// Three ways to say that somebody is on it, and a greeting.
struct Phrases
{
    QString greeting;
    QStringList answers;
};

const QHash<QString, Phrases> &phraseBook()
{
    static const QHash<QString, Phrases> book{
        {u"en"_s,
         {u"Thank you for your message!"_s,
          {u"Thank you for writing. I am looking into it right now and will be back with you shortly."_s,
           u"Sorry for the trouble! Could you tell me the order number, so that I find it at once?"_s,
           u"Thanks for your patience. A colleague is checking this, and you will hear from us today."_s}}},
        {u"de"_s,
         {u"Vielen Dank für Ihre Nachricht!"_s,
          {u"Vielen Dank für Ihre Nachricht. Ich sehe gerade nach und melde mich gleich wieder bei Ihnen."_s,
           u"Das tut mir leid! Können Sie mir bitte die Bestellnummer nennen, damit ich es gleich finde?"_s,
           u"Danke für Ihre Geduld. Eine Kollegin prüft das, und Sie hören noch heute von uns."_s}}},
        {u"fr"_s,
         {u"Merci pour votre message !"_s,
          {u"Merci pour votre message. Je regarde tout de suite et je reviens vers vous."_s,
           u"Je suis désolé ! Pouvez-vous me donner le numéro de la commande pour que je la retrouve ?"_s,
           u"Merci de votre patience. Une collègue vérifie et vous aurez une réponse dans la journée."_s}}},
        {u"es"_s,
         {u"¡Gracias por su mensaje!"_s,
          {u"Gracias por su mensaje. Lo estoy mirando ahora mismo y le escribo en un momento."_s,
           u"¡Lo siento! ¿Me puede dar el número del pedido, por favor, para que lo encuentre?"_s,
           u"Gracias por su paciencia. Una compañera lo revisa y hoy tendrá una respuesta."_s}}},
        {u"sv"_s,
         {u"Tack för ditt meddelande!"_s,
          {u"Tack för ditt meddelande. Jag tittar på det och kommer tillbaka till dig."_s,
           u"Tyvärr vet jag inte det än. Har du ditt ordernummer, så att jag kan hitta det?"_s,
           u"Tack för att du väntar. En kollega kollar, och du hör från oss i dag."_s}}},
        {u"ja"_s,
         {u"ご連絡ありがとうございます。"_s,
          {u"ご連絡ありがとうございます。ただいま確認しております。少々お待ちください。"_s,
           u"承知いたしました。ご予約のお名前を教えていただけますか。"_s,
           u"お待たせしております。担当者が確認し、本日中にご連絡いたします。"_s}}},
        {u"ar"_s,
         {u"شكرًا على رسالتك."_s,
          {u"شكرًا على رسالتك. أتحقق من الأمر الآن وسأعود إليك قريبًا."_s,
           u"نعتذر عن الإزعاج. هل يمكنك إرسال رقم الطلب من فضلك؟"_s,
           u"شكرًا على صبرك. زميلتي تراجع الطلب وستصلك رسالة منا اليوم."_s}}},
    };
    return book;
}

QString contentOf(const QJsonObject &request, int message)
{
    return request.value(u"messages").toArray().at(message).toObject().value(u"content").toString();
}

QString customersWords(const QJsonArray &conversation)
{
    QStringList words;
    for (const QJsonValue &line : conversation) {
        if (line.toObject().value(u"from").toString() == u"customer")
            words.append(line.toObject().value(u"text").toString());
    }
    return words.sliced(std::max<qsizetype>(0, words.size() - 3)).join(u'\n');
}

QString shortened(const QString &draft)
{
    const QStringList words = draft.simplified().split(u' ');
    return words.first(std::max<qsizetype>(1, (words.size() * 2 + 2) / 3)).join(u' ');
}

QString summaryOf(const QJsonArray &conversation)
{
    QString first;
    QString last;
    for (const QJsonValue &line : conversation) {
        const QString text = line.toObject().value(u"text").toString().simplified().left(120);
        if (line.toObject().value(u"from").toString() != u"customer")
            continue;
        first = first.isEmpty() ? text : first;
        last = text;
    }
    return u"%1 messages so far. It began with: %2 The customer's last words: %3"_s.arg(conversation.size())
        .arg(first, last);
}

} // namespace

QString plainAnswer(const QJsonObject &request)
{
    const QString rules = contentOf(request, 0);
    const QJsonObject data = QJsonDocument::fromJson(contentOf(request, 1).toUtf8()).object();
    const QJsonArray conversation = data.value(u"conversation").toArray();
    const QString draft = data.value(u"draft").toString();
    const QString language = model::languageOf(customersWords(conversation));
    const Phrases phrases = phraseBook().value(language, phraseBook().value(u"en"_s));
    if (rules.contains(u"Sum the conversation up"))
        return summaryOf(conversation);
    if (rules.contains(u"in fewer words"))
        return shortened(draft);
    if (rules.contains(u"in a warmer tone"))
        return draft.trimmed() + u" 😊"_s;
    if (rules.contains(u"Translate \"draft\""))
        return phrases.answers.at(draft.size() % phrases.answers.size());
    if (!draft.trimmed().isEmpty())
        return u"… "_s + phrases.greeting;
    const qsizetype turn = data.value(u"not_wanted").toArray().size();
    return phrases.answers.at((conversation.size() + turn) % phrases.answers.size());
}

} // namespace patchcord::simulator
