// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/figuretables.h"

#include "core/twilio/errortable.h"
#include "ui/models/csvfield.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace patchcord::ui {

namespace {

using Tone = FigureTable::Tone;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FigureTables)
};

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString share(qint64 part, qint64 whole)
{
    return whole == 0 ? QStringLiteral("–") : QLocale().toString(100.0 * double(part) / double(whole), 'f', 1) + u'%';
}

/// A row of numbers that are drawn as they are written.
void append(FigureTable &table, const QString &name, const QList<qint64> &values)
{
    QStringList row{name};
    for (const qint64 value : values)
        row.append(number(value));
    table.rows.append(row);
    table.measures.append(values);
}

FigureTable traffic(const QString &name, const QString &title, const QString &head)
{
    FigureTable table;
    table.name = name;
    table.title = title;
    table.heads = {head, Words::tr("In"), Words::tr("Out")};
    table.tones = {Tone::In, Tone::Out};
    return table;
}

FigureTable hourTable(const Figures &figures)
{
    FigureTable table = traffic(QStringLiteral("hours"), Words::tr("Messages by hour of the day"), Words::tr("Hour"));
    Traffic all;
    std::size_t busiest = 0;
    const auto sum = [&figures](std::size_t hour) { return figures.hours.at(hour).in + figures.hours.at(hour).out; };
    for (std::size_t hour = 0; hour < figures.hours.size(); ++hour) {
        const Traffic &traffic = figures.hours.at(hour);
        append(table, QLocale().toString(QTime(int(hour), 0), QStringLiteral("HH:mm")), {traffic.in, traffic.out});
        all.in += traffic.in;
        all.out += traffic.out;
        if (sum(hour) > sum(busiest))
            busiest = hour;
    }
    table.summary = all == Traffic()
        ? Words::tr("Nothing came or went.")
        : Words::tr("%1 in, %2 out; most of them from %3 on.")
              .arg(number(all.in), number(all.out), table.rows.at(qsizetype(busiest)).first());
    return table;
}

FigureTable dayTable(const Figures &figures)
{
    FigureTable table = traffic(QStringLiteral("days"), Words::tr("Messages by day"), Words::tr("Day"));
    qint64 sum = 0;
    for (const DayTraffic &day : figures.days) {
        append(table, QLocale().toString(day.day, QLocale::ShortFormat), {day.traffic.in, day.traffic.out});
        sum += day.traffic.in + day.traffic.out;
    }
    table.summary = Words::tr("%1 a day on average.").arg(number(sum / std::max<qint64>(figures.days.size(), 1)));
    return table;
}

FigureTable senderTable(const Figures &figures, const QHash<SenderId, QString> &names)
{
    FigureTable table = traffic(QStringLiteral("senders"), Words::tr("Messages by sender"), Words::tr("Sender"));
    table.shape = FigureTable::Shape::Bars;
    for (const SenderTraffic &sender : figures.senders)
        append(table, names.value(sender.sender, Words::tr("A former sender")),
               {sender.traffic.in, sender.traffic.out});
    table.summary = figures.senders.isEmpty() ? Words::tr("Nothing came or went.")
                                              : Words::tr("The busiest is %1.").arg(table.rows.first().first());
    return table;
}

void appendSpread(FigureTable &table, const QString &name, const Spread &spread)
{
    const bool isKnown = spread.count > 0;
    const QString none = QStringLiteral("–");
    table.rows.append({name, isKnown ? spanText(spread.medianMs) : none, isKnown ? spanText(spread.p90Ms) : none,
                       number(spread.count)});
    table.measures.append(QList<qint64>{spread.medianMs, spread.p90Ms});
}

FigureTable timeTable(const Figures &figures)
{
    FigureTable table;
    table.name = QStringLiteral("times");
    table.title = Words::tr("Waiting and answers");
    table.shape = FigureTable::Shape::Bars;
    table.heads = {Words::tr("What"), Words::tr("Half within"), Words::tr("9 of 10 within"), Words::tr("Count")};
    table.tones = {Tone::In, Tone::Quiet};
    appendSpread(table, Words::tr("Until a person answered"), figures.answers);
    appendSpread(table, Words::tr("Waiting now"), figures.waiting);
    appendSpread(table, Words::tr("Until a call was taken"), figures.pickUps);
    table.summary = figures.answers.count == 0
        ? Words::tr("Nobody was answered in this time.")
        : Words::tr("Half of the customers had an answer within %1, nine of ten within %2.")
              .arg(spanText(figures.answers.medianMs), spanText(figures.answers.p90Ms));
    return table;
}

FigureTable deliveryTable(const Figures &figures)
{
    const DeliveryFigures &delivery = figures.delivery;
    FigureTable table;
    table.name = QStringLiteral("delivery");
    table.title = Words::tr("Delivery");
    table.shape = FigureTable::Shape::Bars;
    table.heads = {Words::tr("State"), Words::tr("Messages"), Words::tr("Share")};
    table.tones = {Tone::Good};
    table.rowTones = {Tone::Good, Tone::Quiet, Tone::Bad};
    const auto add = [&](const QString &name, qint64 count) {
        table.rows.append({name, number(count), share(count, delivery.total())});
        table.measures.append(QList<qint64>{count});
    };
    add(Words::tr("Delivered or read"), delivery.delivered);
    add(Words::tr("Sent, not confirmed"), delivery.underway);
    add(Words::tr("Failed"), delivery.failed);
    table.summary = delivery.total() == 0
        ? Words::tr("Nothing was sent.")
        : Words::tr("%1 delivered, %2 failed.")
              .arg(share(delivery.delivered, delivery.total()), share(delivery.failed, delivery.total()));
    return table;
}

FigureTable failureTable(const Figures &figures)
{
    FigureTable table;
    table.name = QStringLiteral("failures");
    table.title = Words::tr("Failures by reason");
    table.shape = FigureTable::Shape::Bars;
    table.heads = {Words::tr("Reason"), Words::tr("Messages"), Words::tr("Code")};
    table.tones = {Tone::Bad};
    for (const FailureFigure &failure : figures.failures) {
        const QString reason
            = failure.errorCode == 0 ? Words::tr("No reason was given") : twilio::meaningOf(failure.errorCode).meaning;
        table.rows.append(
            {reason, number(failure.count), failure.errorCode == 0 ? QString() : QString::number(failure.errorCode)});
        table.measures.append(QList<qint64>{failure.count});
    }
    table.summary = figures.failures.isEmpty() ? Words::tr("Nothing failed.")
                                               : Words::tr("Most often: %1").arg(table.rows.first().first());
    return table;
}

FigureTable callTable(const Figures &figures)
{
    const CallFigures &calls = figures.calls;
    FigureTable table;
    table.name = QStringLiteral("calls");
    table.title = Words::tr("Calls");
    table.shape = FigureTable::Shape::Bars;
    table.heads = {Words::tr("What became of it"), Words::tr("Calls")};
    table.tones = {Tone::Out};
    append(table, Words::tr("Taken"), {calls.taken});
    append(table, Words::tr("Missed"), {calls.missed});
    append(table, Words::tr("Voicemail"), {calls.voicemails});
    append(table, Words::tr("Declined"), {calls.declined});
    append(table, Words::tr("Made, and reached"), {calls.reached});
    append(table, Words::tr("Made, not reached"), {calls.notReached});
    const qint64 inbound = calls.taken + calls.missed + calls.voicemails + calls.declined;
    table.summary = inbound == 0
        ? Words::tr("Nobody called.")
        : Words::tr("%1 of %2 incoming calls were taken.").arg(number(calls.taken), number(inbound));
    return table;
}

FigureTable authorTable(const Figures &figures)
{
    FigureTable table;
    table.name = QStringLiteral("authors");
    table.title = Words::tr("Who wrote, and who opted out");
    table.shape = FigureTable::Shape::Bars;
    table.heads = {Words::tr("What"), Words::tr("Count")};
    table.tones = {Tone::Out};
    append(table, Words::tr("Written by people"), {figures.byPeople});
    append(table, Words::tr("Written automatically"), {figures.automatic});
    append(table, Words::tr("Opted out (STOP)"), {figures.optOuts});
    append(table, Words::tr("Opted in again (START)"), {figures.optIns});
    table.summary = Words::tr("%1 of what was sent was automatic; %2 opted out.")
                        .arg(share(figures.automatic, figures.automatic + figures.byPeople), number(figures.optOuts));
    return table;
}

} // namespace

bool FigureTable::isEmpty() const
{
    return std::ranges::all_of(
        measures, [](const QList<qint64> &row) { return std::ranges::all_of(row, [](qint64 v) { return v == 0; }); });
}

QList<FigureTable> figureTables(const Figures &figures, const QHash<SenderId, QString> &senderNames)
{
    QList<FigureTable> tables{hourTable(figures)};
    if (figures.days.size() > 1)
        tables.append(dayTable(figures));
    tables << senderTable(figures, senderNames) << timeTable(figures) << deliveryTable(figures) << failureTable(figures)
           << callTable(figures) << authorTable(figures);
    return tables;
}

QString toCsv(const FigureTable &table)
{
    QString csv;
    const auto add = [&csv](const QStringList &row) {
        QStringList fields;
        for (const QString &text : row)
            fields.append(csvField(text));
        csv += fields.join(u',') + QStringLiteral("\r\n");
    };
    add(table.heads);
    for (const QStringList &row : table.rows)
        add(row);
    return csv;
}

QString spanText(qint64 ms)
{
    const qint64 seconds = (ms + 500) / 1000;
    const qint64 minutes = seconds / 60;
    const qint64 hours = minutes / 60;
    if (seconds < 60)
        return Words::tr("%1 s").arg(seconds);
    if (minutes < 60)
        return seconds % 60 == 0 ? Words::tr("%1 min").arg(minutes)
                                 : Words::tr("%1 min %2 s").arg(minutes).arg(seconds % 60);
    if (hours < 48)
        return minutes % 60 == 0 ? Words::tr("%1 h").arg(hours) : Words::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    return Words::tr("%1 days").arg(hours / 24);
}

} // namespace patchcord::ui
