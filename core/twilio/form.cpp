// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/form.h"

#include <array>
#include <cstring>

namespace patchcord::twilio {

namespace {

constexpr std::array<signed char, 256> hexValues = [] {
    std::array<signed char, 256> values{};
    values.fill(-1);
    for (size_t digit = 0; digit < 10; ++digit)
        values['0' + digit] = static_cast<signed char>(digit);
    for (size_t digit = 0; digit < 6; ++digit) {
        values['a' + digit] = static_cast<signed char>(10 + digit);
        values['A' + digit] = static_cast<signed char>(10 + digit);
    }
    return values;
}();

int hexValue(char digit)
{
    return hexValues[static_cast<unsigned char>(digit)];
}

QByteArray decoded(QByteArrayView encoded)
{
    QByteArray result(encoded.size(), Qt::Uninitialized);
    char *out = result.data();
    const char *in = encoded.data();
    const char *const end = in + encoded.size();
    while (in != end) {
        const char c = *in++;
        if (c == '+') {
            *out++ = ' ';
        } else if (c == '%' && end - in >= 2 && hexValue(in[0]) >= 0 && hexValue(in[1]) >= 0) {
            *out++ = static_cast<char>(hexValue(in[0]) << 4 | hexValue(in[1]));
            in += 2;
        } else {
            *out++ = c;
        }
    }
    result.truncate(out - result.constData());
    return result;
}

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.'
        || c == '_' || c == '~';
}

void appendEncoded(QByteArray &out, QByteArrayView text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    for (const char c : text) {
        if (isUnreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        const std::array<char, 3> escape{'%', digits[byte >> 4], digits[byte & 15]};
        out.append(escape.data(), escape.size());
    }
}

const char *find(const char *from, const char *end, char wanted)
{
    const auto *found = static_cast<const char *>(std::memchr(from, wanted, size_t(end - from)));
    return found ? found : end;
}

} // namespace

FormFields parseForm(QByteArrayView body)
{
    FormFields fields;
    if (body.isEmpty())
        return fields;
    fields.reserve(24);
    const char *const end = body.data() + body.size();
    for (const char *at = body.data(); at < end;) {
        const char *const stop = find(at, end, '&');
        if (stop != at) {
            const char *const equals = find(at, stop, '=');
            const char *const value = equals == stop ? stop : equals + 1;
            fields.emplaceBack(decoded({at, equals}), decoded({value, stop}));
        }
        at = stop + 1;
    }
    return fields;
}

QByteArray encodeForm(const FormFields &fields)
{
    QByteArray form;
    for (const auto &[name, value] : fields) {
        if (!form.isEmpty())
            form += '&';
        appendEncoded(form, name);
        form += '=';
        appendEncoded(form, value);
    }
    return form;
}

QString textOf(QByteArrayView bytes)
{
    QString text = QString::fromUtf8(bytes);
    // QString::fromUtf8 drops a leading byte order mark, which is part of what somebody wrote.
    if (bytes.startsWith("\xEF\xBB\xBF"))
        text.prepend(QChar(QChar::ByteOrderMark));
    return text;
}

QString fieldText(const FormFields &fields, QByteArrayView name)
{
    for (const auto &[key, value] : fields) {
        if (key == name)
            return textOf(value);
    }
    return {};
}

} // namespace patchcord::twilio
