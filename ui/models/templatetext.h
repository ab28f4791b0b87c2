// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contenttemplate.h"

#include <QString>

// What templates and their approvals are called on the screen.
namespace patchcord::ui {

/// How an approval stands, for its colour; the words say it, too.
enum class ApprovalTone { Good, Waiting, Bad, Quiet };

/// "approved", "waits for approval", "rejected", …
[[nodiscard]] QString approvalWord(ApprovalState state);
[[nodiscard]] ApprovalTone approvalTone(ApprovalState state);
/// The state in a sentence, with WhatsApp's reason when it gave one.
[[nodiscard]] QString approvalSentence(const ContentTemplate &content);
/// "order_update (de)".
[[nodiscard]] QString templateTitle(const ContentTemplate &content);
/// The row of the list in one sentence, for a screen reader.
[[nodiscard]] QString spokenTemplate(const ContentTemplate &content);

} // namespace patchcord::ui
