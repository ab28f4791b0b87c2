// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/assistantcheck.h"

#include "core/model/endpoint.h"

#include <QCoreApplication>

namespace patchcord::desk {

Done checkAssistant(const AssistantSettings &settings)
{
    if (!settings.isOn)
        return {};
    if (const Result<QUrl> address = model::chatAddress(settings.baseUrl); !address)
        return std::unexpected(address.error());
    if (settings.model.isEmpty())
        return failure(
            ErrorKind::Invalid,
            QCoreApplication::translate("patchcord::desk::Assistant", "The assistant needs the name of its model."));
    return {};
}

} // namespace patchcord::desk
