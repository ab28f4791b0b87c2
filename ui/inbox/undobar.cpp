// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/undobar.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace patchcord::ui {

namespace {

constexpr int shownMs = 20'000;

} // namespace

UndoBar::UndoBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_undo(new QPushButton(tr("Undo"), this))
{
    setObjectName(QStringLiteral("undoBar"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_undo->setObjectName(QStringLiteral("undoAct"));
    m_undo->setAccessibleName(m_undo->text());
    m_undo->setToolTip(tr("%1 in the list").arg(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText)));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(scaled(font(), 12), scaled(font(), 7), scaled(font(), 8), scaled(font(), 7));
    layout->setSpacing(scaled(font(), 8));
    layout->addWidget(m_text, 1);
    layout->addWidget(m_undo);
    m_time.setSingleShot(true);
    m_time.setInterval(shownMs);
    connect(&m_time, &QTimer::timeout, this, &QWidget::hide);
    connect(m_undo, &QPushButton::clicked, this, &UndoBar::undoWanted);
    colour();
    hide();
}

void UndoBar::show(const QString &done)
{
    m_text->setText(done);
    setAccessibleName(done);
    m_undo->setAccessibleName(tr("Undo: %1").arg(done));
    setVisible(!done.isEmpty());
    if (done.isEmpty())
        return m_time.stop();
    m_time.start();
    QAccessibleEvent said(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&said);
}

void UndoBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        colour();
}

void UndoBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(window()->palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.incoming);
    painter.fillRect(QRect(0, 0, width(), 1), theme.line);
}

void UndoBar::colour()
{
    setInk(*m_text, Theme::of(palette()).text);
    const QFont wanted = sized(font(), 12.5);
    if (m_text->font() != wanted)
        m_text->setFont(wanted);
    update();
}

} // namespace patchcord::ui
