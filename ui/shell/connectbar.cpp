// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/connectbar.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace patchcord::ui {

ConnectBar::ConnectBar(QWidget *parent)
    : QWidget(parent)
    , m_words(new QLabel(tr("This is a demo: its customers are simulated, and nothing leaves this computer."), this))
{
    setObjectName(QStringLiteral("connectBar"));
    setAccessibleName(m_words->text());
    m_words->setWordWrap(true);
    auto *begin = new QPushButton(tr("Connect your Twilio account"), this);
    begin->setObjectName(QStringLiteral("connectAccount"));
    begin->setAccessibleName(begin->text());
    begin->setProperty("tone", QStringLiteral("primary"));
    auto *dismiss = new QPushButton(tr("Not now"), this);
    dismiss->setObjectName(QStringLiteral("connectLater"));
    dismiss->setAccessibleName(tr("Not now: hide this line"));
    dismiss->setProperty("tone", QStringLiteral("quiet"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(scaled(font(), 18), scaled(font(), 7), scaled(font(), 14), scaled(font(), 8));
    layout->setSpacing(scaled(font(), 8));
    layout->addWidget(m_words, 1);
    layout->addWidget(dismiss);
    layout->addWidget(begin);
    connect(begin, &QPushButton::clicked, this, &ConnectBar::connectWanted);
    connect(dismiss, &QPushButton::clicked, this, [this] {
        m_isDismissed = true;
        hide();
    });
    colour();
    hide();
}

void ConnectBar::setWanted(bool isWanted)
{
    setVisible(isWanted && !m_isDismissed);
}

void ConnectBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::of(palette()).line);
}

void ConnectBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void ConnectBar::colour()
{
    setInk(*m_words, Theme::of(palette()).dim);
}

} // namespace patchcord::ui
