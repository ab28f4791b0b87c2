// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the guide and the health page with made-up findings into PNG files, for people to look at: looks_guide FOLDER
#include "tests/ui/connections.h"
#include "ui/health/healthdialog.h"
#include "ui/setup/setupguide.h"
#include "ui/style/appearance.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

class Looks final
{
public:
    Looks(QString folder, QString suffix)
        : m_folder(std::move(folder))
        , m_suffix(std::move(suffix))
    { }

    void guide()
    {
        auto *guide = new SetupGuide(SetupValues(), GuideDraft());
        guide->show();
        settle();
        guide->findChild<QLineEdit *>(QStringLiteral("accountSid"))->setText(QStringLiteral("ACtest"));
        guide->findChild<QLineEdit *>(QStringLiteral("authToken"))->setText(QStringLiteral("token"));
        next(*guide);
        guide->setVerdict({AccountVerdict::Kind::Refused,
                           {},
                           QStringLiteral("Twilio does not take this auth token."),
                           QStringLiteral("Copy it again from the first page of Twilio's console."),
                           true});
        take(*guide, QStringLiteral("guide-1-refused"));
        guide->setVerdict(fixtures::acceptedAccount());
        guide->setSenders(fixtures::accountSenders());
        take(*guide, QStringLiteral("guide-2-senders"));
        next(*guide);
        guide->setTunnels(fixtures::tunnels());
        take(*guide, QStringLiteral("guide-3-tunnels"));
        guide->findChild<QPushButton *>(QStringLiteral("use-ngrok"))->click();
        guide->setProof(fixtures::goodProof());
        take(*guide, QStringLiteral("guide-3-address"));
        next(*guide);
        guide->setWebhooks(fixtures::accountSenders());
        take(*guide, QStringLiteral("guide-4-webhooks"));
        guide->setWebhookOutcome({fixtures::pointedHere(fixtures::accountSenders()),
                                  QStringLiteral("3 values were set at Twilio."), true, true});
        take(*guide, QStringLiteral("guide-4-pointed"));
        next(*guide);
        guide->setProof(fixtures::goodProof());
        take(*guide, QStringLiteral("guide-5-proof"));
        guide->setArrived(QStringLiteral("+1 628-555-0190"), QStringLiteral("Hello, is anybody there?"));
        take(*guide, QStringLiteral("guide-5-arrived"));
        guide->close();
    }

    void health()
    {
        auto *dialog = new HealthDialog(fixtures::unwell());
        dialog->setCanRestore(true);
        dialog->show();
        take(*dialog, QStringLiteral("health"));
        dialog->findChild<QPushButton *>(QStringLiteral("details-sender:+447700900999"))->click();
        dialog->setOutcome(true, QStringLiteral("Everything was looked at."));
        take(*dialog, QStringLiteral("health-details"));
        dialog->setRefused({{7,
                             utcNow(),
                             QStringLiteral("/api/webhooks/sms"),
                             QStringLiteral("The signature does not match."),
                             {QStringLiteral("https://seal-brave.ngrok.app/api/webhooks/sms"),
                              QStringLiteral("https://seal-brave.ngrok.app:443/api/webhooks/sms")},
                             true},
                            {6,
                             utcNow() - 900'000,
                             QStringLiteral("/api/webhooks/voice"),
                             QStringLiteral("It has no signature."),
                             {},
                             false}});
        dialog->findChild<QPushButton *>(QStringLiteral("mend-quarantine"))->click();
        take(*dialog, QStringLiteral("quarantine"));
        dialog->close();
    }

private:
    static void settle() { QTest::qWait(150); }

    static void next(SetupGuide &guide) { guide.findChild<QPushButton *>(QStringLiteral("guideNext"))->click(); }

    void take(QWidget &widget, const QString &name)
    {
        settle(); // People look at what has settled.
        widget.grab().save(QStringLiteral("%1/%2-%3.png").arg(m_folder, name, m_suffix));
    }

    QString m_folder;
    QString m_suffix;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QString folder = app.arguments().value(1, QStringLiteral("."));
    QDir().mkpath(folder);
    Appearance appearance;
    for (const QString &mode : {QStringLiteral("dark"), QStringLiteral("light")}) {
        appearance.setMode(mode);
        Looks looks(folder, mode);
        looks.guide();
        looks.health();
    }
    appearance.setTextPercent(200);
    Looks large(folder, QStringLiteral("200"));
    large.guide();
    large.health();
    appearance.setTextPercent(100);
    QApplication::setLayoutDirection(Qt::RightToLeft);
    Looks mirrored(folder, QStringLiteral("rtl"));
    mirrored.guide();
    mirrored.health();
    return 0;
}
