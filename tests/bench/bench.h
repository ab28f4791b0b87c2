// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

namespace patchcord::bench {

/// Durations in milliseconds, and what they come to.
class Samples final
{
public:
    void add(double milliseconds) { m_values.push_back(milliseconds); }
    void add(const Samples &others) { m_values.insert(m_values.end(), others.m_values.begin(), others.m_values.end()); }
    [[nodiscard]] std::size_t count() const { return m_values.size(); }

    /// The value that this share of all does not exceed.
    [[nodiscard]] double quantile(double share) const
    {
        if (m_values.empty())
            return 0;
        std::vector<double> sorted = m_values;
        const auto place = std::ptrdiff_t(std::ceil(share * double(sorted.size()))) - 1;
        const auto at = sorted.begin() + std::max<std::ptrdiff_t>(place, 0);
        std::ranges::nth_element(sorted, at);
        return *at;
    }

    [[nodiscard]] QJsonObject toJson() const
    {
        return {{QStringLiteral("count"), qint64(count())},
                {QStringLiteral("median_ms"), rounded(quantile(0.5))},
                {QStringLiteral("p99_ms"), rounded(quantile(0.99))},
                {QStringLiteral("max_ms"), rounded(quantile(1))}};
    }

    [[nodiscard]] static double rounded(double value) { return std::round(value * 1000) / 1000; }

private:
    std::vector<double> m_values;
};

[[nodiscard]] inline double elapsedMs(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// How long each of `rounds` runs of `work` took.
template <typename Work> [[nodiscard]] Samples timed(int rounds, Work work)
{
    Samples samples;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work(round);
        samples.add(elapsedMs(timer));
    }
    return samples;
}

/// Prints the one JSON document of a benchmark: where it ran, and what came out.
inline void print(const QString &name, const QJsonObject &results)
{
    const QJsonObject machine{{QStringLiteral("name"), QSysInfo::machineHostName()},
                              {QStringLiteral("system"), QSysInfo::prettyProductName()},
                              {QStringLiteral("processor"), QSysInfo::currentCpuArchitecture()},
                              {QStringLiteral("threads"), QThread::idealThreadCount()}};
    const QJsonObject document{{QStringLiteral("benchmark"), name},
                               {QStringLiteral("version"), QStringLiteral(PATCHCORD_VERSION)},
                               {QStringLiteral("qt"), QString::fromLatin1(qVersion())},
                               {QStringLiteral("at"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                               {QStringLiteral("machine"), machine},
                               {QStringLiteral("results"), results}};
    std::printf("%s", QJsonDocument(document).toJson().constData());
}

} // namespace patchcord::bench
