// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the page of numbers with made-up figures into PNG files, for people to look at: looks_numbers FOLDER
#include "tests/ui/figures.h"
#include "ui/numbers/numbersdialog.h"
#include "ui/style/consolestyle.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QDir folder(application.arguments().value(1, QStringLiteral(".")));
    QApplication::setStyle(new ConsoleStyle);
    for (const bool isDark : {false, true}) {
        QApplication::setPalette((isDark ? Theme::dark() : Theme::light()).toPalette());
        NumbersDialog dialog(fixtures::twoSenders());
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.resize(1040, 1180);
        dialog.show();
        dialog.setFigures(fixtures::figures(dialog.query()));
        const QString tone = isDark ? QStringLiteral("dark") : QStringLiteral("light");
        QTest::qWait(50);
        dialog.grab().save(folder.filePath(QStringLiteral("numbers-%1.png").arg(tone)));
        QTest::keyClick(&dialog, Qt::Key_T);
        QTest::qWait(50);
        dialog.grab().save(folder.filePath(QStringLiteral("numbers-tables-%1.png").arg(tone)));
    }
    return 0;
}
