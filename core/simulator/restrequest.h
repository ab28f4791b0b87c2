// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/http.h"
#include "core/twilio/form.h"

#include <QStringList>

namespace patchcord::simulator {

/// A request below `/2010-04-01/Accounts/{AC}`, authorised already.
struct RestRequest
{
    QByteArray method;
    QByteArray path; ///< Raw, for links and errors.
    QByteArray query; ///< Raw.
    QStringList segments; ///< Behind the account, without ".json": {"Messages", "SM…"}.
    twilio::FormFields form;
};

/// The answer, and the message whose callbacks must be through before it goes out (empty = none).
struct RestAnswer
{
    gateway::HttpAnswer http;
    QString heldFor;
};

} // namespace patchcord::simulator
