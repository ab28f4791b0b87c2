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
  .json, Balance.json, IncomingPhoneNumbers, Messages (with Media), Calls, Conferences (with Participants), Recordings
  (with .wav and Transcriptions), Transcriptions: as Twilio has them.
  Beside them /v1/Services (with PhoneNumbers and ChannelSenders) and /v2/Channels/Senders. An incoming message goes to
  the service's address if its sender is in one, else to that of the application set on the number, else to the
  number's own, or for WhatsApp the sender's; a trunk takes the calls of its number away.

Calls follow TwiML: Say, Play, Pause, Gather, Record, Dial (Number, Conference, Queue; Client and Sip fail), Enqueue,
Leave, Redirect, Hangup, Reject; Connect keeps the caller, other verbs take no time. There is no sound but in
recordings, which hold a spoken clip.

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
      outcome         "answered" (default), or "hang-up": the caller gives up after ring_seconds (default then 5),
                      before the desk's TwiML took effect
      duration        seconds after which the caller hangs up once put through to somebody (default 15)
      patience_seconds  how long the caller waits for that, in a queue, a conference, a menu or while it rings (default:
                      duration when that is given, else as long as it takes)
      voicemail_seconds  how long the caller speaks when recorded, and then hangs up (default 8; 0 = at
                      once, -1 = says nothing and stays)
      clip            what is said: parcel, slot or bike (default: by the caller's number)
      digits          pressed at the first <Gather>
  POST /sim/phones    what a phone does when it is dialled; GET shows them, DELETE forgets them
      number          required
      behaviour       "answer" (default), "busy", "no-answer" or "failed"
      after_seconds   of ringing before it answers or declines (default 2)
      talk_seconds    after being put through until it hangs up (default: when the other side does; a phone that a call
                      of the API's dials hangs up after 15)
      patience_seconds, voicemail_seconds, clip, digits: as above
  POST /sim/press     {"sid":CA…,"digits":"1#"} or "speech": whoever is on that leg presses keys or speaks to a menu
  POST /sim/hangup    {"sid":CA…}: whoever is on that leg hangs up
  POST /sim/faults    arms faults; GET shows them, DELETE clears them
      {"kind":K,"count":N}  the next N requests whose "method" (default POST) matches and whose path holds "path"
                      (default /Messages.json). K: close-after-request, close-before-store, half-answer,
                      truncated-json, http-500-html, hang, 404, 429 ("retry_after": seconds), reset (ends within
                      the status line), slow ("delay_ms"). "stored": true or false says whether the request takes effect;
                      by default it does, but for close-before-store, http-500-html, 404 and 429.
                      Files that are not there at first: method GET, path /Media/, kind 404
      {"callbacks":{…}}     the status callbacks of the next "count" messages (default: all): "order": a list of
                      statuses or "shuffle", "duplicate": N more of each, "before_answer": true (before the create is
                      answered), "drop": true
      {"voice_callbacks":{…}}  the callbacks of the next "count" (default: all) calls, conferences and recordings:
                      "order": "shuffle" (all when it is over), "duplicate": N more of each, "jitter_seconds": each
                      late by up to N, "drop": true
      {"webhooks":{…}}      the next "count" (default 1) incoming webhooks: "duplicate": N more, "sign": as above
  POST /sim/media     {"fault":F,"count":N}: the next N files, at the store behind the API's redirect. F: not-found,
                      hang, huge (100 MiB), elsewhere (a stranger's address), loop, wrong-type, cut. DELETE clears
                      them. That store answers 400 when credentials come along
  GET /sim/log        requests that came, webhooks that went, and files of outgoing messages that were fetched from
                      the desk ("media"), with their answers; ?limit=N (default 1000);
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
                      to "resources": ["Messages","IncomingPhoneNumbers","Services","Senders","Content",…])
  POST /sim/token     {"auth_token":T}: the account's auth token was rotated to this one
  POST /sim/tunnel    the local interface of a tunnel program: "program" ("ngrok" or "cloudflared"), "public_url", "addr"
                      (where it says it leads), "port" (default any); answers {"port"}. DELETE ends all.
  POST /sim/clock     {"offset_seconds":N}: the Date of REST answers is that far ahead
  POST /sim/template  a content template by its "name", made when there is none: "body" ("Hello {{1}}"), "language",
                      "status" (unsubmitted, received, pending, approved, rejected, paused, disabled), "reason", or
                      "gone": true
  POST /sim/links     {"base":"http://elsewhere"}: the next pages of lists are said to be there; "" ends that
  POST /sim/model     the language model behind POST /v1/chat/completions (OpenAI-compatible, streaming only, bearer key
                      "simulated-model"): "reply": what it says from now on whatever it is asked ("" = what it thinks
                      of), "delay_ms": between two words; "fault":F,"count":N for the next N answers. F: cut, 429,
                      silence, pause, tools, empty, long, bad-json, no-stream, 401, 404, 500, elsewhere (a redirect).
                      GET shows the requests that came; DELETE forgets all
  GET /sim/messages   every message of the account, newest first; GET /sim/calls likewise,
                      with the error_code of a document that ended one

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
