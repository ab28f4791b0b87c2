// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/sender.h"
#include "ui/setup/assistantsetup.h"
#include "ui/setup/quiethourspage.h"
#include "ui/setup/setupvalues.h"

#include <QDialog>
#include <QList>

#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QRadioButton;
class QSpinBox;
class QStackedWidget;

namespace patchcord::ui {

class AccountFields;
class AssistantPage;
class CallsPage;
class FormPage;
class SendersPage;

/// The settings: account, senders, calls, quiet hours, public address, appearance, assistant. Secrets are typed in and
/// handed on, never shown; nothing takes effect before Save.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Page { Account, Senders, Calls, QuietHours, PublicAddress, Appearance, Assistant };

    SettingsDialog(const SetupValues &values, const QList<Sender> &senders, QWidget *parent = nullptr);
    ~SettingsDialog() override;

    void showPage(Page page);
    void setQuietHours(const QuietHoursOfSenders &hours);
    void setAssistant(const AssistantSetup &setup);

signals:
    void submitted(const patchcord::ui::SetupValues &values);
    void senderEdited(const patchcord::Sender &sender);
    void senderAdded(const patchcord::Sender &sender);
    void quietHoursEdited(patchcord::SenderId sender, const patchcord::QuietHours &hours);
    void assistantSubmitted(const patchcord::ui::AssistantSetup &setup);

private:
    void buildFrame();
    void addPage(const QString &title, QWidget *page);
    QWidget *buildAccount();
    QWidget *buildAddress();
    QWidget *buildAppearance();
    void addTunnels(FormPage &page);
    void refreshWebhooks();
    void save();
    void refuse(const QString &problem, Page page, QWidget *field);

    SetupValues m_values;
    QListWidget *m_pages;
    QStackedWidget *m_stack;
    QLabel *m_problem = nullptr;
    std::unique_ptr<AccountFields> m_account;
    QLineEdit *m_publicUrl = nullptr;
    QComboBox *m_appearance = nullptr;
    QRadioButton *m_enterSends = nullptr;
    QRadioButton *m_controlEnterSends = nullptr;
    QSpinBox *m_undoSeconds = nullptr;
    QCheckBox *m_showText = nullptr;
    SendersPage *m_senders;
    CallsPage *m_calls;
    QuietHoursPage *m_quiet;
    AssistantPage *m_assistant;
    QList<QLabel *> m_webhooks;
};

} // namespace patchcord::ui
