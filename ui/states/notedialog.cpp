// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/states/notedialog.h"

#include "ui/style/fieldlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

NoteDialog::NoteDialog(const QString &contact, QWidget *parent)
    : QDialog(parent)
    , m_text(new QPlainTextEdit(this))
    , m_keep(new QPushButton(tr("Keep the note"), this))
{
    setObjectName(QStringLiteral("noteDialog"));
    setWindowTitle(tr("Note"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_text->setObjectName(QStringLiteral("noteText"));
    m_text->setAccessibleName(tr("Note on the conversation with %1").arg(contact));
    m_text->setPlaceholderText(tr("For you and your colleagues. It is never sent."));
    m_text->setTabChangesFocus(true);
    m_text->installEventFilter(this);
    QPalette paper = m_text->palette();
    paper.setColor(QPalette::Base, Theme::of(palette()).note);
    m_text->setPalette(paper);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelNote"));
    cancel->setAccessibleName(cancel->text());
    cancel->setAutoDefault(false);
    m_keep->setObjectName(QStringLiteral("keepNote"));
    m_keep->setAccessibleName(m_keep->text());
    m_keep->setToolTip(QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    m_keep->setProperty("tone", QStringLiteral("primary"));
    m_keep->setDefault(true);
    m_keep->setEnabled(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_keep);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 16);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 6));
    layout->addWidget(labelFor(tr("&Note on the conversation with %1").arg(contact), m_text));
    layout->addWidget(m_text, 1);
    layout->addSpacing(scaled(font(), 6));
    layout->addLayout(buttons);
    resize(scaled(font(), 420), scaled(font(), 240));
    connect(m_text, &QPlainTextEdit::textChanged, this,
            [this] { m_keep->setEnabled(!m_text->toPlainText().trimmed().isEmpty()); });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        emit written(m_text->toPlainText().trimmed());
        accept();
    });
    m_text->setFocus(Qt::OtherFocusReason);
}

bool NoteDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress) {
        auto *press = static_cast<QKeyEvent *>(event);
        const bool isEnter = press->key() == Qt::Key_Return || press->key() == Qt::Key_Enter;
        if (isEnter && press->modifiers().testFlag(Qt::ControlModifier)) {
            m_keep->click();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace patchcord::ui
