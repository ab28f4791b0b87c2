// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/compose/newconversationdialog.h"
#include "ui/compose/replyfield.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

/// An open dialog over two senders; it deletes itself when it closes.
struct Bench
{
    QPointer<NewConversationDialog> dialog;
    SenderId sender;
    QStringList said;

    explicit Bench(const QString &typed = {})
    {
        dialog = new NewConversationDialog(
            {fixtures::sender(1, QStringLiteral("Support line"), Channel::Sms, QStringLiteral("+14155550100")),
             fixtures::sender(2, QStringLiteral("Orders"), Channel::WhatsApp, QStringLiteral("+14155550101"))},
            {2}, typed);
        QObject::connect(dialog, &NewConversationDialog::submitted, dialog,
                         [this](SenderId id, const QString &address, const QString &text) {
                             sender = id;
                             said = {address, text};
                         });
        dialog->show();
    }
    ~Bench() { delete dialog; }
    Q_DISABLE_COPY_MOVE(Bench)

    [[nodiscard]] QPushButton *start() const
    {
        return dialog->findChild<QPushButton *>(QStringLiteral("startConversation"));
    }
    [[nodiscard]] QLineEdit *number() const
    {
        return dialog->findChild<QLineEdit *>(QStringLiteral("newConversationNumber"));
    }
};

} // namespace

class TestNewConversationDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void saysAtOnceWhetherTheNumberCanBeOne()
    {
        Bench bench;
        QVERIFY(!bench.start()->isEnabled());
        QTest::keyClicks(bench.number(), QStringLiteral("(415) 555-2671"));
        QVERIFY(bench.start()->isEnabled());
        QVERIFY(bench.dialog->findChild<QLabel *>(QStringLiteral("newConversationVerdict"))
                    ->text()
                    .contains(QStringLiteral("555")));
        bench.number()->setText(QStringLiteral("no number"));
        QVERIFY(!bench.start()->isEnabled());
    }

    void handsOnTheWholeNumberAndTheFirstWords()
    {
        Bench bench(QStringLiteral("415 555 2671"));
        auto *text = bench.dialog->findChild<ReplyField *>();
        QTest::keyClicks(text, QStringLiteral("Hello"));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(bench.sender, SenderId{2});
        QCOMPARE(bench.said, (QStringList{QStringLiteral("+14155552671"), QStringLiteral("Hello")}));
    }

    void needsNoFirstMessage()
    {
        Bench bench(QStringLiteral("+14155552671"));
        bench.start()->click();
        QCOMPARE(bench.said, (QStringList{QStringLiteral("+14155552671"), QString()}));
    }
};

QTEST_MAIN(TestNewConversationDialog)
#include "tst_newconversationdialog.moc"
