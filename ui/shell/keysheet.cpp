// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keysheet.h"

#include "ui/style/metrics.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

QString plain(QString text)
{
    text.remove(u'&');
    return text.toHtmlEscaped();
}

QString rowOf(const QString &what, const QString &keys)
{
    return QStringLiteral("<tr><td style=\"padding-right:24px\">%1</td><td><b>%2</b></td></tr>").arg(what, keys);
}

QString keysOf(const QAction &action)
{
    QStringList keys;
    for (const QKeySequence &sequence : action.shortcuts())
        keys.append(sequence.toString(QKeySequence::NativeText).toHtmlEscaped());
    return keys.join(KeySheet::tr(" or "));
}

QString sectionOf(const QMenu &menu)
{
    QString html = QStringLiteral("<h4>%1</h4><table>").arg(plain(menu.title()));
    for (const QAction *action : menu.actions()) {
        if (!action->isSeparator() && !action->shortcuts().isEmpty())
            html += rowOf(plain(action->text()), keysOf(*action));
    }
    return html + QStringLiteral("</table>");
}

QString listSection()
{
    const QString several = KeySheet::tr("Shift and the arrows, Space, %1")
                                .arg(QKeySequence(QKeySequence::SelectAll).toString(QKeySequence::NativeText));
    const QList<std::pair<QString, QString>> rows{
        {KeySheet::tr("Down, up"), KeySheet::tr("J, K")},
        {KeySheet::tr("Take several"), several},
        {KeySheet::tr("Take one again"), KeySheet::tr("Esc")},
        {KeySheet::tr("Go to the reply"), KeySheet::tr("Enter or R")},
        {KeySheet::tr("Close or reopen"), KeySheet::tr("E")},
        {KeySheet::tr("Close with a topic"), KeySheet::tr("Shift and E")},
        {KeySheet::tr("Snooze"), KeySheet::tr("S")},
        {KeySheet::tr("Label"), KeySheet::tr("L")},
        {KeySheet::tr("Take the last act back"), QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText)},
        {KeySheet::tr("New conversation"), KeySheet::tr("N")},
    };
    QString html = QStringLiteral("<h4>%1</h4><table>").arg(KeySheet::tr("In the list of conversations"));
    for (const auto &[what, keys] : rows)
        html += rowOf(what, keys);
    return html + QStringLiteral("</table>");
}

QString suggestionSection()
{
    return QStringLiteral("<h4>%1</h4><table>%2%3%4</table>")
        .arg(KeySheet::tr("In the reply, while the assistant suggests something"),
             rowOf(KeySheet::tr("Take it"), KeySheet::tr("Tab")),
             rowOf(KeySheet::tr("Take a word of it"), KeySheet::tr("Ctrl+Right")),
             rowOf(KeySheet::tr("Drop it"), KeySheet::tr("Esc")));
}

QString timelineSection()
{
    return QStringLiteral("<h4>%1</h4><table>%2%3%4%5%6%7</table>")
        .arg(KeySheet::tr("In the conversation"),
             rowOf(KeySheet::tr("Open a file, play a sound"), KeySheet::tr("Enter")),
             rowOf(KeySheet::tr("Next and previous file or link of a row"), KeySheet::tr("Right, Left")),
             rowOf(KeySheet::tr("Play and pause"), KeySheet::tr("Space")),
             rowOf(KeySheet::tr("Five seconds on and back while a sound plays"), KeySheet::tr("Right, Left")),
             rowOf(KeySheet::tr("Change the speed"), KeySheet::tr("S")),
             rowOf(KeySheet::tr("Save a file"), QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText)));
}

} // namespace

KeySheet::KeySheet(const QList<QMenu *> &menus, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("keySheet"));
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    QString html;
    for (const QMenu *menu : menus)
        html += sectionOf(*menu);
    html += listSection() + suggestionSection() + timelineSection();
    auto *sheet = new QTextBrowser(this);
    sheet->setObjectName(QStringLiteral("keySheetText"));
    sheet->setAccessibleName(tr("Keys"));
    sheet->setFrameShape(QFrame::NoFrame);
    sheet->setHtml(html);
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeKeySheet"));
    close->setAccessibleName(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 16);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(sheet, 1);
    layout->addWidget(close, 0, Qt::AlignTrailing);
    resize(scaled(font(), 460), scaled(font(), 560));
}

} // namespace patchcord::ui
