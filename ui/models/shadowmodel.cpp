// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/shadowmodel.h"

#include "core/base/clock.h"
#include "ui/models/conversationtext.h"

#include <QRegularExpression>

#include <algorithm>

namespace patchcord::ui {

namespace {

/// So much of the words: a person might as well have sent the draft.
constexpr int nearlyTheSame = 60;

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression gap(QStringLiteral("[^\\p{L}\\p{N}]+"),
                                        QRegularExpression::UseUnicodePropertiesOption);
    return text.toLower().split(gap, Qt::SkipEmptyParts);
}

bool isCompared(const ShadowDraft &draft)
{
    return !draft.drafted.isEmpty() && !draft.sent.isEmpty();
}

} // namespace

int likeness(const QString &one, const QString &other)
{
    const QStringList words = wordsOf(one);
    QStringList rest = wordsOf(other);
    const qsizetype all = words.size() + rest.size();
    if (all == 0)
        return 0;
    const auto shared = std::ranges::count_if(words, [&rest](const QString &word) { return rest.removeOne(word); });
    return int(200 * shared / all);
}

ShadowModel::ShadowModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void ShadowModel::setDrafts(const QList<ShadowDraft> &drafts)
{
    beginResetModel();
    m_drafts = drafts;
    endResetModel();
}

ConversationId ShadowModel::conversationOf(int row) const
{
    return row >= 0 && row < m_drafts.size() ? m_drafts.at(row).conversation : ConversationId();
}

QString ShadowModel::summary() const
{
    if (m_drafts.isEmpty())
        return tr(
            "Nothing has been drafted yet. Switch “Draft without sending” on in the assistant's settings, and look "
            "here once customers have written.");
    const auto compared = std::ranges::count_if(m_drafts, isCompared);
    const auto alike = std::ranges::count_if(m_drafts, [](const ShadowDraft &draft) {
        return isCompared(draft) && likeness(draft.drafted, draft.sent) >= nearlyTheSame;
    });
    const auto silent
        = std::ranges::count_if(m_drafts, [](const ShadowDraft &draft) { return draft.drafted.isEmpty(); });
    return tr("Drafts: %1. Answered by people since: %2, with nearly the same words: %3. It would have kept silent: "
              "%4.")
        .arg(m_drafts.size())
        .arg(compared)
        .arg(alike)
        .arg(silent);
}

int ShadowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_drafts.size());
}

int ShadowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ShadowModel::text(const ShadowDraft &draft, int column) const
{
    switch (column) {
    case When:
        return shortTime(draft.at, utcNow());
    case Asked:
        return draft.asked;
    case Drafted:
        return draft.drafted.isEmpty() ? tr("Nothing: %1").arg(draft.silence) : draft.drafted;
    case Sent:
        return draft.sent.isEmpty() ? tr("Nothing yet") : tr("%1: %2").arg(draft.author, draft.sent);
    case Alike:
        return isCompared(draft) ? tr("%1 %").arg(likeness(draft.drafted, draft.sent)) : QString();
    default:
        return {};
    }
}

QVariant ShadowModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ShadowDraft &draft = m_drafts.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(draft, index.column());
    if (role == Qt::AccessibleTextRole)
        return tr("%1: %2").arg(headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
                                text(draft, index.column()));
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignTop));
    return {};
}

QVariant ShadowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Asked:
        return tr("The customer wrote");
    case Drafted:
        return tr("It would have answered");
    case Sent:
        return tr("A person answered");
    case Alike:
        return tr("Same words");
    default:
        return {};
    }
}

} // namespace patchcord::ui
