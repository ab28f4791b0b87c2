// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <utility>

namespace patchcord::twilio {

/// Decoded pairs in the order they came, as bytes: hashing needs them before anything is read as text.
using FormFields = QList<std::pair<QByteArray, QByteArray>>;

/// application/x-www-form-urlencoded to pairs: '+' is a blank, a malformed '%' stays as it is, nothing is trimmed.
[[nodiscard]] FormFields parseForm(QByteArrayView body);

/// Pairs to application/x-www-form-urlencoded, with '+' as %2B and a blank as %20.
[[nodiscard]] QByteArray encodeForm(const FormFields &fields);

/// UTF-8 as text to the letter, with NUL, blanks and a leading U+FEFF; what is not UTF-8 becomes U+FFFD.
[[nodiscard]] QString textOf(QByteArrayView bytes);

/// The first value of that name as UTF-8 text, empty when absent.
[[nodiscard]] QString fieldText(const FormFields &fields, QByteArrayView name);

} // namespace patchcord::twilio
