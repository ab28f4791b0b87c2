// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contact/contactpane.h"

#include "core/base/clock.h"
#include "core/twilio/addresses.h"
#include "ui/models/conversationtext.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

ContactPane::ContactPane(QWidget *parent)
    : QScrollArea(parent)
    , m_inside(new QWidget(this))
    , m_name(new QLabel(m_inside))
    , m_rename(new QPushButton(tr("Rename…"), m_inside))
{
    setObjectName(QStringLiteral("contactPane"));
    setAccessibleName(tr("Contact"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Window);
    auto *layout = new QVBoxLayout(m_inside);
    const int margin = scaled(font(), 14);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 3));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rename->setObjectName(QStringLiteral("renameContactButton"));
    m_rename->setAccessibleName(tr("Rename contact"));
    layout->addWidget(m_name);
    addHeading(tr("Address"));
    m_address = addLine(QStringLiteral("contactAddress"));
    addHeading(tr("Consent"));
    m_consent = addLine(QStringLiteral("contactConsent"));
    addHeading(tr("Replies"));
    m_reply = addLine(QStringLiteral("contactReplies"));
    addHeading(tr("History"));
    m_history = addLine(QStringLiteral("contactHistory"));
    layout->addSpacing(scaled(font(), 14));
    layout->addWidget(m_rename, 0, Qt::AlignLeading);
    layout->addStretch(1);
    setWidget(m_inside);
    refresh();
}

QLabel *ContactPane::addHeading(const QString &text)
{
    auto *layout = static_cast<QVBoxLayout *>(m_inside->layout());
    layout->addSpacing(scaled(font(), 11));
    auto *label = new QLabel(text, m_inside);
    layout->addWidget(label);
    m_headings.append(label);
    return label;
}

QLabel *ContactPane::addLine(const QString &objectName)
{
    auto *label = new QLabel(m_inside);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_inside->layout()->addWidget(label);
    m_lines.append(label);
    return label;
}

void ContactPane::setRenameAction(QAction *rename)
{
    connect(m_rename, &QPushButton::clicked, rename, &QAction::trigger);
    m_rename->setToolTip(rename->shortcut().toString(QKeySequence::NativeText));
}

void ContactPane::setConversation(const Conversation &conversation)
{
    m_conversation = conversation;
    m_inside->setVisible(conversation.id.isValid());
    refresh();
}

void ContactPane::refresh()
{
    if (m_isRefreshing || !m_history)
        return;
    m_isRefreshing = true;
    const Theme &theme = Theme::of(palette());
    m_name->setFont(sized(font(), 13, QFont::DemiBold));
    for (QLabel *heading : std::as_const(m_headings)) {
        heading->setFont(sized(font(), 11, QFont::DemiBold));
        setInk(*heading, theme.dim);
    }
    for (QLabel *line : std::as_const(m_lines))
        line->setFont(sized(font(), 12));
    m_name->setText(displayName(m_conversation));
    m_address->setText(tr("%1 %2").arg(channelWord(m_conversation.contactAddress.channel),
                                       twilio::toDisplay(m_conversation.contactAddress)));
    m_reply->setText(
        tr("From %1, %2").arg(senderLabel(m_conversation), twilio::toDisplay(m_conversation.senderAddress)));
    const QLocale locale;
    const QString messages = tr("Messages and calls: %1").arg(locale.toString(m_conversation.messageCount));
    const QString since = shortTime(m_conversation.openedAt, utcNow());
    m_history->setText(
        m_conversation.session > 1
            ? tr("%1\n%2. conversation, since %3").arg(messages, locale.toString(m_conversation.session), since)
            : tr("%1\nFirst conversation, since %2").arg(messages, since));
    refreshConsent();
    m_isRefreshing = false;
}

void ContactPane::refreshConsent()
{
    const Theme &theme = Theme::of(palette());
    if (m_conversation.isOptedOut) {
        m_consent->setText(tr("Opted out. Only START from them lifts it."));
        return setInk(*m_consent, theme.bad);
    }
    m_consent->setText(m_conversation.lastInboundAt > 0 ? tr("Wrote to us, has not opted out")
                                                        : tr("Has not written to us, has not opted out"));
    setInk(*m_consent, m_conversation.lastInboundAt > 0 ? theme.ok : theme.text);
}

void ContactPane::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refresh();
}

} // namespace patchcord::ui
