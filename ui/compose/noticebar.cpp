// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/noticebar.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace patchcord::ui {

NoticeBar::NoticeBar(Tone tone, QWidget *parent)
    : QWidget(parent)
    , m_tone(tone)
    , m_label(new QLabel(this))
{
    m_label->setWordWrap(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(scaled(font(), 10), scaled(font(), 5), scaled(font(), 6), scaled(font(), 5));
    layout->setSpacing(scaled(font(), 8));
    layout->addWidget(m_label, 1);
    colour();
    hide();
}

void NoticeBar::setTone(Tone tone)
{
    if (tone == m_tone)
        return;
    m_tone = tone;
    colour();
}

void NoticeBar::setText(const QString &text)
{
    m_label->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
}

QString NoticeBar::text() const
{
    return m_label->text();
}

void NoticeBar::makeDismissible(const QString &objectName)
{
    m_dismiss = new QPushButton(tr("Dismiss"), this);
    m_dismiss->setObjectName(objectName);
    m_dismiss->setAccessibleName(tr("Dismiss the notice"));
    m_dismiss->setProperty("tone", QStringLiteral("quiet"));
    layout()->addWidget(m_dismiss);
    connect(m_dismiss, &QPushButton::clicked, this, [this] {
        setText({});
        emit dismissed();
    });
}

void NoticeBar::setAction(const QString &objectName, const QString &text)
{
    if (!m_action) {
        m_action = new QPushButton(this);
        m_action->setProperty("tone", QStringLiteral("quiet"));
        layout()->addWidget(m_action);
        connect(m_action, &QPushButton::clicked, this, &NoticeBar::acted);
    }
    m_action->setObjectName(objectName);
    m_action->setText(text);
    m_action->setAccessibleName(text.isEmpty() ? tr("What would help") : text);
    m_action->setVisible(!text.isEmpty());
}

void NoticeBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(window()->palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_tone == Tone::Bad ? theme.badSoft : m_tone == Tone::Warning ? theme.warnSoft : theme.incoming);
    painter.drawRoundedRect(rect(), scaledF(font(), 6), scaledF(font(), 6));
}

void NoticeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        colour();
}

void NoticeBar::colour()
{
    const Theme &theme = Theme::of(palette());
    const QColor ink = m_tone == Tone::Bad ? theme.bad : m_tone == Tone::Warning ? theme.warn : theme.dim;
    setInk(*m_label, ink);
    const QFont wanted = sized(font(), 11.5, QFont::Medium);
    if (m_label->font() != wanted)
        m_label->setFont(wanted);
    update();
}

} // namespace patchcord::ui
