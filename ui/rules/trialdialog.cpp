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

namespace {

QString leadText(const Rule &rule, qsizetype answers, int looked)
{
    const QLocale locale;
    const QString text = rule.replies()
        ? TrialDialog::tr("Of the last %1 messages it would have answered %2. Nothing was sent.")
        : TrialDialog::tr("Of the last %1 messages it would have acted on %2, without a reply. Nothing was changed.");
    return text.arg(locale.toString(looked), locale.toString(answers));
}

QString outcomeText(const Rule &rule, const QString &body)
{
    const QString actions = actionText(rule);
    if (!rule.replies())
        return actions;
    return actions.isEmpty() ? body.simplified() : TrialDialog::tr("%1 · %2").arg(body.simplified(), actions);
}

} // namespace

TrialDialog::TrialDialog(const Rule &rule, const QList<TriedAnswer> &answers, int looked, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("trialDialog"));
    setWindowTitle(tr("Trying “%1” out").arg(rule.name));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *lead = new QLabel(leadText(rule, answers.size(), looked), this);
    lead->setObjectName(QStringLiteral("trialLead"));
    lead->setWordWrap(true);
    auto *list = new QListWidget(this);
    list->setObjectName(QStringLiteral("trialList"));
    list->setAccessibleName(tr("Messages it would have answered or acted on"));
    list->setItemDelegate(new TwoLineDelegate(list));
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (const TriedAnswer &answer : answers) {
        const QString at = QLocale().toString(QDateTime::fromMSecsSinceEpoch(answer.message.at), QLocale::ShortFormat);
        const QString from = twilio::toDisplay({answer.message.channel, answer.message.from});
        list->addItem(
            tr("%1 · %2: %3\n→ %4").arg(at, from, answer.message.body.simplified(), outcomeText(rule, answer.body)));
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
