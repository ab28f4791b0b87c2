// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/settingsdialog.h"

#include "ui/models/connectiontext.h"
#include "ui/setup/accountfields.h"
#include "ui/setup/assistantpage.h"
#include "ui/setup/callspage.h"
#include "ui/setup/formpage.h"
#include "ui/setup/senderspage.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/rowdelegate.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <array>

namespace patchcord::ui {

namespace {

constexpr int mostUndoSeconds = 10;

struct Webhook
{
    const char *objectName;
    const char *title;
    const char *path;
};

// Twilio's console has these fields on a number's page and on the WhatsApp sender's page.
constexpr std::array webhooks{
    Webhook{"webhookSms", QT_TRANSLATE_NOOP("patchcord::ui::SettingsDialog", "Number, “A message comes in”, HTTP POST"),
            "/api/webhooks/sms"},
    Webhook{"webhookVoice", QT_TRANSLATE_NOOP("patchcord::ui::SettingsDialog", "Number, “A call comes in”, HTTP POST"),
            "/api/webhooks/voice"},
    Webhook{"webhookVoiceStatus",
            QT_TRANSLATE_NOOP("patchcord::ui::SettingsDialog", "Number, “Call status changes”, HTTP POST"),
            "/api/webhooks/voice/status"},
    Webhook{"webhookWhatsApp",
            QT_TRANSLATE_NOOP("patchcord::ui::SettingsDialog",
                              "WhatsApp sender, “Webhook URL for incoming messages”, HTTP POST"),
            "/api/webhooks/whatsapp"},
};

} // namespace

SettingsDialog::SettingsDialog(const SetupValues &values, const QList<Sender> &senders, QWidget *parent)
    : QDialog(parent)
    , m_values(values)
    , m_pages(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_senders(new SendersPage(this))
    , m_calls(new CallsPage(values, this))
    , m_quiet(new QuietHoursPage(senders, this))
    , m_assistant(new AssistantPage(this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_senders->setSenders(senders);
    addPage(tr("Account"), buildAccount());
    addPage(tr("Senders"), m_senders);
    addPage(tr("Calls"), m_calls->page());
    addPage(tr("Quiet hours"), m_quiet->page());
    addPage(tr("Public address"), buildAddress());
    addPage(tr("Appearance"), buildAppearance());
    addPage(tr("Assistant"), m_assistant->page());
    buildFrame();
    connect(m_pages, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_pages->setCurrentRow(0);
    m_account->firstField()->setFocus();
    resize(scaled(font(), 860), scaled(font(), 640));
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::showPage(Page page)
{
    m_pages->setCurrentRow(int(page));
    if (page == Page::Calls)
        m_calls->phoneField()->setFocus(Qt::OtherFocusReason);
}

void SettingsDialog::setQuietHours(const QuietHoursOfSenders &hours)
{
    m_quiet->setHours(hours);
}

void SettingsDialog::setAssistant(const AssistantSetup &setup)
{
    m_assistant->setSetup(setup);
}

void SettingsDialog::addPage(const QString &title, QWidget *page)
{
    m_pages->addItem(title);
    m_stack->addWidget(page);
}

void SettingsDialog::buildFrame()
{
    m_pages->setObjectName(QStringLiteral("settingsPages"));
    m_pages->setAccessibleName(tr("Settings pages"));
    m_pages->setFrameShape(QFrame::NoFrame);
    m_pages->viewport()->setBackgroundRole(QPalette::Window);
    m_pages->setItemDelegate(new RowDelegate(m_pages));
    m_pages->setMouseTracking(true);
    m_problem = new QLabel(this);
    m_problem->setObjectName(QStringLiteral("settingsProblem"));
    m_problem->setWordWrap(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelSettings"));
    cancel->setAccessibleName(cancel->text());
    cancel->setAutoDefault(false);
    auto *saving = new QPushButton(tr("Save"), this);
    saving->setObjectName(QStringLiteral("saveSettings"));
    saving->setAccessibleName(saving->text());
    saving->setProperty("tone", QStringLiteral("primary"));
    saving->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(saving, &QPushButton::clicked, this, &SettingsDialog::save);

    auto *buttons = new QHBoxLayout;
    const int side = scaled(font(), 32);
    buttons->setContentsMargins(side, scaled(font(), 10), side, scaled(font(), 20));
    buttons->setSpacing(scaled(font(), 8));
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(saving);
    auto *right = new QWidget(this);
    right->setBackgroundRole(QPalette::Base);
    right->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    column->addLayout(buttons);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *left = new QVBoxLayout;
    left->setContentsMargins(scaled(font(), 12), scaled(font(), 20), scaled(font(), 12), scaled(font(), 12));
    left->addWidget(m_pages);
    m_pages->setFixedWidth(scaled(font(), 180));
    layout->addLayout(left);
    layout->addWidget(right, 1);
}

QWidget *SettingsDialog::buildAccount()
{
    auto *page = new FormPage(tr("Your Twilio account"),
                              tr("Both are on the first page of Twilio's console, under Account Info."), this);
    m_account = std::make_unique<AccountFields>(*page, m_values);
    page->finish();
    return page;
}

QWidget *SettingsDialog::buildAddress()
{
    auto *page = new FormPage(
        tr("Where can Twilio reach this computer?"),
        tr("Twilio delivers messages and calls to a public address that a tunnel forwards to Patchcord on "
           "127.0.0.1:%1.")
            .arg(m_values.listenPort),
        this);
    m_publicUrl = new QLineEdit;
    m_publicUrl->setObjectName(QStringLiteral("publicUrl"));
    m_publicUrl->setAccessibleName(tr("Public address"));
    m_publicUrl->setPlaceholderText(tr("https://desk.example.com"));
    m_publicUrl->setText(m_values.publicUrl);
    page->addField(tr("Public &address"), m_publicUrl,
                   tr("Exactly as Twilio calls it: signatures are checked against it."));
    addTunnels(*page);
    page->addHeading(tr("What to enter in Twilio's console"));
    for (const Webhook &webhook : webhooks)
        m_webhooks.append(page->addCopyable(QLatin1String(webhook.objectName), tr(webhook.title), QString()));
    page->finish();
    connect(m_publicUrl, &QLineEdit::textChanged, this, &SettingsDialog::refreshWebhooks);
    refreshWebhooks();
    return page;
}

void SettingsDialog::addTunnels(FormPage &page)
{
    constexpr std::array names{"tunnelNgrok", "tunnelCloudflared", "tunnelSsh"};
    const QList<TunnelCommand> commands = tunnelCommands(m_values.listenPort);
    page.addHeading(tr("Starting a tunnel"));
    for (qsizetype i = 0; i < commands.size(); ++i)
        page.addCopyable(QLatin1String(names.at(size_t(i))), commands.at(i).title, commands.at(i).command);
}

QWidget *SettingsDialog::buildAppearance()
{
    auto *page = new FormPage(tr("How it looks and behaves"), tr("These hold for this computer only."), this);
    m_appearance = new QComboBox;
    m_appearance->setObjectName(QStringLiteral("appearance"));
    m_appearance->setAccessibleName(tr("Colours"));
    m_appearance->addItem(tr("Like the system"), QStringLiteral("system"));
    m_appearance->addItem(tr("Light"), QStringLiteral("light"));
    m_appearance->addItem(tr("Dark"), QStringLiteral("dark"));
    m_appearance->setCurrentIndex(std::max(0, m_appearance->findData(m_values.appearance)));
    page->addField(tr("C&olours"), m_appearance, tr("Ctrl++ and Ctrl+- change the size of the text."));
    page->addHeading(tr("Sending"));
    m_enterSends = new QRadioButton(tr("&Enter sends, Shift+Enter breaks the line"));
    m_controlEnterSends = new QRadioButton(tr("&Ctrl+Enter sends, Enter breaks the line"));
    m_enterSends->setObjectName(QStringLiteral("enterSends"));
    m_enterSends->setAccessibleName(tr("Enter sends"));
    m_controlEnterSends->setObjectName(QStringLiteral("controlEnterSends"));
    m_controlEnterSends->setAccessibleName(tr("Ctrl+Enter sends"));
    (m_values.enterSends ? m_enterSends : m_controlEnterSends)->setChecked(true);
    page->addWidget(m_enterSends);
    page->addWidget(m_controlEnterSends);
    m_undoSeconds = new QSpinBox;
    m_undoSeconds->setObjectName(QStringLiteral("undoSeconds"));
    m_undoSeconds->setAccessibleName(tr("Seconds in which sending can be undone"));
    m_undoSeconds->setRange(0, mostUndoSeconds);
    m_undoSeconds->setSpecialValueText(tr("Send at once"));
    m_undoSeconds->setSuffix(tr(" s"));
    m_undoSeconds->setValue(m_values.undoSeconds);
    page->addField(tr("&Undo sending for"), m_undoSeconds, tr("Esc or Ctrl+Z brings a reply back in this time."));
    page->addHeading(tr("Notifications"));
    m_showText = new QCheckBox(tr("Show the &text of a message, not only the name"));
    m_showText->setObjectName(QStringLiteral("notificationsShowText"));
    m_showText->setAccessibleName(tr("Notifications show the text"));
    m_showText->setChecked(m_values.notificationsShowText);
    page->addWidget(m_showText);
    page->finish();
    return page;
}

void SettingsDialog::refreshWebhooks()
{
    const QString url = cleanAddress(m_publicUrl->text());
    const QString base = url.isEmpty() ? QStringLiteral("https://desk.example.com") : url;
    for (qsizetype i = 0; i < m_webhooks.size(); ++i) {
        const Webhook &webhook = webhooks.at(size_t(i));
        m_webhooks.at(i)->setText(base + QLatin1String(webhook.path));
        m_webhooks.at(i)->setAccessibleName(tr("%1: %2").arg(tr(webhook.title), m_webhooks.at(i)->text()));
    }
}

void SettingsDialog::refuse(const QString &problem, Page page, QWidget *field)
{
    m_problem->setText(problem);
    setInk(*m_problem, Theme::of(palette()).bad);
    showPage(page);
    field->setFocus(Qt::OtherFocusReason);
}

void SettingsDialog::save()
{
    m_problem->clear();
    if (const QString problem = addressProblem(cleanAddress(m_publicUrl->text())); !problem.isEmpty())
        return refuse(problem, Page::PublicAddress, m_publicUrl);
    if (const QString problem = m_calls->problem(); !problem.isEmpty())
        return refuse(problem, Page::Calls, m_calls->phoneField());
    if (const QString problem = m_quiet->problem(); !problem.isEmpty())
        return refuse(problem, Page::QuietHours, m_quiet->firstField());
    if (const QString problem = m_assistant->problem(); !problem.isEmpty())
        return refuse(problem, Page::Assistant, m_assistant->addressField());
    SetupValues values = m_values;
    const Credentials typed = m_account->typed();
    values.accountSid = typed.accountSid;
    values.authToken = typed.authToken;
    values.apiKey = typed.apiKey;
    values.apiSecret = typed.apiSecret;
    values.publicUrl = cleanAddress(m_publicUrl->text());
    values.enterSends = m_enterSends->isChecked();
    values.undoSeconds = m_undoSeconds->value();
    values.appearance = m_appearance->currentData().toString();
    values.notificationsShowText = m_showText->isChecked();
    m_calls->writeTo(values);
    for (const Sender &sender : m_senders->changed()) {
        if (sender.id.isValid())
            emit senderEdited(sender);
        else
            emit senderAdded(sender);
    }
    const QuietHoursOfSenders quiet = m_quiet->changed();
    for (auto hours = quiet.cbegin(); hours != quiet.cend(); ++hours)
        emit quietHoursEdited(hours.key(), hours.value());
    if (m_assistant->isChanged())
        emit assistantSubmitted(m_assistant->setup());
    emit submitted(values);
    accept();
}

} // namespace patchcord::ui
