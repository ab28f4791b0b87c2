// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contenttemplate.h"
#include "ui/models/templatelistmodel.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace patchcord::ui {

class TemplateForm;

/// Where a template is chosen and filled, in the place of the reply field. It knows the approval of each and lets none
/// go that has an empty gap, or that WhatsApp would not take. It sends nothing itself.
class TemplatePicker final : public QWidget
{
    Q_OBJECT

public:
    explicit TemplatePicker(QWidget *parent = nullptr);

    void setTemplates(const QList<ContentTemplate> &templates);
    /// Outside the window only approved ones go.
    void setNeedsApproval(bool needsApproval);
    /// How a reading at Twilio ended; empty = well.
    void setReadOutcome(const QString &trouble);
    /// The keyboard goes to the search.
    void begin();
    /// Chooses the template that is shown, when it can be sent; leads to what is missing else.
    void submit();
    /// What was chosen is on its way, or it is not and stays to be tried again. Until then it is not chosen twice.
    void settle(bool isSent);

    [[nodiscard]] QLineEdit *search() const { return m_search; }

signals:
    void chosen(const patchcord::TemplateUse &use);
    void refreshRequested();
    /// Back to writing.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    void connectParts();
    void select(int row);
    void refresh();
    [[nodiscard]] QString obstacle() const;

    TemplateListModel m_model;
    QLineEdit *m_search;
    QListView *m_list;
    TemplateForm *m_form;
    QLabel *m_state;
    QLabel *m_empty;
    QPushButton *m_write;
    QPushButton *m_read;
    QPushButton *m_send;
    QString m_trouble;
    QString m_sid; ///< Of the chosen one.
    bool m_needsApproval = true;
    bool m_isSending = false;
};

} // namespace patchcord::ui
