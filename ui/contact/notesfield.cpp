// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contact/notesfield.h"

#include "ui/style/metrics.h"

namespace patchcord::ui {

namespace {

constexpr int pauseMs = 1000;
constexpr int linesShown = 4;

} // namespace

NotesField::NotesField(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("contactNotes"));
    setAccessibleName(tr("Notes on the contact"));
    setPlaceholderText(tr("For agents only"));
    setTabChangesFocus(true);
    setFixedHeight(fontMetrics().lineSpacing() * linesShown + scaled(font(), 14));
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &NotesField::flush);
    connect(this, &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
}

void NotesField::show(ContactId contact, const QString &notes)
{
    const bool isTyped = toPlainText() != m_said;
    if (contact == m_contact && (isTyped || notes == m_said))
        return;
    flush();
    m_contact = contact;
    m_said = notes;
    setPlainText(notes);
    m_pause.stop();
}

void NotesField::flush()
{
    m_pause.stop();
    if (!m_contact.isValid() || toPlainText() == m_said)
        return;
    m_said = toPlainText();
    emit edited(m_contact, m_said);
}

void NotesField::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    flush();
}

} // namespace patchcord::ui
