// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/states/labeldialog.h"

#include "ui/states/picklist.h"
#include "ui/style/metrics.h"

#include <QVBoxLayout>

#include <algorithm>

namespace patchcord::ui {

LabelDialog::LabelDialog(int conversations, QStringList known, QStringList carried, QWidget *parent)
    : QDialog(parent)
    , m_known(std::move(known))
    , m_carried(std::move(carried))
    , m_pick(new PickList(QStringLiteral("label"), tr("&Label"), tr("Type to find one or to make a new one"), this))
{
    setObjectName(QStringLiteral("labelDialog"));
    setWindowTitle(conversations > 1 ? tr("Label %n conversations", nullptr, conversations)
                                     : tr("Label the conversation"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 16);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_pick);
    setMinimumWidth(scaled(font(), 360));
    connect(m_pick, &PickList::typed, this, &LabelDialog::offer);
    connect(m_pick, &PickList::picked, this, &LabelDialog::take);
    offer({});
    m_pick->setFocus(Qt::OtherFocusReason);
}

void LabelDialog::offer(const QString &typed)
{
    const QString wanted = typed.simplified();
    m_offered.clear();
    QStringList titles;
    for (const QString &label : std::as_const(m_known)) {
        if (!label.contains(wanted, Qt::CaseInsensitive))
            continue;
        m_offered.append(label);
        titles.append(m_carried.contains(label) ? tr("✓ %1 · take off").arg(label) : label);
    }
    const bool isKnown = std::ranges::any_of(
        m_known, [&wanted](const QString &label) { return label.compare(wanted, Qt::CaseInsensitive) == 0; });
    if (!wanted.isEmpty() && !isKnown) {
        m_offered.append(wanted);
        titles.append(tr("New label “%1”").arg(wanted));
    }
    m_pick->setChoices(titles, tr("No labels yet: type one, for example “refund”."));
}

void LabelDialog::take(int choice)
{
    const QString label = m_offered.at(choice);
    if (m_carried.contains(label))
        emit labelRemoved(label);
    else
        emit labelAdded(label);
    accept();
}

} // namespace patchcord::ui
