// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/base/error.h"

#include <QHostAddress>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace patchcord::simulator {

struct SimulatorOptions
{
    Credentials credentials; ///< What it accepts by REST and signs webhooks with; empty = a made-up account.
    QString webhookBase; ///< The desk's public URL, which is signed: "http://127.0.0.1:3000".
    QString connectTo; ///< "HOST:PORT" to connect to instead of webhookBase's host; empty = that host. Loopback only.
    QString phoneNumber; ///< The account's number; empty = +15005550006.
    QString whatsAppNumber; ///< The account's WhatsApp sender; empty = +15005550006.
    bool hasPersonas = false; ///< Customers who write, answer and call by themselves.
    int stepMs = 150; ///< Between the states of a delivery; personas pace themselves by it.
    quint32 seed = 1; ///< Same seed, same story.
    QStringList moreNumbers; ///< Further numbers of the account, beside phoneNumber.
    int secondMs = 1000; ///< How long a second of a call lasts; a test may hurry.
    bool keepsWhatsAppWindow = false; ///< Free text fails with 63016 unless the customer wrote within 24 hours.
};

/// Twilio on loopback: REST resources, signed webhooks, delivery life cycles, calls, faults on demand and a control
/// interface (`POST /sim/inbound`, `/sim/call`, `/sim/faults`). Speaks real HTTP, to loopback only. Lives in one
/// thread.
class Simulator final : public QObject
{
    Q_OBJECT

public:
    explicit Simulator(SimulatorOptions options, QObject *parent = nullptr);
    ~Simulator() override;

    /// Loopback hosts only. Port 0 = any.
    [[nodiscard]] Result<quint16> listen(const QHostAddress &host, quint16 port);
    /// "http://127.0.0.1:PORT": the value for --api-base.
    [[nodiscard]] QString baseUrl() const;
    [[nodiscard]] Credentials credentials() const;
    /// A language model behind an OpenAI-compatible endpoint, and the key that it takes.
    [[nodiscard]] QString modelUrl() const;
    [[nodiscard]] static QString modelKey();
    /// Where webhooks go, once the desk's port is known.
    void setWebhookBase(const QString &url);
    /// Begins the personas' story, when there is one.
    void startPersonas();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::simulator
