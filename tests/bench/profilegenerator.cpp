// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/profilegenerator.h"

#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "core/store/store.h"
#include "tests/bench/bench.h"

#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <limits>

namespace patchcord::bench {

namespace {

constexpr qint64 firstDay = 1'760'000'000'000; ///< UTC ms.
constexpr qint64 lastDay = 1'780'000'000'000;
constexpr int jobSize = 2'000;

constexpr std::array words{
    u"hello",  u"order",   u"please",  u"when",  u"delivery", u"address", u"thank",   u"you",      u"tomorrow",
    u"refund", u"number",  u"the",     u"is",    u"my",       u"parcel",  u"arrived", u"broken",   u"can",
    u"I",      u"change",  u"date",    u"to",    u"Monday",   u"invoice", u"paid",    u"not",      u"yet",
    u"great",  u"sorry",   u"waiting", u"since", u"morning",  u"driver",  u"called",  u"nobody",   u"home",
    u"photo",  u"colour",  u"blue",    u"large", u"size",     u"return",  u"label",   u"postcode", u"street",
    u"42",     u"tonight", u"ok",      u"yes",   u"no",       u"maybe",   u"later",   u"question", u"about",
};

constexpr std::array names{
    u"Ada",    u"Béla", u"Chloé", u"Dmitri", u"Esra",  u"Fatima", u"Giulia", u"Hiro",  u"Ines",
    u"Jürgen", u"Kofi", u"Lena",  u"Mateo",  u"Ngozi", u"Olga",   u"Pavel",  u"Quinn", u"Rosa",
    u"Søren",  u"Thảo", u"Uriel", u"Vera",   u"Wei",   u"Ximena", u"Yusuf",  u"Zoë",
};

QString body(QRandomGenerator &random)
{
    QString text;
    for (int left = int(random.bounded(3, 36)); left > 0; --left) {
        text.append(QStringView(words.at(random.bounded(quint32(words.size())))));
        text.append(left > 1 ? u' ' : u'.');
    }
    return text;
}

/// Writes the made-up history of one profile, unit of work by unit of work.
class Generator final
{
public:
    Generator(store::Store &target, const ProfileSize &size)
        : m_store(target)
        , m_size(size)
    { }

    [[nodiscard]] Done run();

private:
    [[nodiscard]] Done makeConversations();
    [[nodiscard]] Done makeMessages();
    [[nodiscard]] Done makeStates();
    [[nodiscard]] Message nextMessage(int number);

    store::Store &m_store;
    ProfileSize m_size;
    QRandomGenerator m_random{20261122};
    QList<ConversationId> m_conversations;
};

Done Generator::run()
{
    if (const Done done = makeConversations(); !done)
        return done;
    if (const Done done = makeMessages(); !done)
        return done;
    return makeStates();
}

Done Generator::makeConversations()
{
    const auto made
        = m_store.write([count = m_size.conversations](store::Transaction &t) -> Result<QList<ConversationId>> {
              QList<SenderId> senders;
              for (const Channel channel : {Channel::Sms, Channel::WhatsApp}) {
                  Sender sender;
                  sender.address = {channel, QStringLiteral("+15005550006")};
                  const Result<SenderId> id = store::insertSender(t, sender);
                  if (!id)
                      return std::unexpected(id.error());
                  senders.append(*id);
              }
              QList<ConversationId> conversations;
              for (int n = 0; n < count; ++n) {
                  const Channel channel = n % 4 == 3 ? Channel::WhatsApp : Channel::Sms;
                  const QString name = n % 5 == 4
                      ? QString()
                      : QString::fromUtf16(names.at(std::size_t(n) % names.size())) + u' ' + QString::number(n);
                  const Result<ConversationId> id = store::ensureConversation(
                      t, senders.at(channel == Channel::Sms ? 0 : 1),
                      {channel, QStringLiteral("+4915%1").arg(100'000'000 + n * 7919)}, name, firstDay);
                  if (!id)
                      return std::unexpected(id.error());
                  conversations.append(*id);
              }
              return conversations;
          });
    const Result<QList<ConversationId>> conversations = made.result();
    if (!conversations)
        return std::unexpected(conversations.error());
    m_conversations = *conversations;
    return {};
}

Message Generator::nextMessage(int number)
{
    const bool isOfLongest = m_random.bounded(m_size.messages) < std::min(m_size.inLongest, m_size.messages / 2);
    Message message;
    message.conversation
        = isOfLongest ? m_conversations.first() : m_conversations.at(m_random.bounded(qint64(m_conversations.size())));
    message.at = firstDay + (lastDay - firstDay) / m_size.messages * number;
    message.sid = QStringLiteral("SMbench%1").arg(number, 25, 10, QLatin1Char('0'));
    message.body = body(m_random);
    message.from = QStringLiteral("+4915112345678");
    message.to = QStringLiteral("+15005550006");
    if (m_random.bounded(100) < 45) {
        message.direction = Direction::Outbound;
        message.author = QStringLiteral("Ada");
        message.status = DeliveryStatus::Delivered;
        std::swap(message.from, message.to);
    }
    return message;
}

Done Generator::makeMessages()
{
    for (int first = 0; first < m_size.messages; first += jobSize) {
        QList<Message> messages;
        for (int number = first; number < std::min(first + jobSize, m_size.messages); ++number)
            messages.append(nextMessage(number));
        const Done done = m_store
                              .write([messages](store::Transaction &t) -> Done {
                                  for (const Message &message : messages) {
                                      if (const auto kept = store::insertMessage(t, message); !kept)
                                          return std::unexpected(kept.error());
                                  }
                                  return {};
                              })
                              .result();
        if (!done)
            return done;
    }
    return {};
}

Done Generator::makeStates()
{
    return m_store
        .write([conversations = m_conversations](store::Transaction &t) -> Done {
            for (qsizetype place = 1; place < conversations.size(); ++place) {
                if (place % 10 < 2)
                    continue;
                const auto state = place % 10 == 2 ? ConversationState::Snoozed : ConversationState::Closed;
                if (const Done done = store::setState(t, conversations.at(place), state, lastDay); !done)
                    return done;
                if (const Done done
                    = store::setReadUpTo(t, conversations.at(place), std::numeric_limits<qint64>::max());
                    !done)
                    return done;
            }
            return {};
        })
        .result();
}

} // namespace

Result<MadeProfile> makeProfile(const QString &folder, const ProfileSize &size)
{
    const auto opened = store::Store::open(folder);
    if (!opened)
        return std::unexpected(opened.error());
    MadeProfile profile;
    if ((*opened)->lastEvent() == 0) {
        QElapsedTimer timer;
        timer.start();
        Generator generator(**opened, size);
        if (const Done done = generator.run(); !done)
            return std::unexpected(done.error());
        profile.seconds = elapsedMs(timer) / 1000;
    }
    profile.longest = {1}; // The first that is made.
    const auto longest
        = (*opened)
              ->read([id = profile.longest](const store::Snapshot &s) { return store::conversationById(s, id); })
              .result();
    if (!longest)
        return std::unexpected(longest.error());
    profile.inLongest = *longest ? (*longest)->messageCount : 0;
    return profile;
}

} // namespace patchcord::bench
