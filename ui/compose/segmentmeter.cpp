// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/segmentmeter.h"

#include "core/twilio/segments.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace patchcord::ui {

namespace {

QString characterAt(const QString &text, qsizetype position)
{
    if (position < 0 || position >= text.size())
        return {};
    return text.mid(position, text.at(position).isHighSurrogate() ? 2 : 1);
}

} // namespace

SegmentMeter::SegmentMeter(QWidget *parent)
    : QWidget(parent)
    , m_label(new QLabel(this))
    , m_plain(new QPushButton(tr("Use plain characters"), this))
{
    setObjectName(QStringLiteral("segmentMeter"));
    m_label->setTextFormat(Qt::PlainText);
    m_plain->setObjectName(QStringLiteral("usePlainCharacters"));
    m_plain->setAccessibleName(m_plain->text());
    m_plain->setProperty("tone", QStringLiteral("quiet"));
    m_plain->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(scaled(font(), 4));
    layout->addWidget(m_plain);
    layout->addWidget(m_label);
    connect(m_plain, &QPushButton::clicked, this, [this] { emit plainWanted(m_plainText); });
    colour();
}

QString SegmentMeter::text() const
{
    return m_label->text();
}

void SegmentMeter::measure(const QString &text, Channel channel)
{
    const QLocale locale;
    const auto tooMany = int(text.size()) - twilio::maxBodyLength;
    m_isTooLong = tooMany > 0;
    m_forcing.clear();
    m_plain->hide();
    if (m_isTooLong)
        return say(tr("%n too many", nullptr, tooMany),
                   tr("A message holds %1 characters.").arg(locale.toString(twilio::maxBodyLength)), true);
    const QString length = tr("%n chars", nullptr, int(text.size()));
    if (text.isEmpty())
        return say({}, {}, false);
    if (channel != Channel::Sms)
        return say(length, {}, false);
    const twilio::SegmentCount count = twilio::countSegments(text);
    m_forcing = count.forcing;
    const QString parts = count.segments > 1 ? tr("%1 · %n parts", nullptr, count.segments).arg(length) : length;
    const QString room = tr("%n left before one more part is needed", nullptr, count.unitsLeft);
    if (count.encoding == twilio::SmsEncoding::Gsm7 || count.forcing.isEmpty())
        return say(parts, room, false);
    offerPlain(text, count.segments);
    const QString culprit = characterAt(text, count.forcing.first());
    say(tr("%1 · %2 is Unicode").arg(parts, culprit),
        tr("A part then holds 70 characters instead of 160. %1.").arg(room), count.segments > 1);
}

void SegmentMeter::offerPlain(const QString &text, int segmentsNow)
{
    m_plainText = twilio::smartEncoded(text);
    if (m_plainText == text)
        return;
    const twilio::SegmentCount plain = twilio::countSegments(m_plainText);
    if (plain.encoding == twilio::SmsEncoding::Ucs2 && plain.segments >= segmentsNow)
        return;
    m_plain->setToolTip(tr("Curly quotes, dashes and the like become plain ones: %n parts", nullptr, plain.segments));
    m_plain->show();
}

void SegmentMeter::say(const QString &text, const QString &explanation, bool isWarning)
{
    m_isWarning = isWarning;
    m_label->setText(text);
    setToolTip(explanation);
    setAccessibleName(explanation.isEmpty() ? text : tr("%1. %2").arg(text, explanation));
    colour();
}

void SegmentMeter::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        colour();
}

void SegmentMeter::colour()
{
    const Theme &theme = Theme::of(palette());
    const QColor ink = m_isTooLong ? theme.bad : m_isWarning ? theme.warn : theme.dim;
    setInk(*m_label, ink);
    const QFont wanted = sized(font(), 11.5);
    if (m_label->font() != wanted)
        m_label->setFont(wanted);
}

} // namespace patchcord::ui
