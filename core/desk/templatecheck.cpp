// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/templatecheck.h"

#include <QCoreApplication>

namespace patchcord::desk {

namespace {

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::Template)
};

Done refused(const QString &words, const QString &reason)
{
    return failure(ErrorKind::Refused, reason.isEmpty() ? words : words + u' ' + reason);
}

} // namespace

Done checkTemplateValues(const ContentTemplate &content, const TemplateValues &values)
{
    for (const QString &name : gapsOf(content)) {
        const QString value = values.value(name);
        if (value.trimmed().isEmpty())
            return failure(ErrorKind::Invalid, Words::tr("“%1” of the template is not filled yet.").arg(name));
        // https://www.twilio.com/docs/content/using-variables-with-content-api
        if (value.contains(u'\n') || value.contains(u'\t') || value.contains(u"     "))
            return failure(
                ErrorKind::Invalid,
                Words::tr("“%1” of the template takes no line break, no tab and no row of blanks.").arg(name));
    }
    const qsizetype excess = filled(content.body, values).size() - maxTemplateLength;
    if (excess > 0)
        return failure(ErrorKind::Invalid, Words::tr("The filled template is too long by %1 characters.").arg(excess));
    return {};
}

Done checkApproval(const ContentTemplate &content)
{
    switch (content.approval) {
    case ApprovalState::Approved:
        return {};
    case ApprovalState::Unsubmitted:
        return refused(Words::tr("Nobody asked WhatsApp to approve this template yet."), {});
    case ApprovalState::Received:
    case ApprovalState::Pending:
        return refused(Words::tr("This template waits for WhatsApp's approval."), {});
    case ApprovalState::Rejected:
        return refused(Words::tr("WhatsApp rejected this template."), content.reason);
    case ApprovalState::Paused:
        return refused(Words::tr("WhatsApp paused this template after complaints."), content.reason);
    case ApprovalState::Disabled:
        return refused(Words::tr("WhatsApp disabled this template."), content.reason);
    }
    Q_UNREACHABLE();
}

} // namespace patchcord::desk
