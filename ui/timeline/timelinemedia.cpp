// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinemedia.h"

#include "core/base/futures.h"
#include "ui/media/pictureloader.h"
#include "ui/models/mediatext.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QDrag>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>
#include <QtConcurrent>

namespace patchcord::ui {

namespace {

constexpr qint64 mostCopiedPixels = 50'000'000;

} // namespace

TimelineMedia::TimelineMedia(QWidget &view)
    : m_view(view)
{
    connect(&m_pictures, &PictureCache::settled, this, &TimelineMedia::changed);
    connect(&m_cards, &ContactCards::settled, this, &TimelineMedia::changed);
    connect(&m_waveforms, &Waveforms::settled, this, &TimelineMedia::changed);
    connect(&m_player, &SoundPlayer::changed, this, [this] {
        const QString before = std::exchange(m_sounding, m_player.file());
        if (before != m_sounding && !before.isEmpty())
            emit changed(before);
        emit changed(m_sounding);
    });
    connect(&m_player, &SoundPlayer::failed, this, [this](const QString &, const QString &why) { emit refused(why); });
}

MediaSources TimelineMedia::sources()
{
    return {.folder = m_folder,
            .pictures = m_pictures,
            .cards = m_cards,
            .waveforms = m_waveforms,
            .player = m_player,
            .pixelRatio = m_view.devicePixelRatioF()};
}

QString TimelineMedia::pathOf(const QString &file) const
{
    return file.isEmpty() ? QString() : m_folder + u'/' + file;
}

bool TimelineMedia::isCurrent(const MediaItem &media) const
{
    return isHere(media) && m_player.file() == pathOf(media.file);
}

bool TimelineMedia::isPlaying(const MediaItem &media) const
{
    return isCurrent(media) && m_player.isPlaying();
}

void TimelineMedia::togglePlaying(const MediaItem &media)
{
    if (!isCurrent(media))
        m_player.play(pathOf(media.file));
    else if (m_player.isPlaying())
        m_player.pause();
    else
        m_player.resume();
}

qint64 TimelineMedia::durationOf(const MediaItem &media)
{
    if (isCurrent(media) && m_player.duration() > 0)
        return m_player.duration();
    return media.durationMs > 0 ? media.durationMs : m_waveforms.find(pathOf(media.file)).durationMs;
}

void TimelineMedia::seekTo(const MediaItem &media, double share)
{
    const qint64 position = qint64(std::clamp(share, 0.0, 1.0) * double(durationOf(media)));
    if (isCurrent(media))
        m_player.seek(position);
    else
        m_player.play(pathOf(media.file), position);
}

void TimelineMedia::seekBy(qint64 ms)
{
    m_player.seek(m_player.position() + ms);
}

void TimelineMedia::open(const MediaItem &media, qint64 at)
{
    if (isKnownType(media))
        openCopy(media, at);
    else
        askWhetherToOpen(media, at);
}

void TimelineMedia::openCopy(const MediaItem &media, qint64 at)
{
    const auto copied = m_copies.copyFor(pathOf(media.file), readableFileName(media, at));
    whenDone(copied, this, [this](const Result<QString> &path) {
        if (!path)
            return emit refused(path.error().message);
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(*path)))
            emit refused(tr("No program was found that opens it. Save it instead."));
    });
}

void TimelineMedia::askWhetherToOpen(const MediaItem &media, qint64 at)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Open this file?"),
                                tr("“%1” is of a kind that Patchcord does not know.").arg(readableFileName(media, at)),
                                QMessageBox::Cancel, &m_view);
    box->setObjectName(QStringLiteral("openUnknownFile"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Files from strangers can do harm. Open it only when you know who sent it and why."));
    QPushButton *openButton = box->addButton(tr("&Open anyway"), QMessageBox::AcceptRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(openButton, &QPushButton::clicked, this, [this, media, at] { openCopy(media, at); });
    box->open();
}

void TimelineMedia::saveAs(const MediaItem &media, qint64 at)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    auto *dialog = new QFileDialog(&m_view, tr("Save as"), folder);
    dialog->setObjectName(QStringLiteral("saveMedia"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(readableFileName(media, at));
    connect(dialog, &QFileDialog::fileSelected, this, [this, file = pathOf(media.file)](const QString &path) {
        whenDone(m_copies.save(file, path), this, [this](const Done &saved) {
            if (!saved)
                emit refused(saved.error().message);
        });
    });
    dialog->open();
}

void TimelineMedia::copy(const MediaItem &media, qint64 at)
{
    const auto copied = m_copies.copyFor(pathOf(media.file), readableFileName(media, at));
    const bool isPicture = shapeOf(media) == MediaShape::Picture;
    whenDone(copied, this, [this, isPicture](const Result<QString> &path) {
        if (!path)
            return emit refused(path.error().message);
        const auto loading = QtConcurrent::run(
            [isPicture, file = *path] { return isPicture ? loadPicture(file, mostCopiedPixels).image : QImage(); });
        whenDone(loading, this, [file = *path](const QImage &image) {
            auto *data = new QMimeData;
            data->setUrls({QUrl::fromLocalFile(file)});
            if (!image.isNull())
                data->setImageData(image);
            QGuiApplication::clipboard()->setMimeData(data);
        });
    });
}

void TimelineMedia::attach(const MediaItem &media, qint64 at)
{
    const auto copied = m_copies.copyFor(pathOf(media.file), readableFileName(media, at));
    whenDone(copied, this, [this](const Result<QString> &path) {
        if (path)
            emit attachable(*path);
        else
            emit refused(path.error().message);
    });
}

void TimelineMedia::prepareDrag(const MediaItem &media, qint64 at)
{
    m_dragged = pathOf(media.file);
    m_dragCopy.clear();
    const auto copied = m_copies.copyFor(m_dragged, readableFileName(media, at));
    whenDone(copied, this, [this, file = m_dragged](const Result<QString> &path) {
        if (path && file == m_dragged)
            m_dragCopy = *path;
    });
}

bool TimelineMedia::startDrag(const MediaItem &media)
{
    const QString file = pathOf(media.file);
    if (m_dragged != file || m_dragCopy.isEmpty())
        return false;
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(m_dragCopy)});
    auto *drag = new QDrag(&m_view);
    drag->setMimeData(data);
    const QString shown = media.thumbnail.isEmpty() ? file : pathOf(media.thumbnail);
    if (const QPixmap picture = m_pictures.nearest(shown); !picture.isNull())
        drag->setPixmap(picture.scaled(160, 160, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    m_dragged.clear();
    // Qt knows no other way to drag out of the program: it returns when the file was dropped.
    drag->exec(Qt::CopyAction);
    return true;
}

KeptPicture TimelineMedia::picture(const MediaItem &media, qint64 at, const QString &caption) const
{
    return {.file = pathOf(media.file),
            .small = pathOf(media.thumbnail),
            .name = readableFileName(media, at),
            .caption = caption};
}

} // namespace patchcord::ui
