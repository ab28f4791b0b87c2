// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contact/conversationheader.h"

#include "core/base/clock.h"
#include "core/twilio/addresses.h"
#include "ui/contact/labelchips.h"
#include "ui/contact/windowcountdown.h"
#include "ui/models/conversationtext.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QEvent>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

constexpr qreal snoozeNeeds = 480;

} // namespace

ConversationHeader::ConversationHeader(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_facts(new ElidedLabel(11.5, this))
    , m_labels(new LabelChips(true, this))
    , m_snooze(new QPushButton(this))
    , m_window(new WindowCountdown(this))
    , m_call(new QPushButton(tr("Call"), this))
    , m_close(new QPushButton(this))
    , m_contact(new QPushButton(this))
{
    setObjectName(QStringLiteral("conversationHeader"));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setMinimumWidth(1);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_call->setObjectName(QStringLiteral("callContact"));
    m_snooze->setObjectName(QStringLiteral("snoozeConversation"));
    m_close->setObjectName(QStringLiteral("closeConversation"));
    m_contact->setObjectName(QStringLiteral("toggleContactButton"));
    m_contact->setAccessibleName(tr("Contact details"));
    m_contact->setCheckable(true);
    m_contact->setProperty("tone", QStringLiteral("quiet"));
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(font(), 1));
    words->addWidget(m_name);
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(font(), 8));
    line->addWidget(m_facts, 1);
    line->addWidget(m_labels);
    words->addLayout(line);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(scaled(font(), 16), scaled(font(), 10), scaled(font(), 16), scaled(font(), 11));
    layout->setSpacing(scaled(font(), 10));
    layout->addLayout(words, 1);
    layout->addWidget(m_window);
    layout->addWidget(m_contact);
    layout->addWidget(m_call);
    layout->addWidget(m_snooze);
    layout->addWidget(m_close);
    refresh();
}

void ConversationHeader::setActions(QAction *call, QAction *snooze, QAction *closeOrReopen, QAction *contactPane)
{
    m_callAction = call;
    m_snoozeAction = snooze;
    m_closeAction = closeOrReopen;
    m_contactAction = contactPane;
    connect(m_call, &QPushButton::clicked, call, &QAction::trigger);
    connect(call, &QAction::changed, this, &ConversationHeader::refresh);
    connect(m_snooze, &QPushButton::clicked, snooze, &QAction::trigger);
    connect(m_close, &QPushButton::clicked, closeOrReopen, &QAction::trigger);
    connect(m_contact, &QPushButton::clicked, contactPane, &QAction::trigger);
    connect(snooze, &QAction::changed, this, &ConversationHeader::refresh);
    connect(closeOrReopen, &QAction::changed, this, &ConversationHeader::refresh);
    connect(contactPane, &QAction::changed, this, &ConversationHeader::refresh);
    refresh();
}

void ConversationHeader::setConversation(const Conversation &conversation)
{
    m_conversation = conversation;
    m_window->setConversation(conversation);
    refresh();
}

/// Says what the action says: several conversations may be meant.
void ConversationHeader::follow(QPushButton &button, const QAction *action)
{
    if (!action)
        return;
    button.setText(QString(action->text()).remove(u'&'));
    button.setAccessibleName(action->toolTip());
    button.setEnabled(action->isEnabled());
    button.setToolTip(action->shortcut().toString(QKeySequence::NativeText));
}

void ConversationHeader::refresh()
{
    const Theme &theme = Theme::of(palette());
    const QString name = displayName(m_conversation);
    QStringList facts;
    if (!m_conversation.contactName.isEmpty())
        facts.append(twilio::toDisplay(m_conversation.contactAddress));
    facts.append(tr("%1 via %2").arg(channelWord(m_conversation.contactAddress.channel), senderLabel(m_conversation)));
    facts.append(stateWords(m_conversation, utcNow()));
    if (m_conversation.isBlocked)
        facts.append(tr("blocked"));
    const QString line = facts.join(QStringLiteral(" · "));

    m_name->setFont(sized(font(), 15, QFont::DemiBold));
    m_name->setText(QFontMetrics(m_name->font()).elidedText(name, Qt::ElideRight, m_name->width()));
    m_facts->setText(line);
    m_labels->setLabels(m_conversation.labels);
    m_name->setAccessibleName(name);

    m_call->setAccessibleName(tr("Call %1").arg(name));
    if (m_callAction) {
        m_call->setEnabled(m_callAction->isEnabled());
        m_call->setToolTip(m_callAction->shortcut().toString(QKeySequence::NativeText));
    }
    // Where there is no room for both, the name comes first; the key and the menu are there.
    m_snooze->setVisible(width() >= scaled(font(), snoozeNeeds));
    follow(*m_snooze, m_snoozeAction);
    follow(*m_close, m_closeAction);
    m_contact->setIconSize(QSize(scaled(font(), 16), scaled(font(), 16)));
    m_contact->setIcon(icon(QStringLiteral("person"), theme.dim));
    if (m_contactAction) {
        m_contact->setChecked(m_contactAction->isChecked());
        m_contact->setToolTip(
            tr("Contact details (%1)").arg(m_contactAction->shortcut().toString(QKeySequence::NativeText)));
    }
}

void ConversationHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refresh();
}

void ConversationHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    refresh();
}

void ConversationHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::of(palette()).line);
}

} // namespace patchcord::ui
