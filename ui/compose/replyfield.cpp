// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/replyfield.h"

#include "ui/compose/givenfiles.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextDocument>

namespace patchcord::ui {

namespace {

constexpr int fewestLines = 2; // The drawing's field invites two lines; it grows from there.
constexpr int mostLines = 8;
constexpr qsizetype mostMarks = 40;

bool isModifier(int key)
{
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta
        || key == Qt::Key_AltGr || key == Qt::Key_CapsLock || key == Qt::Key_NumLock;
}

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

void ReplyField::setGhost(const QString &text)
{
    if (text == m_ghost.text())
        return;
    m_ghost.setText(text);
    setAccessibleDescription(text.isEmpty() ? QString() : tr("Suggestion: %1").arg(text));
    grow();
    viewport()->update();
    emit ghostChanged();
}

int ReplyField::layGhost() const
{
    if (m_ghost.isEmpty())
        return 0;
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    const qreal margin = document()->documentMargin();
    return m_ghost.lay(font(), QRectF(cursorRect(end)).topLeft(), margin, viewport()->width() - 2 * margin);
}

void ReplyField::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (m_ghost.isEmpty())
        return;
    layGhost();
    QPainter painter(viewport());
    painter.setPen(Theme::of(palette()).dim);
    m_ghost.paint(painter);
}

bool ReplyField::focusNextPrevChild(bool next)
{
    return next && !m_ghost.isEmpty() ? false : QPlainTextEdit::focusNextPrevChild(next);
}

bool ReplyField::takeGhostKey(const QKeyEvent &event)
{
    if (m_ghost.isEmpty())
        return false;
    if (event.key() == Qt::Key_Escape)
        emit ghostUnwanted();
    else if (event.key() == Qt::Key_Tab && event.modifiers() == Qt::NoModifier)
        emit ghostWanted();
    else if (event.key() == Qt::Key_Right && event.modifiers() == Qt::ControlModifier && textCursor().atEnd())
        emit ghostWordWanted();
    else
        return false;
    return true;
}

QSize ReplyField::sizeHint() const
{
    const int lines = std::clamp(qRound(document()->size().height()) + layGhost(), fewestLines, mostLines);
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
    if (!isModifier(event->key()))
        emit keyTyped();
    if (takeGhostKey(*event))
        return;
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

void ReplyField::inputMethodEvent(QInputMethodEvent *event)
{
    if (!event->preeditString().isEmpty() || !event->commitString().isEmpty())
        emit keyTyped();
    QPlainTextEdit::inputMethodEvent(event);
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
