// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"
#include "ui/models/timelinetext.h"
#include "ui/style/theme.h"
#include "ui/timeline/measures.h"
#include "ui/timeline/mediabox.h"

#include <QList>
#include <QLocale>
#include <QRect>
#include <QString>
#include <QTextLayout>
#include <QUrl>

namespace patchcord::ui {

/// What bubbles are laid out for.
struct BubbleSpace
{
    Measures measures;
    Theme theme;
    int width = 0; ///< Of the whole viewport.
    Qt::LayoutDirection direction = Qt::LeftToRight;
    QLocale locale;
};

/// What a row owes to its neighbours.
struct BubbleRole
{
    bool showsAuthor = true; ///< False behind a row of the same author.
    bool isLastOfGroup = true; ///< Has the pointed corner.

    bool operator==(const BubbleRole &) const = default;
};

/// Something inside a bubble that can be clicked or reached by key.
struct BubbleTarget
{
    enum class Kind { Link, Media, Speed, FetchAgain, Retry, Template, Edit, Discard, TakeBack };

    Kind kind = Kind::Link;
    QUrl url;
    qsizetype start = 0; ///< In the text that holds it; for a file unused.
    qsizetype length = 0;
    int media = -1; ///< Which file of the message it is about, or -1.

    /// It stands in the line below the body.
    [[nodiscard]] bool isInMeta() const { return kind >= Kind::Retry; }
};

/// One row, laid out: where its frame, text, files, mark and targets are. Its upper edge is y = 0, x is the viewport's.
class Bubble final
{
public:
    enum class Look { Incoming, Outgoing, Note, Event, LiveCall };

    Bubble(const Message &message, const BubbleRole &role, const BubbleSpace &space, qint64 now);

    [[nodiscard]] Look look() const { return m_look; }
    [[nodiscard]] bool isFailed() const { return m_isFailed; }
    [[nodiscard]] bool isMissed() const { return m_isMissed; }
    [[nodiscard]] const BubbleRole &role() const { return m_role; }
    [[nodiscard]] QRect frame() const { return m_frame; }
    [[nodiscard]] QRect iconRect() const { return m_icon; }
    [[nodiscard]] Tick tick() const { return m_tick; }
    [[nodiscard]] QRect tickRect() const { return m_tickRect; }
    [[nodiscard]] const QList<MediaBox> &boxes() const { return m_boxes; }
    /// The box of a file; null when there is none.
    [[nodiscard]] const MediaBox *boxOf(int media) const;
    [[nodiscard]] const QTextLayout &body() const { return m_body; }
    [[nodiscard]] QPointF bodyAt() const { return m_bodyAt; }
    [[nodiscard]] const QTextLayout &meta() const { return m_meta; }
    [[nodiscard]] QPointF metaAt() const { return m_metaAt; }

    [[nodiscard]] const QList<BubbleTarget> &targets() const { return m_targets; }
    [[nodiscard]] QList<QRectF> rectsOf(const BubbleTarget &target) const;
    /// The target there, or -1.
    [[nodiscard]] int targetAt(QPointF point) const;
    [[nodiscard]] bool isOverText(QPointF point) const;
    /// The place between two letters of the body that is nearest.
    [[nodiscard]] int cursorAt(QPointF point) const;
    /// What was written there, not how it is shown.
    [[nodiscard]] QString textBetween(int from, int to) const;
    [[nodiscard]] int bodyLength() const { return int(m_body.text().size()); }

private:
    void writeBody(const Message &message, const BubbleSpace &space, qint64 now);
    void writeMeta(const Message &message, const BubbleSpace &space, qint64 now);
    void writeAction(QString &text, BubbleTarget::Kind kind, const QString &label);
    void writeMediaTargets(const Message &message);
    void place(const BubbleSpace &space, const MediaArea &media, int mostWidth);
    void placeEvent(const Message &message, const BubbleSpace &space, int mostWidth);
    void placeBoxes(const BubbleSpace &space, const MediaArea &media, int width, QPoint at);
    void placeFrame(const BubbleSpace &space, const QSize &size);
    [[nodiscard]] const QTextLayout &layoutOf(const BubbleTarget &target) const;

    Look m_look = Look::Incoming;
    BubbleRole m_role;
    bool m_isFailed = false;
    bool m_isMissed = false;
    QString m_source;
    QRect m_frame;
    QRect m_icon;
    Tick m_tick = Tick::None;
    QRect m_tickRect;
    QList<MediaBox> m_boxes;
    QTextLayout m_body;
    QPointF m_bodyAt;
    QTextLayout m_meta;
    QPointF m_metaAt;
    QList<BubbleTarget> m_targets;
};

} // namespace patchcord::ui
