// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace patchcord::twilio {

/// `<Response/>`: taken, nothing to say.
[[nodiscard]] QByteArray emptyTwiml();

/// One reply to an incoming message. `statusCallback` is where Twilio reports on it; empty = nowhere.
/// Characters that XML cannot hold are left out.
[[nodiscard]] QByteArray messageTwiml(const QString &body, const QString &statusCallback = {});

/// `text` without the characters that XML 1.0 cannot hold (C0 but for tab, LF, CR; lone surrogates; U+FFFE, U+FFFF).
[[nodiscard]] QString withoutIllegalXml(const QString &text);

} // namespace patchcord::twilio
