// SPDX-License-Identifier: GPL-3.0-or-later
// The store by itself: durable messages from 1, 16 and 64 submitters beside the disk's own rate, and how fast pages of
// a large profile open.
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "core/store/store.h"
#include "tests/bench/bench.h"
#include "tests/bench/disksync.h"
#include "tests/bench/profilegenerator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QTemporaryDir>

#include <atomic>
#include <thread>
#include <vector>

using namespace patchcord;
using namespace patchcord::bench;

namespace {

constexpr qint64 someDay = 1'780'000'000'000; ///< UTC ms.
constexpr int contacts = 500;

[[noreturn]] void giveUp(const Error &error)
{
    std::fprintf(stderr, "%s (%s)\n", qPrintable(error.message), qPrintable(error.detail));
    std::exit(1);
}

template <typename T> T orGiveUp(Result<T> result)
{
    if (!result)
        giveUp(result.error());
    return std::move(*result);
}

/// All that an incoming message asks of the store: its sender, its conversation, its row.
Result<store::InsertedMessage> receive(store::Transaction &transaction, int number)
{
    const Address ours{Channel::Sms, QStringLiteral("+15005550006")};
    const auto sender = store::senderByAddress(transaction, ours);
    if (!sender)
        return std::unexpected(sender.error());
    const Address theirs{Channel::Sms, QStringLiteral("+4915%1").arg(100'000'000 + number % contacts)};
    const auto conversation = store::ensureConversation(transaction, (*sender)->id, theirs, QString(), someDay);
    if (!conversation)
        return std::unexpected(conversation.error());
    Message message;
    message.conversation = *conversation;
    message.sid = QStringLiteral("SMbench%1").arg(number, 25, 10, QLatin1Char('0'));
    message.from = theirs.user;
    message.to = ours.user;
    message.body
        = QStringLiteral("Where is my order? I have been waiting at home since the morning and nobody came. %1")
              .arg(number);
    message.at = someDay + number;
    message.segments = 1;
    return store::insertMessage(transaction, message);
}

void addSender(store::Store &target)
{
    orGiveUp(target
                 .write([](store::Transaction &transaction) {
                     Sender sender;
                     sender.address = {Channel::Sms, QStringLiteral("+15005550006")};
                     return store::insertSender(transaction, sender);
                 })
                 .result());
}

QJsonObject ingest(int submitters, int seconds)
{
    const QTemporaryDir folder;
    const auto target = orGiveUp(store::Store::open(folder.path()));
    addSender(*target);
    const store::CommitCounts before = target->commitCounts();
    std::vector<Samples> samples(static_cast<std::size_t>(submitters));
    std::atomic<int> next = 0;
    std::vector<std::thread> threads;
    QElapsedTimer clock;
    clock.start();
    for (Samples &mine : samples) {
        threads.emplace_back([&] {
            while (clock.elapsed() < seconds * 1000) {
                const int number = next++;
                QElapsedTimer timer;
                timer.start();
                const auto kept
                    = target->write([number](store::Transaction &t) { return receive(t, number); }).result();
                if (!kept)
                    giveUp(kept.error());
                mine.add(elapsedMs(timer));
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    const double took = elapsedMs(clock) / 1000;
    const store::CommitCounts after = target->commitCounts();
    Samples all;
    for (const Samples &mine : samples)
        all.add(mine);
    QJsonObject result = all.toJson();
    result.insert(QStringLiteral("submitters"), submitters);
    result.insert(QStringLiteral("rows_per_second"), std::round(double(all.count()) / took));
    result.insert(QStringLiteral("commits_per_second"), std::round(double(after.commits - before.commits) / took));
    result.insert(QStringLiteral("jobs_per_commit"),
                  Samples::rounded(double(after.jobs - before.jobs) / double(after.commits - before.commits)));
    return result;
}

/// The same rows without waiting for each: what the row work alone costs.
QJsonObject inOneJob(int rows)
{
    const QTemporaryDir folder;
    const auto target = orGiveUp(store::Store::open(folder.path()));
    addSender(*target);
    const Samples samples = timed(5, [&](int round) {
        const Done done = target
                              ->write([=](store::Transaction &transaction) -> Done {
                                  for (int number = round * rows; number < (round + 1) * rows; ++number) {
                                      if (const auto kept = receive(transaction, number); !kept)
                                          return std::unexpected(kept.error());
                                  }
                                  return {};
                              })
                              .result();
        if (!done)
            giveUp(done.error());
    });
    return {{QStringLiteral("rows"), rows},
            {QStringLiteral("rows_per_second"), std::round(rows / samples.quantile(0.5) * 1000)}};
}

QJsonObject syncs()
{
    const QTemporaryDir folder;
    const Samples samples = timedSyncs(folder.path(), 2000);
    QJsonObject result = samples.toJson();
    if (samples.count() > 0)
        result.insert(QStringLiteral("per_second"), std::round(1000 / samples.quantile(0.5)));
    return result;
}

template <typename Query> QJsonObject pages(store::Store &target, int rounds, Query query)
{
    return timed(rounds,
                 [&](int round) {
                     orGiveUp(
                         target.read([&query, round](const store::Snapshot &s) { return query(s, round); }).result());
                 })
        .toJson();
}

/// Several pages down the list, each behind the one before.
Result<QList<Conversation>> deepPage(const store::Snapshot &snapshot, const ConversationFilter &filter)
{
    std::optional<Conversation> last;
    Result<QList<Conversation>> page;
    for (int depth = 0; depth < 10; ++depth) {
        page = store::conversationPage(snapshot, filter, last, 50);
        if (!page || page->isEmpty())
            return page;
        last = page->last();
    }
    return page;
}

QJsonObject largeProfile(const QString &folder, const ProfileSize &size)
{
    using Queue = ConversationFilter::Queue;
    const MadeProfile made = orGiveUp(makeProfile(folder, size));
    QJsonObject results{{QStringLiteral("messages"), size.messages},
                        {QStringLiteral("in_longest"), made.inLongest},
                        {QStringLiteral("made_in_seconds"), Samples::rounded(made.seconds)}};
    results.insert(QStringLiteral("open"), timed(5, [&](int) { orGiveUp(store::Store::open(folder)); }).toJson());
    const auto target = orGiveUp(store::Store::open(folder));
    const ConversationId longest = made.longest;
    const auto add = [&](const char *name, int rounds, auto query) {
        results.insert(QString::fromLatin1(name), pages(*target, rounds, query));
    };
    const auto list = [](Queue queue, const QString &search) {
        return [=](const store::Snapshot &s, int) { return store::conversationPage(s, {queue, {}, search}, {}, 50); };
    };
    add("list_open", 200, list(Queue::Open, QString()));
    add("list_waiting", 200, list(Queue::Waiting, QString()));
    add("list_closed", 200, list(Queue::Closed, QString()));
    add("list_ten_pages", 50,
        [](const store::Snapshot &s, int) { return deepPage(s, {Queue::Closed, {}, QString()}); });
    add("search_name", 100, list(Queue::Open, QStringLiteral("soren 1")));
    add("search_digits", 100, list(Queue::Open, QStringLiteral("7919")));
    add("search_common", 100, list(Queue::Open, QStringLiteral("a")));
    add("queue_counts", 200, [](const store::Snapshot &s, int) { return store::queueCounts(s); });
    add("timeline_newest", 200,
        [=](const store::Snapshot &s, int) { return store::messagesBefore(s, longest, MessageKey::end(), 50); });
    add("timeline_anywhere", 200, [=, rows = made.inLongest](const store::Snapshot &s, int round) {
        return store::messagesFromOrdinal(s, longest, 1 + round * 7919LL % rows, 50);
    });
    add("export_page", 50, [=](const store::Snapshot &s, int round) {
        return store::allMessagesAfter(s, {someDay - 1'000'000LL * round * 100, {}}, 1000);
    });
    return results;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption messages(QStringLiteral("messages"),
                                      QStringLiteral("Size of the large profile; 0 = none."), QStringLiteral("N"),
                                      QStringLiteral("1000000"));
    const QCommandLineOption seconds(QStringLiteral("seconds"), QStringLiteral("How long each ingest lasts."),
                                     QStringLiteral("S"), QStringLiteral("5"));
    const QCommandLineOption profile(QStringLiteral("profile"),
                                     QStringLiteral("Where the large profile is made, or lies already."),
                                     QStringLiteral("DIR"));
    parser.addOptions({messages, seconds, profile});
    parser.process(application);

    QJsonArray rates;
    for (const int submitters : {1, 16, 64})
        rates.append(ingest(submitters, parser.value(seconds).toInt()));
    QJsonObject results{{QStringLiteral("disk_sync"), syncs()},
                        {QStringLiteral("group_commit"), rates},
                        {QStringLiteral("one_job"), inOneJob(20'000)}};
    ProfileSize size;
    size.messages = parser.value(messages).toInt();
    if (size.messages > 0) {
        const QTemporaryDir own;
        results.insert(QStringLiteral("large_profile"),
                       largeProfile(parser.isSet(profile) ? parser.value(profile) : own.path(), size));
    }
    print(QStringLiteral("store"), results);
    return 0;
}
