// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/renamedialog.h"

#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

RenameDialog::RenameDialog(const QString &name, const QString &number, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(name, this))
{
    setObjectName(QStringLiteral("renameDialog"));
    setWindowTitle(tr("Rename contact"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *label = new QLabel(tr("&Name for %1").arg(number), this);
    label->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("contactName"));
    m_name->setAccessibleName(tr("Name of the contact"));
    m_name->selectAll();
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelRename"));
    cancel->setAccessibleName(cancel->text());
    cancel->setAutoDefault(false);
    auto *save = new QPushButton(tr("Rename"), this);
    save->setObjectName(QStringLiteral("saveRename"));
    save->setAccessibleName(save->text());
    save->setProperty("tone", QStringLiteral("primary"));
    save->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, [this] {
        emit renamed(m_name->text().trimmed());
        accept();
    });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 8));
    layout->addWidget(label);
    layout->addWidget(m_name);
    layout->addSpacing(scaled(font(), 8));
    layout->addLayout(buttons);
    setMinimumWidth(scaled(font(), 340));
}

} // namespace patchcord::ui
