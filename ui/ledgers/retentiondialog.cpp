// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledgers/retentiondialog.h"

#include "ui/style/fieldlabel.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

constexpr int mostMonths = 600;
constexpr int typingMs = 250;

} // namespace

RetentionDialog::RetentionDialog(QWidget *parent)
    : QDialog(parent)
    , m_months(new QSpinBox(this))
    , m_goes(new QLabel(tr("Looking…"), this))
    , m_save(new QPushButton(tr("&Save"), this))
{
    setObjectName(QStringLiteral("retentionDialog"));
    setWindowTitle(tr("How long messages are kept"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingMs);
    connect(&m_typing, &QTimer::timeout, this, [this] { emit previewWanted(m_months->value()); });
    connect(m_months, &QSpinBox::valueChanged, this, &RetentionDialog::refresh);
}

void RetentionDialog::build()
{
    m_months->setObjectName(QStringLiteral("retentionMonths"));
    m_months->setAccessibleName(tr("Months"));
    m_months->setRange(0, mostMonths);
    m_months->setSpecialValueText(tr("For ever"));
    m_months->setSuffix(tr(" months"));
    m_months->setMinimumWidth(scaled(font(), 140));
    m_months->setEnabled(false);
    m_goes->setObjectName(QStringLiteral("retentionGoes"));
    m_goes->setWordWrap(true);
    m_save->setObjectName(QStringLiteral("retentionSave"));
    m_save->setAccessibleName(tr("Save"));
    m_save->setProperty("tone", QStringLiteral("primary"));
    m_save->setDefault(true);
    m_save->setEnabled(false);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("retentionCancel"));
    cancel->setAccessibleName(tr("Cancel"));
    cancel->setAutoDefault(false);
    auto *lead = new QLabel(tr("What is older goes at night, between two and five o'clock, while Patchcord runs: "
                               "messages, calls, notes and their files, and people of whom nothing is left. It does "
                               "not come back, and backups that updates made go as well. Twilio keeps its own copies."),
                            this);
    lead->setWordWrap(true);
    lead->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 24);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 10));
    layout->addWidget(labelFor(tr("&Keep messages"), m_months));
    layout->addWidget(m_months, 0, Qt::AlignLeading);
    layout->addWidget(m_goes);
    layout->addWidget(lead);
    layout->addLayout(buttons);
    setMinimumWidth(scaled(font(), 460));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, [this] {
        emit saved(m_months->value());
        accept();
    });
}

void RetentionDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    emit previewWanted(-1);
}

void RetentionDialog::refresh()
{
    m_save->setEnabled(false);
    m_goes->setText(tr("Looking…"));
    m_typing.start();
}

void RetentionDialog::setPreview(const desk::RetentionPreview &preview)
{
    if (!m_isKnown) {
        const QSignalBlocker quiet(m_months);
        m_isKnown = true;
        m_months->setEnabled(true);
        m_months->setValue(preview.months);
        m_months->setFocus(Qt::OtherFocusReason);
        m_months->selectAll();
    }
    if (preview.months != m_months->value())
        return;
    m_save->setEnabled(true);
    const QLocale locale;
    if (preview.months == 0)
        m_goes->setText(tr("Nothing goes."));
    else
        m_goes->setText(
            tr("The next night %1 rows of %2 conversations would go.")
                .arg(locale.toString(preview.tally.messages), locale.toString(preview.tally.conversations)));
}

void RetentionDialog::setFailure(const QString &message)
{
    m_goes->setText(message);
}

} // namespace patchcord::ui
