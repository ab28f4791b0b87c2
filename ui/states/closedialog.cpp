// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/states/closedialog.h"

#include "ui/style/fieldlabel.h"
#include "ui/style/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

CloseDialog::CloseDialog(int conversations, const ClosingWords &words, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("closeDialog"));
    setWindowTitle(conversations > 1 ? tr("Close %n conversations", nullptr, conversations)
                                     : tr("Close the conversation"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 16);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 6));
    m_topic = addField(QStringLiteral("closeTopic"), tr("What was it &about?"), tr("Delivery"), words.topics);
    m_outcome = addField(QStringLiteral("closeOutcome"), tr("How did it &end?"), tr("Solved"), words.outcomes);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelClose"));
    cancel->setAccessibleName(cancel->text());
    cancel->setAutoDefault(false);
    auto *close = new QPushButton(tr("Close it"), this);
    close->setObjectName(QStringLiteral("submitClose"));
    close->setAccessibleName(windowTitle());
    close->setProperty("tone", QStringLiteral("primary"));
    close->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(close);
    layout->addSpacing(scaled(font(), 8));
    layout->addLayout(buttons);
    setMinimumWidth(scaled(font(), 340));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(close, &QPushButton::clicked, this, [this] {
        emit submitted(m_topic->currentText().simplified(), m_outcome->currentText().simplified());
        accept();
    });
    m_topic->setFocus(Qt::OtherFocusReason);
}

QComboBox *CloseDialog::addField(const QString &objectName, const QString &label, const QString &prompt,
                                 const QStringList &words)
{
    auto *field = new QComboBox(this);
    field->setObjectName(objectName);
    field->setAccessibleName(QString(label).remove(u'&'));
    field->setEditable(true);
    field->setInsertPolicy(QComboBox::NoInsert);
    field->addItems(words);
    field->setCurrentIndex(-1);
    field->clearEditText();
    field->lineEdit()->setPlaceholderText(prompt);
    layout()->addWidget(labelFor(label, field));
    layout()->addWidget(field);
    return field;
}

} // namespace patchcord::ui
