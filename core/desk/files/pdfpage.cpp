// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/files/pdfpage.h"

#ifdef PATCHCORD_HAS_POPPLER
#include <poppler-qt6.h>

#include <QDeadlineTimer>
#include <QVariant>

#include <algorithm>
#include <memory>
#endif

namespace patchcord::desk {

#ifdef PATCHCORD_HAS_POPPLER

namespace {

constexpr int longestMs = 3'000;
constexpr double pointsPerInch = 72;

bool isOverdue(const QVariant &deadline)
{
    return deadline.value<QDeadlineTimer>().hasExpired();
}

/// What it says about crooked files is of no interest to anybody here.
void keepQuiet(const QString &, const QVariant &) { }

} // namespace

QImage firstPageOf(const QString &path, int maxSide)
{
    static const bool isQuiet = (Poppler::setDebugErrorFunction(keepQuiet, {}), true);
    static_cast<void>(isQuiet);
    const auto document = Poppler::Document::load(path);
    if (!document || document->isLocked() || document->numPages() < 1)
        return {};
    document->setRenderHint(Poppler::Document::Antialiasing);
    document->setRenderHint(Poppler::Document::TextAntialiasing);
    const auto page = document->page(0);
    if (!page)
        return {};
    const QSizeF size = page->pageSizeF();
    const double longer = std::max(size.width(), size.height());
    if (size.isEmpty() || longer > 1e5)
        return {};
    const double dpi = pointsPerInch * maxSide / longer;
    const QDeadlineTimer deadline(longestMs);
    const QImage image = page->renderToImage(dpi, dpi, -1, -1, -1, -1, Poppler::Page::Rotate0, nullptr, nullptr,
                                             isOverdue, QVariant::fromValue(deadline));
    return deadline.hasExpired() ? QImage() : image;
}

#else

QImage firstPageOf(const QString &, int)
{
    return {};
}

#endif

} // namespace patchcord::desk
