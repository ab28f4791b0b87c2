// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the page of numbers is read over a large profile, for each span that it offers.
#include "core/store/figures.h"
#include "core/store/store.h"
#include "tests/bench/bench.h"
#include "tests/bench/profilegenerator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTemporaryDir>

using namespace patchcord;
using namespace patchcord::bench;

namespace {

[[noreturn]] void giveUp(const Error &error)
{
    std::fprintf(stderr, "%s (%s)\n", qPrintable(error.message), qPrintable(error.detail));
    std::exit(1);
}

/// The days that end with the last made-up one.
QJsonObject span(store::Store &target, const QDate &last, int days)
{
    const FigureQuery query{last.addDays(1 - days), last, QTimeZone("Europe/Berlin"), {}};
    Figures found;
    const Samples samples = timed(20, [&](int) {
        const auto read = target
                              .read([&query](const store::Snapshot &snapshot) {
                                  return store::figures(snapshot, query, query.to());
                              })
                              .result();
        if (!read)
            giveUp(read.error());
        found = *read;
    });
    QJsonObject result = samples.toJson();
    qint64 messages = 0;
    for (const Traffic &hour : found.hours)
        messages += hour.in + hour.out;
    result.insert(QStringLiteral("messages"), messages);
    result.insert(QStringLiteral("answers"), found.answers.count);
    return result;
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
                                     QStringLiteral("Where the profile is made, or lies already."),
                                     QStringLiteral("DIR"));
    parser.addOptions({messages, profile});
    parser.process(application);

    const QTemporaryDir own;
    const QString folder = parser.isSet(profile) ? parser.value(profile) : own.path();
    QElapsedTimer timer;
    timer.start();
    ProfileSize size;
    size.messages = parser.value(messages).toInt();
    if (const auto made = makeProfile(folder, size); !made)
        giveUp(made.error());
    const double prepared = elapsedMs(timer) / 1000;
    const auto opened = store::Store::open(folder);
    if (!opened)
        giveUp(opened.error());
    const QDate last(2026, 5, 28); // Of profilegenerator.cpp.
    QJsonObject results{{QStringLiteral("made_or_migrated_in_seconds"), Samples::rounded(prepared)}};
    for (const int days : {1, 7, 30, 90, 365})
        results.insert(QStringLiteral("days_%1").arg(days), span(**opened, last, days));
    print(QStringLiteral("numbers"), results);
    return 0;
}
