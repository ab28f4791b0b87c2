// SPDX-License-Identifier: GPL-3.0-or-later
// Erases the person of the longest conversation of a large profile: how long it takes, and how long others that write
// and read meanwhile have to wait.
#include "core/base/futures.h"
#include "core/desk/erasing.h"
#include "core/store/conversations.h"
#include "tests/bench/bench.h"
#include "tests/bench/profilegenerator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace patchcord;
using namespace patchcord::bench;

namespace {

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

/// Runs `act` again and again until the end, and gives how long each took.
template <typename Act> Samples watched(const std::atomic<bool> &isOver, Act act)
{
    Samples samples;
    for (int round = 0; !isOver; ++round) {
        QElapsedTimer timer;
        timer.start();
        act(round);
        samples.add(elapsedMs(timer));
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return samples;
}

double secondsOf(const QFuture<Done> &future)
{
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    Done outcome;
    whenDone(future, &loop, [&](const Done &done) {
        outcome = done;
        loop.quit();
    });
    loop.exec();
    if (!outcome)
        giveUp(outcome.error());
    return Samples::rounded(elapsedMs(timer) / 1000);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption messages(QStringLiteral("messages"), QStringLiteral("Size of the profile."),
                                      QStringLiteral("N"), QStringLiteral("1000000"));
    const QCommandLineOption profile(QStringLiteral("profile"),
                                     QStringLiteral("Where the profile lies; the person is gone afterwards."),
                                     QStringLiteral("DIR"));
    parser.addOptions({messages, profile});
    parser.process(application);

    const QTemporaryDir own;
    const QString folder = parser.isSet(profile) ? parser.value(profile) : own.path();
    ProfileSize size;
    size.messages = parser.value(messages).toInt();
    const MadeProfile made = orGiveUp(makeProfile(folder, size));
    const auto target = orGiveUp(store::Store::open(folder));
    const auto conversation = orGiveUp(
        target->read([id = made.longest](const store::Snapshot &s) { return store::conversationById(s, id); })
            .result());
    if (!conversation)
        return 1;

    std::atomic<bool> isOver = false;
    Samples writes;
    Samples reads;
    const ConversationId other{made.longest.value + 1};
    std::thread writer([&] {
        writes = watched(isOver, [&](int round) {
            target->write([=](store::Transaction &t) { return store::setDraft(t, other, QString::number(round)); })
                .waitForFinished();
        });
    });
    std::thread reader([&] {
        reads = watched(isOver, [&](int) {
            target->read([=](const store::Snapshot &s) { return store::conversationById(s, other); }).waitForFinished();
        });
    });
    desk::Erasing erasing(*target, QStringLiteral("bench"));
    const double seconds = secondsOf(erasing.erase(conversation->contact, false));
    const double again = secondsOf(target->scrub());
    isOver = true;
    writer.join();
    reader.join();
    print(QStringLiteral("erasing"),
          {{QStringLiteral("messages"), size.messages},
           {QStringLiteral("erased"), made.inLongest},
           {QStringLiteral("seconds"), seconds},
           {QStringLiteral("scrub_seconds"), again},
           {QStringLiteral("database_mb"), QFileInfo(folder + QStringLiteral("/patchcord.db")).size() / 1'000'000},
           {QStringLiteral("writes_meanwhile"), writes.toJson()},
           {QStringLiteral("reads_meanwhile"), reads.toJson()}});
    return 0;
}
