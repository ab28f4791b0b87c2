// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contenttemplate.h"

#include <QList>
#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace patchcord::ui {

/// A field for each gap of a template, and how the message reads with what is in them so far.
class TemplateForm final : public QWidget
{
    Q_OBJECT

public:
    explicit TemplateForm(QWidget *parent = nullptr);

    /// What was typed stays when it is the same template as before.
    void setTemplate(const ContentTemplate &content);
    void clear();
    [[nodiscard]] TemplateValues values() const;
    /// The first gap that is empty; empty = every one is filled.
    [[nodiscard]] QString firstEmpty() const;
    /// Leads to the first empty field; false when there is none.
    bool focusFirstEmpty();
    /// The fields, in order, for the tab key.
    [[nodiscard]] const QList<QLineEdit *> &fields() const { return m_fields; }

signals:
    void changed();
    /// Enter in the last field.
    void submitted();

private:
    void rebuild();
    void refreshPreview();
    void advanceFrom(QLineEdit *field);

    ContentTemplate m_content;
    QStringList m_names;
    QFormLayout *m_form;
    QLabel *m_preview;
    QList<QLineEdit *> m_fields;
};

} // namespace patchcord::ui
