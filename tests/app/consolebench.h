// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/console.h"
#include "core/base/owncertificates.h"
#include "core/base/profile.h"
#include "tests/app/testbed.h"
#include "tests/app/tlsproxy.h"
#include "ui/setup/setupguide.h"

#include <QApplication>
#include <QJsonDocument>
#include <QPushButton>
#include <QTest>

#include <functional>
#include <memory>

namespace patchcord::test {

using ui::SetupGuide;

inline constexpr int patience = 20'000;
/// Where another system's webhooks went before.
inline const QString elsewhere = QStringLiteral("http://127.0.0.1:9/old");

/// A console over an empty profile beside a simulated account whose number calls another system, with nginx in between.
struct ConsoleBench
{
    TestBed bed;
    TlsProxy tunnel;
    std::unique_ptr<app::Console> console;

    /// `webhooks` = where the simulator's number sends what comes in; `change` may set the console up.
    [[nodiscard]] bool start(const QString &webhooks = elsewhere, const std::function<void(Config &)> &change = {})
    {
        if (!tunnel.start(bed.deskPort()) || !trustCertificates(tunnel.authorityFile()))
            return false;
        qputenv("SSL_CERT_FILE", tunnel.authorityFile().toLocal8Bit());
        if (!bed.startSimulator({QStringLiteral("--public-url"), webhooks.isEmpty() ? tunnel.url() : webhooks}))
            return false;
        Config config;
        config.profile = prepareProfile(bed.profile()).value_or(QString());
        config.listenPort = bed.deskPort();
        config.apiBase = bed.apiBase();
        if (change)
            change(config);
        console = std::make_unique<app::Console>(config, false);
        console->start();
        console->window().activateWindow();
        return QTest::qWaitForWindowActive(&console->window());
    }

    /// What a window manager does when a dialog closes.
    [[nodiscard]] bool comesBack() const
    {
        console->window().activateWindow();
        return QTest::qWaitForWindowActive(&console->window());
    }
    [[nodiscard]] SetupGuide *guide() const { return console->window().guide(); }
    static void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        if (QWidget *focus = QApplication::focusWidget())
            QTest::keyClick(focus, Qt::Key(key), modifiers);
    }
    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    /// Enter would do something at this step.
    [[nodiscard]] bool isReady(SetupGuide::Step step) const
    {
        if (!guide() || guide()->step() != step)
            return false;
        const auto buttons = guide()->findChildren<QPushButton *>();
        return std::ranges::any_of(buttons, [](const QPushButton *button) {
            return button->isDefault() && button->isEnabled() && button->isVisible();
        });
    }
    [[nodiscard]] QString next() const
    {
        return guide() ? guide()->findChild<QPushButton *>(QStringLiteral("guideNext"))->accessibleName() : QString();
    }

    /// Where the account's number sends its messages now.
    [[nodiscard]] QString smsUrl()
    {
        const QByteArray credentials = (bed.accountSid() + ':' + bed.authToken()).toBase64();
        const HttpOutcome answer = bed.request(
            "GET", bed.apiBase().toLatin1() + "/2010-04-01/Accounts/" + bed.accountSid() + "/IncomingPhoneNumbers.json",
            {}, {{"Authorization", "Basic " + credentials}});
        return QJsonDocument::fromJson(answer.body)[u"incoming_phone_numbers"][0][u"sms_url"].toString();
    }

    void goToWebhooks()
    {
        QTest::keyClick(&console->window(), Qt::Key_F1, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(SetupGuide::Step::Account), patience);
        QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->objectName() == u"accountSid");
        type(QString::fromLatin1(bed.accountSid()));
        key(Qt::Key_Tab);
        type(QString::fromLatin1(bed.authToken()));
        key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(SetupGuide::Step::Senders), patience);
        key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(SetupGuide::Step::Address), patience);
        type(tunnel.url());
        key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(SetupGuide::Step::Address), patience);
        QCOMPARE(next(), QStringLiteral("Continue"));
        key(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(isReady(SetupGuide::Step::Webhooks), patience);
    }
};

} // namespace patchcord::test
