// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/segments.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <string_view>

namespace patchcord::twilio {

namespace {

/// How much one part holds, alone and among others (whose header takes 48 bits).
struct PartSizes
{
    int alone;
    int amongOthers;
};

constexpr PartSizes septets{160, 153};
constexpr PartSizes utf16Units{70, 67};

// 3GPP TS 23.038; both sorted.
constexpr std::u16string_view gsmBasic = u"\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_"
                                         u"abcdefghijklmnopqrstuvwxyz¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ";
constexpr std::u16string_view gsmExtension = u"\f[\\]^{|}~€";
static_assert(std::ranges::is_sorted(gsmBasic) && std::ranges::is_sorted(gsmExtension));

/// 1 or 2 septets, or 0 when GSM-7 does not have it.
int septetsOf(QChar c)
{
    if (std::ranges::binary_search(gsmBasic, c.unicode()))
        return 1;
    return std::ranges::binary_search(gsmExtension, c.unicode()) ? 2 : 0;
}

/// Fills parts with pieces that must not be divided.
class Parts final
{
public:
    Parts(PartSizes sizes, int total)
        : m_limit(total > sizes.alone ? sizes.amongOthers : sizes.alone)
    { }

    [[nodiscard]] int limit() const { return m_limit; }

    void add(int units)
    {
        if (m_units.last() + units > m_limit)
            m_units.append(0);
        m_units.last() += units;
    }

    void describe(SegmentCount &count) const
    {
        count.segments = int(m_units.size());
        count.unitsLeft = std::max(0, m_limit - m_units.last());
        count.segmentUnits = m_units;
    }

private:
    int m_limit;
    QList<int> m_units{0};
};

QList<qsizetype> outsideGsm(const QString &text)
{
    QList<qsizetype> positions;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isSecondHalf = i > 0 && text[i].isLowSurrogate() && text[i - 1].isHighSurrogate();
        if (!isSecondHalf && septetsOf(text[i]) == 0)
            positions.append(i);
    }
    return positions;
}

SegmentCount countSeptets(const QString &text)
{
    SegmentCount count;
    for (const QChar c : text)
        count.units += septetsOf(c);
    Parts parts(septets, count.units);
    for (const QChar c : text)
        parts.add(septetsOf(c));
    parts.describe(count);
    return count;
}

/// A cluster longer than a part is divided after all, but no surrogate pair is.
void addCluster(Parts &parts, QStringView cluster)
{
    if (cluster.size() <= parts.limit()) {
        parts.add(int(cluster.size()));
        return;
    }
    for (qsizetype i = 0; i < cluster.size(); ++i) {
        const bool isPair = cluster[i].isHighSurrogate() && i + 1 < cluster.size() && cluster[i + 1].isLowSurrogate();
        parts.add(isPair ? 2 : 1);
        i += isPair ? 1 : 0;
    }
}

SegmentCount countUtf16(const QString &text)
{
    SegmentCount count;
    count.encoding = SmsEncoding::Ucs2;
    count.units = int(text.size());
    Parts parts(utf16Units, count.units);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype next = finder.toNextBoundary();
        const qsizetype to = next > from ? next : text.size();
        const QStringView cluster = QStringView(text).sliced(from, to - from);
        if (cluster == u"\r\n") {
            parts.add(1);
            parts.add(1);
        } else {
            addCluster(parts, cluster);
        }
        from = to;
    }
    parts.describe(count);
    return count;
}

} // namespace

SegmentCount countSegments(const QString &text)
{
    QList<qsizetype> forcing = outsideGsm(text);
    if (forcing.isEmpty())
        return countSeptets(text);
    SegmentCount count = countUtf16(text);
    count.forcing = std::move(forcing);
    return count;
}

} // namespace patchcord::twilio
