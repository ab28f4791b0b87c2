// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the dialogs of the ledgers with made-up values into PNG files, for people to look at: looks_ledgers FOLDER
#include "tests/ui/fixtures.h"
#include "ui/ledgers/auditdialog.h"
#include "ui/ledgers/erasedialog.h"
#include "ui/style/consolestyle.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

void paint(QWidget &dialog, const QDir &folder, const QString &name)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTest::qWait(50);
    dialog.grab().save(folder.filePath(name));
}

void paintErasing(const QDir &folder, const QString &tone)
{
    EraseDialog dialog(fixtures::conversation(4, QStringLiteral("Jun Li"), 1'700'000'000'000), nullptr);
    desk::ErasePreview preview;
    preview.tally.addresses = {QStringLiteral("+14155550104")};
    preview.tally.conversations = 2;
    preview.tally.messages = 1'237;
    preview.tally.received = 720;
    preview.tally.calls = 3;
    preview.tally.files = 15;
    preview.tally.isOptedOut = true;
    preview.backups = 1;
    dialog.setPreview(preview);
    paint(dialog, folder, QStringLiteral("erase-%1.png").arg(tone));
}

void paintAudit(const QDir &folder, const QString &tone)
{
    AuditDialog dialog(fixtures::conversation(4, QStringLiteral("Jun Li"), 1'700'000'000'000), nullptr);
    dialog.setChoices({{QStringLiteral("Ada"), QStringLiteral("system")}, {QStringLiteral("message.send")}});
    const QStringList acts{QStringLiteral("message.send"), QStringLiteral("conversation.close"),
                           QStringLiteral("person.erase"), QStringLiteral("contact.rename")};
    QList<AuditLine> lines;
    for (int n = 0; n < 40; ++n) {
        const QString act = acts.at(n % 4);
        lines.append({100 - n,
                      1'780'000'000'000 - n * 754'000LL,
                      n % 5 == 2 ? QStringLiteral("auto") : QStringLiteral("Ada"),
                      act,
                      {n % 4 == 2 ? 0 : 4},
                      n % 4 == 2 ? QString() : QStringLiteral("Jun Li"),
                      n % 4 == 2 ? QStringLiteral("{\"messages\":37,\"files\":5,\"at_twilio\":true}") : QString()});
    }
    dialog.show();
    dialog.setPage(dialog.filter(), 0, lines, false);
    paint(dialog, folder, QStringLiteral("audit-%1.png").arg(tone));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QDir folder(application.arguments().value(1, QStringLiteral(".")));
    QApplication::setStyle(new ConsoleStyle);
    for (const bool isDark : {false, true}) {
        QApplication::setPalette((isDark ? Theme::dark() : Theme::light()).toPalette());
        const QString tone = isDark ? QStringLiteral("dark") : QStringLiteral("light");
        paintErasing(folder, tone);
        paintAudit(folder, tone);
    }
    return 0;
}
