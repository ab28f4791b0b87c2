// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/replyfield.h"

#include "ui/compose/givenfiles.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QTextDocument>

namespace patchcord::ui {

namespace {

constexpr int fewestLines = 2; // The drawing's field invites two lines; it grows from there.
constexpr int mostLines = 8;
constexpr qsizetype mostMarks = 40;

} // namespace

ReplyField::ReplyField(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("reply"));
    setAccessibleName(tr("Reply"));
    setPlaceholderText(tr("Write a reply…"));
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(scaled(font(), 4));
    connect(this, &QPlainTextEdit::textChanged, this, &ReplyField::grow);
}

void ReplyField::markCharacters(const QList<qsizetype> &positions)
{
    QList<QTextEdit::ExtraSelection> marks;
    QTextCharFormat format;
    format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    format.setUnderlineColor(Theme::of(palette()).warn);
    const QString text = toPlainText();
    for (qsizetype position : positions.first(std::min(positions.size(), mostMarks))) {
        if (position >= text.size())
            continue;
        QTextCursor cursor(document());
        cursor.setPosition(int(position));
        const int units = text.at(position).isHighSurrogate() ? 2 : 1;
        cursor.setPosition(int(std::min(position + units, text.size())), QTextCursor::KeepAnchor);
        marks.append({cursor, format});
    }
    m_characters = marks;
    showMarks();
}

void ReplyField::markGaps(const QList<std::pair<int, int>> &gaps)
{
    if (gaps.isEmpty() && m_gaps.isEmpty())
        return;
    m_gaps.clear();
    QTextCharFormat format;
    format.setBackground(Theme::of(palette()).warnSoft);
    format.setFontUnderline(true);
    for (const auto &[start, length] : gaps) {
        QTextCursor cursor(document());
        cursor.setPosition(start);
        cursor.setPosition(start + length, QTextCursor::KeepAnchor);
        m_gaps.append({cursor, format});
    }
    showMarks();
}

void ReplyField::showMarks()
{
    setExtraSelections(m_gaps + m_characters);
}

void ReplyField::replaceAll(const QString &text)
{
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    setTextCursor(cursor);
}

QSize ReplyField::sizeHint() const
{
    const int lines = std::clamp(qRound(document()->size().height()), fewestLines, mostLines);
    return {scaled(font(), 200), heightFor(lines)};
}

QSize ReplyField::minimumSizeHint() const
{
    return {scaled(font(), 120), heightFor(1)};
}

int ReplyField::heightFor(int lines) const
{
    return QFontMetrics(font()).lineSpacing() * lines + int(2 * document()->documentMargin()) + 2;
}

void ReplyField::grow()
{
    const bool isFull = document()->size().height() > mostLines;
    const auto policy = isFull ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff;
    if (verticalScrollBarPolicy() != policy)
        setVerticalScrollBarPolicy(policy);
    if (sizeHint().height() != height())
        updateGeometry();
}

void ReplyField::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        if (m_takesBack)
            emit takeBackPressed();
        else
            emit left();
        return;
    }
    if (event->matches(QKeySequence::Undo))
        return undo();
    if (!isEnter)
        return QPlainTextEdit::keyPressEvent(event);
    const bool isShift = event->modifiers() & Qt::ShiftModifier;
    const bool isControl = event->modifiers() & Qt::ControlModifier;
    if (isControl && isShift)
        emit sendLaterPressed();
    else if (isControl || (m_enterSends && !isShift))
        emit sendPressed();
    else
        textCursor().insertBlock();
    ensureCursorVisible();
}

void ReplyField::undo()
{
    if (m_takesBack && !document()->isUndoAvailable())
        emit takeBackPressed();
    else
        QPlainTextEdit::undo();
}

bool ReplyField::canInsertFromMimeData(const QMimeData *source) const
{
    return (m_takesFiles && !isReadOnly() && holdsFiles(*source)) || QPlainTextEdit::canInsertFromMimeData(source);
}

void ReplyField::insertFromMimeData(const QMimeData *source)
{
    if (!m_takesFiles || !holdsFiles(*source))
        return QPlainTextEdit::insertFromMimeData(source);
    if (const QStringList paths = localFiles(*source); !paths.isEmpty())
        emit filesGiven(paths);
    else
        emit pictureGiven(qvariant_cast<QImage>(source->imageData()));
}

void ReplyField::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void ReplyField::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    grow();
}

} // namespace patchcord::ui
