// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/templateform.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace patchcord::ui {

TemplateForm::TemplateForm(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout)
    , m_preview(new QLabel(this))
{
    m_preview->setObjectName(QStringLiteral("templatePreview"));
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->setWordWrap(true);
    m_preview->setTextFormat(Qt::PlainText);
    m_preview->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(scaled(font(), 8));
    m_form->setSpacing(scaled(font(), 6));
    layout->addWidget(m_preview);
    layout->addLayout(m_form);
    layout->addStretch(1);
}

void TemplateForm::setTemplate(const ContentTemplate &content)
{
    const bool isSame = content.sid == m_content.sid && gapsOf(content) == m_names;
    m_content = content;
    if (!isSame)
        rebuild();
    refreshPreview();
}

void TemplateForm::rebuild()
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    m_fields.clear();
    m_names = gapsOf(m_content);
    for (const QString &name : std::as_const(m_names)) {
        auto *field = new QLineEdit(this);
        field->setObjectName(QStringLiteral("templateValue-") + name);
        field->setAccessibleName(tr("Value of %1").arg(name));
        field->setPlaceholderText(m_content.samples.value(name));
        auto *label = new QLabel(QStringLiteral("{{%1}}").arg(name), this);
        label->setBuddy(field);
        m_form->addRow(label, field);
        m_fields.append(field);
        connect(field, &QLineEdit::textChanged, this, [this] {
            refreshPreview();
            emit changed();
        });
        connect(field, &QLineEdit::returnPressed, this, [this, field] { advanceFrom(field); });
    }
}

void TemplateForm::clear()
{
    for (QLineEdit *field : std::as_const(m_fields))
        field->clear();
}

TemplateValues TemplateForm::values() const
{
    TemplateValues values;
    for (qsizetype i = 0; i < m_fields.size(); ++i) {
        if (const QString text = m_fields.at(i)->text().trimmed(); !text.isEmpty())
            values.insert(m_names.at(i), text);
    }
    return values;
}

QString TemplateForm::firstEmpty() const
{
    const TemplateValues filledIn = values();
    for (const QString &name : m_names) {
        if (!filledIn.contains(name))
            return name;
    }
    return {};
}

bool TemplateForm::focusFirstEmpty()
{
    const qsizetype place = m_names.indexOf(firstEmpty());
    if (place < 0)
        return false;
    m_fields.at(place)->setFocus(Qt::OtherFocusReason);
    return true;
}

void TemplateForm::advanceFrom(QLineEdit *field)
{
    if (field == m_fields.last() || !firstEmpty().isEmpty()) {
        if (!focusFirstEmpty())
            emit submitted();
        return;
    }
    m_fields.at(m_fields.indexOf(field) + 1)->setFocus(Qt::TabFocusReason);
}

void TemplateForm::refreshPreview()
{
    QString text = textOf(m_content, values());
    for (const QString &button : std::as_const(m_content.buttons))
        text += QStringLiteral("\n[ %1 ]").arg(button);
    m_preview->setText(text);
}

} // namespace patchcord::ui
