// SPDX-License-Identifier: GPL-3.0-or-later
// Any body is read without harm, what was read can be written and read again, and the readers behind it stay calm.
#include "core/twilio/form.h"
#include "core/twilio/segments.h"
#include "core/twilio/twiml.h"
#include "core/twilio/voicetwiml.h"
#include "core/twilio/webhooks.h"

#include <QXmlStreamReader>

#include <cstdlib>

using namespace patchcord::twilio;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

void requireReadable(const QByteArray &twiml)
{
    QXmlStreamReader xml(twiml);
    while (!xml.atEnd())
        xml.readNext();
    require(!xml.hasError());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView body(reinterpret_cast<const char *>(data), qsizetype(size));
    const FormFields fields = parseForm(body);
    const QByteArray written = encodeForm(fields);
    require(parseForm(written) == fields);

    const auto message = readIncomingMessage(fields);
    require(!message || !message->sid.isEmpty());
    static_cast<void>(readStatusCallback(fields, fields));
    static_cast<void>(readIncomingCall(fields));

    const QString text = textOf(body);
    requireReadable(messageTwiml(text, text));
    requireReadable(
        VoiceTwiml().say(text, text, text).enqueue(text, text).play(text, 2).meetIn({text, text}).finished());
    const SegmentCount count = countSegments(text);
    int units = 0;
    for (const int part : count.segmentUnits)
        units += part;
    require(units == count.units && count.segmentUnits.size() == count.segments);
    return 0;
}
