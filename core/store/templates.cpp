// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/templates.h"

#include "core/store/connection.h"

#include <algorithm>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

ContentTemplate templateFrom(const Rows &row)
{
    ContentTemplate content;
    content.sid = row.text(0);
    content.name = row.text(1);
    content.language = row.text(2);
    content.type = row.text(3);
    content.body = row.text(4);
    content.buttons = row.text(5).split(u'\n', Qt::SkipEmptyParts);
    content.samples = templateValuesFromJson(row.text(6));
    content.category = row.text(7);
    content.approval = approvalStateFromString(row.text(8)).value_or(ApprovalState::Unsubmitted);
    content.reason = row.text(9);
    content.readAt = row.number(10);
    return content;
}

Done keep(Transaction &transaction, const ContentTemplate &content)
{
    return transaction.connection().execute("content_template_set"_L1,
                                            {content.sid, content.name, content.language, content.type, content.body,
                                             content.buttons.join(u'\n'), toJsonText(content.samples), content.category,
                                             toString(content.approval), content.reason, content.readAt});
}

/// What can be compared: the same whenever and in whatever order it was read.
QList<ContentTemplate> plain(QList<ContentTemplate> templates)
{
    for (ContentTemplate &content : templates)
        content.readAt = 0;
    std::ranges::sort(templates, {}, &ContentTemplate::sid);
    return templates;
}

} // namespace

Result<QList<ContentTemplate>> allTemplates(const Snapshot &snapshot)
{
    return collect(snapshot.connection().run("content_templates"_L1), templateFrom);
}

Result<std::optional<ContentTemplate>> templateBySid(const Snapshot &snapshot, const QString &sid)
{
    return firstOf(snapshot.connection().run("content_template_by_sid"_L1, {sid}), templateFrom);
}

Done replaceTemplates(Transaction &transaction, QList<ContentTemplate> templates, qint64 readAt)
{
    const auto former = allTemplates(transaction);
    if (!former)
        return std::unexpected(former.error());
    const bool isSame = plain(*former) == plain(templates);
    for (ContentTemplate &content : templates) {
        content.readAt = readAt;
        if (const Done kept = keep(transaction, content); !kept)
            return kept;
    }
    if (const Done gone = transaction.connection().execute("content_templates_forget"_L1, {readAt}); !gone)
        return gone;
    if (isSame)
        return {};
    Event event;
    event.kind = EventKind::TemplatesChanged;
    const Result<qint64> number = transaction.append(event);
    return number ? Done{} : std::unexpected(number.error());
}

} // namespace patchcord::store
