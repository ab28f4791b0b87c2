// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/templatetext.h"

#include <QCoreApplication>

namespace patchcord::ui {

namespace {

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::ui::Template)
};

QString stateSentence(ApprovalState state)
{
    switch (state) {
    case ApprovalState::Approved:
        return Words::tr("Approved by WhatsApp.");
    case ApprovalState::Received:
    case ApprovalState::Pending:
        return Words::tr("It waits for WhatsApp's approval.");
    case ApprovalState::Rejected:
        return Words::tr("WhatsApp rejected it.");
    case ApprovalState::Paused:
        return Words::tr("WhatsApp paused it after complaints.");
    case ApprovalState::Disabled:
        return Words::tr("WhatsApp disabled it.");
    case ApprovalState::Unsubmitted:
        return Words::tr("Nobody asked WhatsApp to approve it yet.");
    }
    Q_UNREACHABLE();
}

} // namespace

QString approvalWord(ApprovalState state)
{
    switch (state) {
    case ApprovalState::Approved:
        return Words::tr("approved");
    case ApprovalState::Received:
    case ApprovalState::Pending:
        return Words::tr("waits for approval");
    case ApprovalState::Rejected:
        return Words::tr("rejected");
    case ApprovalState::Paused:
        return Words::tr("paused");
    case ApprovalState::Disabled:
        return Words::tr("disabled");
    case ApprovalState::Unsubmitted:
        return Words::tr("not handed in");
    }
    Q_UNREACHABLE();
}

ApprovalTone approvalTone(ApprovalState state)
{
    switch (state) {
    case ApprovalState::Approved:
        return ApprovalTone::Good;
    case ApprovalState::Received:
    case ApprovalState::Pending:
    case ApprovalState::Paused:
        return ApprovalTone::Waiting;
    case ApprovalState::Rejected:
    case ApprovalState::Disabled:
        return ApprovalTone::Bad;
    case ApprovalState::Unsubmitted:
        return ApprovalTone::Quiet;
    }
    Q_UNREACHABLE();
}

QString approvalSentence(const ContentTemplate &content)
{
    const QString sentence = stateSentence(content.approval);
    return content.reason.isEmpty() ? sentence : sentence + u' ' + content.reason;
}

QString templateTitle(const ContentTemplate &content)
{
    return content.language.isEmpty() ? content.name : Words::tr("%1 (%2)").arg(content.name, content.language);
}

QString spokenTemplate(const ContentTemplate &content)
{
    return Words::tr("%1, %2. %3").arg(templateTitle(content), approvalWord(content.approval), content.body);
}

} // namespace patchcord::ui
