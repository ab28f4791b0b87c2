// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/templatelistmodel.h"

#include "ui/models/templatetext.h"

#include <algorithm>

namespace patchcord::ui {

namespace {

bool fits(const ContentTemplate &content, const QStringList &words)
{
    const QString text = content.name + u'\n' + content.language + u'\n' + content.body;
    return std::ranges::all_of(words,
                               [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

void TemplateListModel::setTemplates(const QList<ContentTemplate> &templates)
{
    // In two rounds, since clang finds fault with the stable sort of libstdc++ 12.
    m_all.clear();
    for (const bool isApproved : {true, false}) {
        std::ranges::copy_if(templates, std::back_inserter(m_all), [isApproved](const ContentTemplate &content) {
            return (content.approval == ApprovalState::Approved) == isApproved;
        });
    }
    refresh();
}

void TemplateListModel::setSearch(const QString &search)
{
    if (search == m_search)
        return;
    m_search = search;
    refresh();
}

int TemplateListModel::rowOf(const QString &sid) const
{
    const auto found = std::ranges::find(m_shown, sid, &ContentTemplate::sid);
    return found == m_shown.end() ? -1 : int(std::distance(m_shown.begin(), found));
}

int TemplateListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant TemplateListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ContentTemplate &content = m_shown.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return templateTitle(content);
    case Qt::AccessibleTextRole:
        return spokenTemplate(content);
    case Qt::ToolTipRole:
        return approvalSentence(content);
    default:
        return {};
    }
}

void TemplateListModel::refresh()
{
    const QStringList words = m_search.split(u' ', Qt::SkipEmptyParts);
    beginResetModel();
    m_shown.clear();
    std::ranges::copy_if(m_all, std::back_inserter(m_shown),
                         [&words](const ContentTemplate &content) { return fits(content, words); });
    endResetModel();
}

} // namespace patchcord::ui
