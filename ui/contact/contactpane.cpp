// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contact/contactpane.h"

#include "core/base/clock.h"
#include "core/twilio/addresses.h"
#include "ui/contact/labelchips.h"
#include "ui/contact/mergeoffer.h"
#include "ui/contact/notesfield.h"
#include "ui/contact/sessionlist.h"
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
    , m_label(new QPushButton(tr("Label…"), m_inside))
    , m_block(new QPushButton(m_inside))
    , m_chips(new LabelChips(false, m_inside))
    , m_notes(new NotesField(m_inside))
    , m_sessions(new SessionList(m_inside))
    , m_merge(new MergeOffer(m_inside))
{
    setObjectName(QStringLiteral("contactPane"));
    setAccessibleName(tr("Contact"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Window);
    build();
    connect(m_notes, &NotesField::edited, this, &ContactPane::notesEdited);
    connect(m_sessions, &SessionList::chosen, this, &ContactPane::sessionChosen);
    connect(m_merge, &MergeOffer::mergeChosen, this, &ContactPane::mergeChosen);
    connect(m_merge, &MergeOffer::partChosen, this, &ContactPane::partChosen);
    refresh();
}

void ContactPane::build()
{
    auto *layout = new QVBoxLayout(m_inside);
    const int margin = scaled(font(), 14);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 3));
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_name);
    addHeading(tr("Address"));
    m_address = addLine(QStringLiteral("contactAddress"));
    layout->addWidget(m_merge);
    addHeading(tr("Labels"));
    layout->addWidget(m_chips);
    addButton(m_label, QStringLiteral("labelButton"), tr("Label the conversation"));
    addHeading(tr("Notes"));
    layout->addWidget(m_notes);
    addHeading(tr("Consent"));
    m_consent = addLine(QStringLiteral("contactConsent"));
    addHeading(tr("Replies"));
    m_reply = addLine(QStringLiteral("contactReplies"));
    addHeading(tr("History"));
    m_history = addLine(QStringLiteral("contactHistory"));
    layout->addWidget(m_sessions);
    layout->addSpacing(scaled(font(), 14));
    addButton(m_rename, QStringLiteral("renameContactButton"), tr("Rename contact"));
    layout->addSpacing(scaled(font(), 4));
    addButton(m_block, QStringLiteral("blockContactButton"), {});
    layout->addStretch(1);
    setWidget(m_inside);
}

void ContactPane::addButton(QPushButton *button, const QString &objectName, const QString &spoken)
{
    button->setObjectName(objectName);
    button->setAccessibleName(spoken);
    m_inside->layout()->addWidget(button);
    m_inside->layout()->setAlignment(button, Qt::AlignLeading);
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

void ContactPane::setActions(QAction *rename, QAction *labels, QAction *block)
{
    const auto follow = [this](QPushButton *button, QAction *action) {
        const auto show = [button, action] {
            button->setEnabled(action->isEnabled());
            button->setToolTip(action->shortcut().toString(QKeySequence::NativeText));
        };
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, this, show);
        show();
    };
    follow(m_rename, rename);
    follow(m_label, labels);
    follow(m_block, block);
}

void ContactPane::setDetails(const ContactDetails &details)
{
    if (details.conversation != m_conversation.id)
        return;
    m_addresses = details.addresses;
    m_notes->show(details.contact, details.notes);
    m_sessions->setSessions(details.sessions);
    m_merge->setDetails(details);
    refresh();
}

void ContactPane::setConversation(const Conversation &conversation)
{
    if (conversation.id != m_conversation.id) {
        m_addresses.clear();
        m_notes->show({}, {});
        m_sessions->setSessions({});
        m_merge->setDetails({});
    }
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
    QStringList addresses;
    for (const Address &address : m_addresses.isEmpty() ? QList{m_conversation.contactAddress} : m_addresses)
        addresses.append(tr("%1 %2").arg(channelWord(address.channel), twilio::toDisplay(address)));
    m_address->setText(addresses.join(u'\n'));
    m_chips->setLabels(m_conversation.labels);
    m_block->setText(m_conversation.isBlocked ? tr("Unblock") : tr("Block"));
    m_block->setAccessibleName(m_conversation.isBlocked ? tr("Unblock contact") : tr("Block contact"));
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
    if (m_conversation.isBlocked) {
        m_consent->setText(tr("Blocked: what they say is kept, and nobody is told."));
        return setInk(*m_consent, theme.bad);
    }
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
