// SPDX-License-Identifier: GPL-3.0-or-later
// How long a frame of the timeline takes over a history of a million rows, served by a made-up source as a store would:
// never before the request has returned. A frame is one act (a turn of the wheel, a page, a drag of the bar) with all
// that was waiting, and the painting of the whole view. Prints one JSON document; beside the time that passed stands
// the processor's, which a busy machine does not spoil.
#include "tests/ui/mediafixtures.h"
#include "tests/ui/timelinesource.h"
#include "ui/timeline/timelineview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>
#include <QTextStream>
#include <QThread>
#include <QWheelEvent>

#include <algorithm>
#include <ctime>
#include <functional>
#include <vector>

using namespace patchcord;
using fixtures::TimelineSource;
using ui::TimelineView;

namespace {

constexpr qint64 historySize = 1'000'000;
constexpr int framesPerAct = 600;

double percentile(const std::vector<double> &sorted, double share)
{
    return sorted.at(std::min(sorted.size() - 1, size_t(double(sorted.size()) * share)));
}

struct Frames
{
    std::vector<double> passed;
    std::vector<double> processor;
};

QJsonObject summary(Frames frames)
{
    std::ranges::sort(frames.passed);
    std::ranges::sort(frames.processor);
    const auto late = std::ranges::count_if(frames.passed, [](double ms) { return ms > 16.0; });
    return {{QStringLiteral("frames"), qint64(frames.passed.size())},
            {QStringLiteral("p50_ms"), percentile(frames.passed, 0.5)},
            {QStringLiteral("p99_ms"), percentile(frames.passed, 0.99)},
            {QStringLiteral("max_ms"), frames.passed.back()},
            {QStringLiteral("over_16_ms"), qint64(late)},
            {QStringLiteral("processor_p50_ms"), percentile(frames.processor, 0.5)},
            {QStringLiteral("processor_p99_ms"), percentile(frames.processor, 0.99)}};
}

/// Notices whether the view was painted.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        m_wasPainted = m_wasPainted || event->type() == QEvent::Paint;
        return false;
    }
    bool takePainted() { return std::exchange(m_wasPainted, false); }

private:
    bool m_wasPainted = false;
};

QJsonObject measure(TimelineView &view, const std::function<void(int)> &act)
{
    PaintWatch watch(view.viewport());
    Frames frames;
    for (int i = 0; i < framesPerAct; ++i) {
        watch.takePainted();
        const std::clock_t before = std::clock();
        QElapsedTimer timer;
        timer.start();
        act(i);
        QApplication::processEvents();
        if (!watch.takePainted())
            view.viewport()->repaint();
        frames.passed.push_back(double(timer.nsecsElapsed()) / 1e6);
        frames.processor.push_back(double(std::clock() - before) * 1e3 / CLOCKS_PER_SEC);
    }
    return summary(std::move(frames));
}

void wheel(TimelineView &view, int pixels)
{
    const QPointF at = view.viewport()->rect().center();
    QWheelEvent event(at, view.viewport()->mapToGlobal(at), {0, pixels}, {0, pixels}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(view.viewport(), &event);
}

void key(TimelineView &view, Qt::Key key)
{
    QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
    QApplication::sendEvent(&view, &event);
}

void settle(const TimelineSource &source)
{
    for (int served = -1; served != source.served();) {
        served = source.served();
        for (int i = 0; i < 5; ++i)
            QApplication::processEvents();
    }
}

/// Photos of 5 MB, as cameras of phones make them.
QList<MediaItem> photos(fixtures::MediaFolder &folder, int count)
{
    QList<MediaItem> result;
    for (int i = 0; i < count; ++i)
        result.append(folder.photo(5'000'000, i));
    return result;
}

/// Every third row has a picture, every seventh a sound, every eleventh some of everything.
Message rowWithFiles(qint64 ordinal, const QList<MediaItem> &pictures, const MediaItem &sound)
{
    Message row = fixtures::ordinaryRow(ordinal);
    const auto picture = [&pictures](qint64 place) { return pictures.at(place % pictures.size()); };
    if (ordinal % 3 == 0)
        row.media = {picture(ordinal)};
    if (ordinal % 7 == 0)
        row.media = {sound};
    if (ordinal % 11 == 0)
        row.media = {picture(ordinal), picture(ordinal + 1), picture(ordinal + 2), sound};
    return row;
}

/// Scrolling past pictures that have to be loaded, then twenty large ones that arrive at once.
QJsonObject measureFiles()
{
    fixtures::MediaFolder folder;
    const QList<MediaItem> pictures = photos(folder, 20);
    MediaItem sound = folder.sound(30);
    sound.waveform = QByteArray(200, char(120));
    TimelineView view;
    TimelineSource source(view, historySize,
                          [&pictures, &sound](qint64 ordinal) { return rowWithFiles(ordinal, pictures, sound); });
    view.setMediaFolder(folder.path());
    view.resize(900, 800);
    view.show();
    view.showConversation(source.conversation());
    settle(source);
    QJsonObject results;
    results.insert(QStringLiteral("wheel_120px"), measure(view, [&view](int) { wheel(view, 120); }));
    key(view, Qt::Key_End);
    settle(source);
    results.insert(QStringLiteral("page"), measure(view, [&view](int) { key(view, Qt::Key_PageUp); }));
    key(view, Qt::Key_End);
    settle(source);
    fixtures::MediaFolder fresh;
    const QList<MediaItem> arriving = photos(fresh, 20);
    view.setMediaFolder(fresh.path());
    const auto [smallest, largest] = std::ranges::minmax(arriving, {}, &MediaItem::size);
    results.insert(QStringLiteral("photo_bytes"), QJsonArray{smallest.size, largest.size});
    results.insert(QStringLiteral("twenty_photos_arrive"), measure(view, [&view, &source, &arriving](int i) {
                       if (i >= 20)
                           return QThread::msleep(8); // The frames in which they are loaded.
                       Message row = source.grow();
                       row.media = {arriving.at(i)};
                       view.addMessage(row);
                   }));
    return results;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    TimelineView view;
    TimelineSource source(view, historySize, fixtures::ordinaryRow);
    view.resize(900, 800);
    view.show();

    QJsonObject results{{QStringLiteral("history"), historySize}, {QStringLiteral("platform"), app.platformName()}};
    QElapsedTimer opening;
    opening.start();
    view.showConversation(source.conversation());
    while (view.visibleRows().isEmpty())
        QApplication::processEvents();
    view.viewport()->repaint();
    results.insert(QStringLiteral("open_ms"), double(opening.nsecsElapsed()) / 1e6);

    const auto atEnd = [&view, &source] {
        key(view, Qt::Key_End);
        settle(source);
    };
    for (const int pixels : {40, 120, 600}) {
        atEnd();
        results.insert(QStringLiteral("wheel_%1px").arg(pixels),
                       measure(view, [&view, pixels](int) { wheel(view, pixels); }));
    }
    atEnd();
    results.insert(QStringLiteral("page"), measure(view, [&view](int) { key(view, Qt::Key_PageUp); }));
    QScrollBar *bar = view.verticalScrollBar();
    results.insert(QStringLiteral("drag"),
                   measure(view, [bar](int i) { bar->setValue(int(double(bar->maximum()) * i / framesPerAct)); }));
    results.insert(QStringLiteral("jump"), measure(view, [bar](int i) {
                       bar->setValue(int(double(bar->maximum()) * (i * 7919 % 10'007) / 10'007));
                   }));
    results.insert(QStringLiteral("resize"), measure(view, [&view](int i) { view.resize(900 - i % 300, 800); }));
    view.resize(900, 800);
    atEnd();
    results.insert(QStringLiteral("append"), measure(view, [&view, &source](int) { view.addMessage(source.grow()); }));
    results.insert(QStringLiteral("with_files"), measureFiles());
    results.insert(QStringLiteral("pages_served"), source.served());
    QTextStream(stdout) << QJsonDocument(results).toJson();
    return 0;
}
