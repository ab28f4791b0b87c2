// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/mediaactions.h"

#include "ui/models/mediatext.h"

#include <QCoreApplication>

namespace patchcord::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Timeline", text);
}

} // namespace

QList<MediaAction> mediaActions(const MediaItem &media, bool isPlaying)
{
    if (media.state == MediaState::Gone)
        return {MediaAction::FetchAgain};
    if (!isHere(media))
        return {};
    const QList<MediaAction> file{MediaAction::Open, MediaAction::SaveAs, MediaAction::Copy};
    switch (shapeOf(media)) {
    case MediaShape::Sound:
        return QList{isPlaying ? MediaAction::Pause : MediaAction::Play, MediaAction::Faster} + file;
    case MediaShape::Picture:
        return QList{MediaAction::View} + file;
    default:
        return file;
    }
}

QString mediaActionLabel(MediaAction action)
{
    switch (action) {
    case MediaAction::Play:
        return tr("&Play");
    case MediaAction::Pause:
        return tr("&Pause");
    case MediaAction::View:
        return tr("&View");
    case MediaAction::Open:
        return tr("&Open…");
    case MediaAction::SaveAs:
        return tr("&Save as…");
    case MediaAction::Copy:
        return tr("Copy &file");
    case MediaAction::Faster:
        return tr("C&hange speed");
    case MediaAction::FetchAgain:
        return tr("&Fetch again");
    }
    Q_UNREACHABLE();
}

QString mediaActionName(MediaAction action)
{
    return mediaActionLabel(action).remove(u'&');
}

} // namespace patchcord::ui
