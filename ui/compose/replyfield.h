// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/ghosttext.h"

#include <QImage>
#include <QPlainTextEdit>
#include <QStringList>

namespace patchcord::ui {

/// The field a reply is typed into. It grows with the text, up to eight lines, and tells the sending key from the one
/// that breaks the line. Files and pictures that are pasted or dropped into it are handed on. Behind the text it can
/// offer another in grey, and says by which key it is taken.
class ReplyField final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit ReplyField(QWidget *parent = nullptr);

    /// True: Enter sends, Shift+Enter breaks the line. False: Ctrl+Enter sends. Ctrl+Enter sends either way.
    void setEnterSends(bool enterSends) { m_enterSends = enterSends; }
    /// False (at first): files come in as text, as anywhere.
    void setTakesFiles(bool takesFiles) { m_takesFiles = takesFiles; }
    /// True while what was sent last can be taken back: Esc does it, and Ctrl+Z where there is nothing else to undo.
    void setTakesBack(bool takesBack) { m_takesBack = takesBack; }
    /// Underlines the characters at these positions.
    void markCharacters(const QList<qsizetype> &positions);
    /// Marks what has to be filled in yet: where each begins, and how long it is.
    void markGaps(const QList<std::pair<int, int>> &gaps);
    /// Puts a text in place of the whole, as one step that can be undone.
    void replaceAll(const QString &text);
    /// Offers a text behind the one that is there; empty = nothing is offered.
    void setGhost(const QString &text);
    [[nodiscard]] const QString &ghost() const { return m_ghost.text(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

public slots:
    void undo();

signals:
    void sendPressed();
    void sendLaterPressed();
    void takeBackPressed();
    void left(); ///< Esc, while nothing is offered and nothing can be taken back.
    /// A key other than one that only modifies others, whatever comes of it, or something from an input method.
    void keyTyped();
    void ghostChanged();
    void ghostWanted(); ///< Tab.
    void ghostWordWanted(); ///< Ctrl+Right at the end of the text.
    void ghostUnwanted(); ///< Esc.
    void filesGiven(const QStringList &paths);
    void pictureGiven(const QImage &picture);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    [[nodiscard]] int heightFor(int lines) const;
    void grow();
    void showMarks();

    QList<QTextEdit::ExtraSelection> m_characters;
    QList<QTextEdit::ExtraSelection> m_gaps;
    int layGhost() const;
    bool takeGhostKey(const QKeyEvent &event);

    mutable GhostText m_ghost; ///< Laid out anew whenever it is looked at.
    bool m_enterSends = true;
    bool m_takesFiles = false;
    bool m_takesBack = false;
};

} // namespace patchcord::ui
