// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/trialdialog.h"

#include "core/twilio/addresses.h"
#include "ui/style/metrics.h"
#include "ui/style/twolinedelegate.h"

#include <QDateTime>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

TrialDialog::TrialDialog(const QString &rule, const QList<TriedAnswer> &answers, int looked, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("trialDialog"));
    setWindowTitle(tr("Trying “%1” out").arg(rule));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *lead = new QLabel(tr("Of the last %1 messages it would have answered %2. Nothing was sent.")
                                .arg(QLocale().toString(looked), QLocale().toString(answers.size())),
                            this);
    lead->setObjectName(QStringLiteral("trialLead"));
    lead->setWordWrap(true);
    auto *list = new QListWidget(this);
    list->setObjectName(QStringLiteral("trialList"));
    list->setAccessibleName(tr("Messages it would have answered"));
    list->setItemDelegate(new TwoLineDelegate(list));
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const TriedAnswer &answer : answers) {
        const QString at = QLocale().toString(QDateTime::fromMSecsSinceEpoch(answer.message.at), QLocale::ShortFormat);
        const QString from = twilio::toDisplay({answer.message.channel, answer.message.from});
        list->addItem(
            tr("%1 · %2: %3\n→ %4").arg(at, from, answer.message.body.simplified(), answer.body.simplified()));
    }
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeTrial"));
    close->setAccessibleName(close->text());
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 10));
    layout->addWidget(lead);
    layout->addWidget(list, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
    resize(scaled(font(), 640), scaled(font(), 420));
    list->setFocus();
}

} // namespace patchcord::ui
