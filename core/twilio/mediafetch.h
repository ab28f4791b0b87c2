// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/base/error.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <memory>

namespace patchcord::twilio {

/// How much of a stranger's file is taken in.
struct MediaLimits
{
    qint64 maxBytes = 16 * 1024 * 1024; ///< The most that any channel carries (WhatsApp).
    int totalMs = 120'000; ///< From the first request to the last byte, over all redirects.
    int maxRedirects = 5;
};

/// A file as it came, not examined yet.
struct FetchedMedia
{
    QString path; ///< A temporary file in the folder that was named; the caller's from now on.
    QString contentType; ///< As the server said it.
    QString name; ///< What the server called it, without any folder; empty = it did not.
    qint64 size = 0;
};

/// Fetches files of messages and recordings. The account's credentials go with the first request, to an address of our
/// own account at the configured API, and with no other: redirects are followed by hand, without them, over connections
/// that never saw them. Lives in the desk's thread.
class MediaFetch final : public QObject
{
    Q_OBJECT

public:
    /// `apiBase` as for Client.
    MediaFetch(Credentials credentials, const QString &apiBase, const MediaLimits &limits = {},
               QObject *parent = nullptr);
    ~MediaFetch() override;

    /// Refused: not an address of ours, too large, or an unsafe redirect; asking again does not help. NotFound: Twilio
    /// does not have it (yet). Unauthorised: the credentials are wrong. NotSent: Twilio could not be reached.
    /// Unavailable, RateLimited: may be repeated. Storage: the disk.
    QFuture<Result<FetchedMedia>> fetch(const QString &url, const QString &folder);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::twilio
