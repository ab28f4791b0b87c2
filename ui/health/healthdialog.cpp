// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/healthdialog.h"

#include "ui/health/healthpage.h"
#include "ui/health/quarantinepage.h"
#include "ui/style/metrics.h"

#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

// Of SetupGuide, which this room does not know.
constexpr int accountStep = 0;
constexpr int addressStep = 2;

} // namespace

HealthDialog::HealthDialog(const Health &health, QWidget *parent)
    : QDialog(parent)
    , m_page(new HealthPage(this))
    , m_quarantine(new QuarantinePage(this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("healthDialog"));
    setWindowTitle(tr("Health"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_quarantine);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_stack);
    resize(scaled(font(), 980), scaled(font(), 660));
    connect(m_page, &HealthPage::checkRequested, this, [this] {
        begin();
        emit checkRequested();
    });
    connect(m_page, &HealthPage::mendRequested, this, &HealthDialog::mend);
    connect(m_page, &HealthPage::restoreRequested, this, &HealthDialog::askToRestore);
    connect(m_quarantine, &QuarantinePage::backRequested, this, &HealthDialog::showHealth);
    connect(m_quarantine, &QuarantinePage::replayRequested, this, &HealthDialog::replayRequested);
    connect(m_quarantine, &QuarantinePage::replayAllRequested, this, [this] {
        begin();
        emit mendRequested(QStringLiteral("quarantine"));
    });
    setHealth(health);
}

void HealthDialog::setHealth(const Health &health)
{
    m_page->setHealth(health);
}

void HealthDialog::setOutcome(bool isWell, const QString &finding)
{
    m_page->setBusy(false);
    m_page->setOutcome(isWell, finding);
    if (m_stack->currentWidget() == m_quarantine)
        m_quarantine->setOutcome(isWell, finding);
}

void HealthDialog::setCanRestore(bool canRestore)
{
    m_page->setCanRestore(canRestore);
}

void HealthDialog::setRefused(const QList<RefusedRequest> &requests)
{
    m_quarantine->setRequests(requests);
    if (m_stack->currentWidget() == m_quarantine)
        m_quarantine->focusFirst();
}

void HealthDialog::setReplayOutcome(bool isWell, const QString &finding)
{
    m_quarantine->setOutcome(isWell, finding);
}

void HealthDialog::begin()
{
    m_page->setBusy(true);
}

void HealthDialog::mend(const HealthLine &line)
{
    if (line.name == u"quarantine")
        return showQuarantine();
    if (line.mend.isEmpty())
        return emit guideWanted(line.name == u"public-address" ? addressStep : accountStep);
    begin();
    emit mendRequested(line.name);
}

void HealthDialog::askToRestore()
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Restore the former webhooks"),
                                tr("Put back what Twilio called before Patchcord?"), QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("restoreBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("New messages and calls then go where they went before, and no longer here."));
    QPushButton *restore = box->addButton(tr("&Restore"), QMessageBox::AcceptRole);
    restore->setObjectName(QStringLiteral("restoreReally"));
    restore->setAccessibleName(tr("Restore"));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(restore, &QPushButton::clicked, this, [this] {
        begin();
        emit restoreRequested();
    });
    box->open();
}

void HealthDialog::showQuarantine()
{
    m_stack->setCurrentWidget(m_quarantine);
    m_quarantine->focusFirst();
    emit refusedWanted();
}

void HealthDialog::showHealth()
{
    m_stack->setCurrentWidget(m_page);
    if (auto *check = m_page->findChild<QPushButton *>(QStringLiteral("checkAgain")))
        check->setFocus(Qt::OtherFocusReason);
}

} // namespace patchcord::ui
