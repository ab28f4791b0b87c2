// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/records/connection.h"
#include "core/records/health.h"

namespace patchcord::fixtures {

inline AccountVerdict acceptedAccount()
{
    AccountVerdict verdict;
    verdict.kind = AccountVerdict::Kind::Full;
    verdict.accountName = QStringLiteral("Acme");
    verdict.finding = QStringLiteral("The account “Acme” accepts these credentials.");
    verdict.canReceive = true;
    return verdict;
}

inline WebhookSetting setting(const QString &field, const QString &title, const QString &current, const QString &path)
{
    return {field, title, current, QStringLiteral("https://seal-brave.ngrok.app/api/webhooks/") + path};
}

/// A number that calls another system, and a WhatsApp sender that calls nobody.
inline QList<AccountSender> accountSenders()
{
    AccountSender support;
    support.address = QStringLiteral("+14155550100");
    support.name = QStringLiteral("Support line");
    support.canSms = support.canMms = support.canVoice = true;
    support.places = {
        {WebhookPlace::Kind::Number,
         QStringLiteral("PNtest"),
         {setting(QStringLiteral("SmsUrl"), QStringLiteral("A message comes in"),
                  QStringLiteral("https://old.example.com/sms"), QStringLiteral("sms")),
          setting(QStringLiteral("VoiceUrl"), QStringLiteral("A call comes in"), QString(), QStringLiteral("voice"))}}};
    AccountSender orders;
    orders.channel = Channel::WhatsApp;
    orders.address = QStringLiteral("+447700900999");
    orders.name = QStringLiteral("Orders");
    orders.serviceName = QStringLiteral("Store");
    orders.trouble = QStringLiteral("Its messaging service “Store” has its own webhook.");
    orders.places = {{WebhookPlace::Kind::Service,
                      QStringLiteral("MGtest"),
                      {setting(QStringLiteral("inbound_request_url"), QStringLiteral("A message comes in"),
                               QStringLiteral("https://old.example.com/wa"), QStringLiteral("whatsapp"))}}};
    return {support, orders};
}

inline QList<AccountSender> pointedHere(QList<AccountSender> senders)
{
    for (AccountSender &sender : senders) {
        for (WebhookPlace &place : sender.places) {
            for (WebhookSetting &value : place.settings)
                value.current = value.wanted;
        }
    }
    return senders;
}

inline QList<TunnelFound> tunnels()
{
    return {{QStringLiteral("ngrok"), QStringLiteral("https://seal-brave.ngrok.app"), true,
             QStringLiteral("ngrok http 3000")},
            {QStringLiteral("cloudflared"), QString(), false,
             QStringLiteral("cloudflared tunnel --url http://127.0.0.1:3000")}};
}

inline QList<ProofStep> goodProof()
{
    return {{ProofStep::Kind::RoundTrip, true, true, 84, {}},
            {ProofStep::Kind::ByteExact, true, true, 0, {}},
            {ProofStep::Kind::WebSocketEcho, true, true, 91, {}}};
}

/// As on the drawn page: one sender goes elsewhere, and two requests wait in the quarantine.
inline Health unwell()
{
    const qint64 now = utcNow();
    return {
        {{QStringLiteral("account"),
          QStringLiteral("Account"),
          HealthState::Well,
          QStringLiteral("Credentials accepted · balance 42.18 USD"),
          {},
          {},
          now - 3'600'000,
          now - 12'000},
         {QStringLiteral("public-address"),
          QStringLiteral("Public address"),
          HealthState::Well,
          QStringLiteral("https://seal-brave.ngrok.app · round trip 84 ms (median of the last hour 79)"),
          {},
          {},
          now - 3'600'000,
          now - 31'000},
         {QStringLiteral("sender:+447700900999"),
          QStringLiteral("Orders (+44 7700 900999) sends its messages elsewhere"), HealthState::Broken,
          QStringLiteral("Its messaging service “Store” has its own webhook: https://old.example.com/sms.\nMessages to "
                         "this sender do not reach Patchcord."),
          QStringLiteral("Let Patchcord set the webhook of the service, or take the number out of it."),
          QStringLiteral("Point it here"), now - 7'200'000, now - 31'000},
         {QStringLiteral("sender:+14155550100"),
          QStringLiteral("Support line (+1 415 555 0100)"),
          HealthState::Well,
          QStringLiteral("Messages, calls and statuses arrive here · last webhook 3 s ago"),
          {},
          {},
          0,
          0},
         {QStringLiteral("quarantine"),
          QStringLiteral("Quarantine"),
          HealthState::Attention,
          QStringLiteral("2 requests with a signature that does not match, both before the address changed"),
          {},
          QStringLiteral("Look"),
          now - 7'200'000,
          now - 31'000}}};
}

} // namespace patchcord::fixtures
