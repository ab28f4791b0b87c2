// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/emptypage.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

EmptyPage::EmptyPage(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_hint(new QLabel(this))
    , m_new(new QPushButton(tr("New conversation"), this))
    , m_connect(new QPushButton(tr("Connect your Twilio account"), this))
{
    setObjectName(QStringLiteral("emptyPage"));
    m_title->setAlignment(Qt::AlignHCenter);
    m_hint->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_new->setObjectName(QStringLiteral("emptyNewConversation"));
    m_new->setAccessibleName(m_new->text());
    m_connect->setObjectName(QStringLiteral("emptyConnect"));
    m_connect->setAccessibleName(m_connect->text());
    m_connect->setProperty("tone", QStringLiteral("primary"));
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 32);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 8));
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    layout->addSpacing(scaled(font(), 10));
    layout->addWidget(m_connect, 0, Qt::AlignHCenter);
    layout->addWidget(m_new, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_new, &QPushButton::clicked, this, &EmptyPage::newConversationWanted);
    connect(m_connect, &QPushButton::clicked, this, &EmptyPage::connectWanted);
    refresh();
}

void EmptyPage::setHasConversations(bool hasConversations)
{
    if (hasConversations == m_hasConversations)
        return;
    m_hasConversations = hasConversations;
    refresh();
}

void EmptyPage::setHasAccount(bool hasAccount)
{
    m_hasAccount = hasAccount;
    refresh();
}

void EmptyPage::refresh()
{
    m_title->setFont(sized(font(), 15, QFont::DemiBold));
    setInk(*m_hint, Theme::of(palette()).dim);
    m_connect->setVisible(!m_hasAccount);
    if (m_hasConversations) {
        m_title->setText(tr("No conversation is open"));
        m_hint->setText(tr("Choose one from the list, or press Ctrl+Down for the next. Ctrl+K searches, F1 shows all "
                           "keys."));
    } else {
        m_title->setText(tr("No messages yet"));
        m_hint->setText(m_hasAccount ? tr("When a customer writes or calls, the conversation appears at the left. You "
                                          "can also write first.")
                                     : tr("Enter your Twilio account and a public address, and what customers write "
                                          "arrives here."));
    }
}

void EmptyPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refresh();
}

} // namespace patchcord::ui
