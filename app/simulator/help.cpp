// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/help.h"

namespace patchcord {

namespace {

// Plain English on purpose: it documents an interface of names and numbers.
constexpr const char *text = R"(Twilio on loopback: takes REST requests, sends signed webhooks to a desk, leads messages
and calls through their lives, and misbehaves on demand. Nothing leaves this computer, nothing is kept on disk.

Unless --listen says otherwise it listens on 127.0.0.1:4010. Connect a desk to it with
  TWILIO_ACCOUNT_SID=… TWILIO_AUTH_TOKEN=… patchcord --api-base http://127.0.0.1:4010
and the credentials that it prints at its start (those of the environment or the env file, when they are set:
TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_KEY, TWILIO_API_SECRET, TWILIO_PHONE_NUMBER,
TWILIO_WHATSAPP_NUMBER). Webhooks go to --public-url + /api/webhooks/sms, /whatsapp, /voice and /voice/status, or to
what an update of the number set; they are signed over that URL, whatever --connect says.

REST, below /2010-04-01/Accounts/{AccountSid}
  .json, Balance.json, IncomingPhoneNumbers, Messages (with Media), Calls: as Twilio has them.
  Beside them /v1/Services (with PhoneNumbers and ChannelSenders) and /v2/Channels/Senders. An incoming message goes to
  the service's address if its sender is in one, else to that of the application set on the number, else to the
  number's own, or for WhatsApp the sender's; a trunk takes the calls of its number away.

Control interface (JSON or form bodies; answers are JSON; no credentials)
  POST /sim/inbound   a customer writes; answered when the desk has answered:
                      {"sid","http_status","content_type","body","elapsed_ms"}
      from            required: "+1…", "whatsapp:+…", a short code, a name
      to              default: the account's number of that channel
      body            default: empty
      channel         "sms" (default) or "whatsapp"
      media           how many pictures, or a list of content types
      profile_name    WhatsApp's display name
      params          object of further or replaced parameters
      query           appended to the webhook's URL, and signed
      sid             tell this message (again) under this SID
      sign            "ok", "missing", "wrong", "altered" or "other-route"; only "ok" is kept as a message
      count           that many messages at once: {"answers":[…]}
  POST /sim/call      a customer calls; answered when the desk has answered the voice webhook
      from            required; to, params, query, sid, sign as above
      ring_seconds    how long it rings before the desk's TwiML takes effect (default 0)
      outcome         "answered" (default), or "hang-up": the caller gives up after ring_seconds (default then 5)
      duration        seconds after which the caller hangs up (default 15) if the TwiML lasts as long
  POST /sim/faults    arms faults; GET shows them, DELETE clears them
      {"kind":K,"count":N}  the next N requests whose "method" (default POST) matches and whose path holds "path"
                      (default /Messages.json). K: close-after-request, close-before-store, half-answer,
                      truncated-json, http-500-html, hang, 429 ("retry_after": seconds), reset (ends within the
                      status line), slow ("delay_ms"). "stored": true or false says whether the request takes effect;
                      by default it does, but for close-before-store, http-500-html and 429.
      {"callbacks":{…}}     the status callbacks of the next "count" messages (default: all): "order": a list of
                      statuses or "shuffle", "duplicate": N more of each, "before_answer": true (before the create is
                      answered), "drop": true
      {"webhooks":{…}}      the next "count" (default 1) incoming webhooks: "duplicate": N more, "sign": as above
  GET /sim/log        requests that came and webhooks that went, with their answers; ?limit=N (default 1000);
                      "request_counts" and "webhook_counts" count all. DELETE clears it.
  POST /sim/number    {"number":"+1…","form":"SmsUrl=…&SmsMethod=…"}: changes the number as by REST, without credentials
  POST /sim/service   a messaging service, which overrides the addresses of its senders: "name", "senders" (["+1…",
                      "whatsapp:+1…"]), "inbound_url" (default none: what comes in is lost), "inbound_method",
                      "use_inbound_webhook_on_number"
  POST /sim/sender    a WhatsApp sender: "address" ("whatsapp:+1…"), "name", "status" (default ONLINE), "callback_url",
                      "callback_method"
  POST /sim/application  a TwiML application for SmsApplicationSid and VoiceApplicationSid: "sms_url", "sms_method",
                      "voice_url", "voice_method", "status_callback"
  POST /sim/key       an API key: "sid", "secret", "rights" ("standard": not the account itself; "main"; or "restricted"
                      to "resources": ["Messages","IncomingPhoneNumbers","Services","Senders",…])
  POST /sim/token     {"auth_token":T}: the account's auth token was rotated to this one
  POST /sim/tunnel    the local interface of a tunnel program: "program" ("ngrok" or "cloudflared"), "public_url", "addr"
                      (where it says it leads), "port" (default any); answers {"port"}. DELETE ends all.
  POST /sim/clock     {"offset_seconds":N}: the Date of REST answers is that far ahead
  POST /sim/links     {"base":"http://elsewhere"}: the next pages of lists are said to be there; "" ends that
  GET /sim/messages   every message of the account, newest first; GET /sim/calls likewise

Recipients that fail on purpose, by the last four digits
  SMS       0303 → undelivered 30003, 0404 → 30005, 0406 → 30006, 0407 → 30007, 0408 → 30008, 0434 → 30034,
            0501 → failed 30001
  WhatsApp  0403 → undelivered 63003, 0404 → 63024, 0416 → 63016
  both      0440 stays "sent"; 0450 is undelivered (30008) and then delivered
  calls     0480 → no-answer, 0486 → busy
  Twilio's own +1500555000x work as its test credentials have them. A customer who wrote STOP is refused with 21610
  until START.)";

} // namespace

QString simulatorHelp()
{
    return QString::fromUtf8(text);
}

} // namespace patchcord
