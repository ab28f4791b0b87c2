// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/states/mergedialog.h"

#include "core/twilio/addresses.h"
#include "ui/models/conversationtext.h"
#include "ui/states/picklist.h"
#include "ui/style/metrics.h"

#include <QLabel>
#include <QVBoxLayout>

namespace patchcord::ui {

MergeDialog::MergeDialog(const Conversation &conversation, QWidget *parent)
    : QDialog(parent)
    , m_contact(conversation.contact)
    , m_pick(new PickList(QStringLiteral("merge"), tr("&Who is the same person?"), tr("Name or number"), this))
{
    setObjectName(QStringLiteral("mergeDialog"));
    setWindowTitle(tr("Merge contacts"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *words = new QLabel(tr("%1 keeps name and notes, and gets the other’s numbers and conversations. It can be "
                                "undone at any time.")
                                 .arg(displayName(conversation)),
                             this);
    words->setWordWrap(true);
    words->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 16);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 10));
    layout->addWidget(words);
    layout->addWidget(m_pick);
    setMinimumWidth(scaled(font(), 380));
    connect(m_pick, &PickList::typed, this, [this](const QString &text) {
        setFound(text, {});
        if (!text.trimmed().isEmpty())
            emit searched(text);
    });
    connect(m_pick, &PickList::picked, this, [this](int choice) {
        emit chosen(m_offered.at(choice));
        accept();
    });
    setFound({}, {});
    m_pick->setFocus(Qt::OtherFocusReason);
}

void MergeDialog::setFound(const QString &search, const QList<Conversation> &found)
{
    if (search != m_pick->text())
        return;
    m_offered.clear();
    QStringList titles;
    for (const Conversation &row : found) {
        if (row.contact == m_contact || m_offered.contains(row.contact))
            continue;
        m_offered.append(row.contact);
        const QString address
            = tr("%1 %2").arg(channelWord(row.contactAddress.channel), twilio::toDisplay(row.contactAddress));
        titles.append(row.contactName.isEmpty() ? address : tr("%1 · %2").arg(row.contactName, address));
    }
    m_pick->setChoices(titles,
                       search.trimmed().isEmpty() ? tr("Type a part of the name or of the number.")
                                                  : tr("Nobody else is found by that."));
}

} // namespace patchcord::ui
