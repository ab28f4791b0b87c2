// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/labels.h"

#include "core/store/connection.h"
#include "core/store/contacts.h"

#include <QCoreApplication>

#include <algorithm>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

QStringList sorted(QStringList labels)
{
    std::ranges::sort(labels, {}, [](const QString &label) { return std::pair(folded(label), label); });
    return labels;
}

QString tr(const char *text)
{
    return QCoreApplication::translate("patchcord::store::Store", text);
}

Result<QString> checked(const QString &label)
{
    QString plain = label.simplified();
    if (plain.isEmpty())
        return failure(ErrorKind::Invalid, tr("A label needs at least one letter."));
    if (plain.size() > longestLabel)
        return failure(ErrorKind::Invalid, tr("A label has at most %1 letters.").arg(longestLabel));
    return plain;
}

/// The label as it is spelt already, wherever it is in use.
Result<QString> spelt(const Snapshot &snapshot, const QString &label)
{
    const Result<QString> plain = checked(label);
    if (!plain)
        return plain;
    const auto known = labelCounts(snapshot);
    if (!known)
        return std::unexpected(known.error());
    const auto same = std::ranges::find_if(
        *known, [wanted = folded(*plain)](const LabelCount &count) { return folded(count.label) == wanted; });
    return same == known->end() ? *plain : same->label;
}

} // namespace

Result<QStringList> labelsOf(const Snapshot &snapshot, ConversationId id)
{
    const auto labels = collect(snapshot.connection().run("conversation_labels"_L1, {id.value}),
                                [](const Rows &row) { return row.text(0); });
    if (!labels)
        return std::unexpected(labels.error());
    return sorted(QStringList(*labels));
}

Result<QList<LabelCount>> labelCounts(const Snapshot &snapshot)
{
    return collect(snapshot.connection().run("label_counts"_L1),
                   [](const Rows &row) { return LabelCount{row.text(0), row.small(1)}; });
}

Done setLabels(Transaction &transaction, ConversationId id, const QStringList &labels)
{
    const Result<QStringList> former = labelsOf(transaction, id);
    if (!former)
        return std::unexpected(former.error());
    const QStringList wanted = sorted(labels);
    if (wanted == *former)
        return {};
    Connection &connection = transaction.connection();
    for (const QString &label : *former) {
        if (wanted.contains(label))
            continue;
        if (const Done done = connection.execute("conversation_label_delete"_L1, {label, id.value}); !done)
            return done;
    }
    for (const QString &label : wanted) {
        if (former->contains(label))
            continue;
        if (const Done done = connection.execute("conversation_label_insert"_L1, {label, id.value}); !done)
            return done;
    }
    if (const Done done = connection.execute("conversation_set_labels"_L1, {wanted.join(u'\n'), id.value}); !done)
        return done;
    Event event;
    event.kind = EventKind::ConversationChanged;
    event.conversation = id;
    const Result<qint64> number = transaction.append(event);
    return number ? Done() : std::unexpected(number.error());
}

Done addLabel(Transaction &transaction, ConversationId id, const QString &label)
{
    const Result<QString> wanted = spelt(transaction, label);
    if (!wanted)
        return std::unexpected(wanted.error());
    const Result<QStringList> former = labelsOf(transaction, id);
    if (!former)
        return std::unexpected(former.error());
    return former->contains(*wanted) ? Done() : setLabels(transaction, id, *former + QStringList{*wanted});
}

Done removeLabel(Transaction &transaction, ConversationId id, const QString &label)
{
    const Result<QStringList> former = labelsOf(transaction, id);
    if (!former)
        return std::unexpected(former.error());
    QStringList kept = *former;
    kept.removeIf([wanted = folded(label.simplified())](const QString &one) { return folded(one) == wanted; });
    return setLabels(transaction, id, kept);
}

} // namespace patchcord::store
