// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/assistant.h"
#include "core/store/store.h"

#include <QFuture>
#include <QObject>

namespace patchcord::desk {

/// The snippets of one text: its paragraphs, short ones joined and long ones cut.
[[nodiscard]] QList<store::Snippet> snippetsOf(const QString &file, const QString &text);

/// Brings what the desk knows up to date with the text files (.txt, .md) of a folder. Reads them beside its own thread,
/// and only when one of them changed. Lives in the desk's thread.
class KnowledgeFolder final : public QObject
{
    Q_OBJECT

public:
    KnowledgeFolder(store::Store &store, QString folder, QObject *parent = nullptr);

    /// Finished when what stands in the files now can be found.
    [[nodiscard]] QFuture<Done> refresh();

private:
    store::Store &m_store;
    QString m_folder;
    QString m_seen; ///< Names, sizes and times of the files as they were kept last; null before that.
};

/// Where the files of a profile lie, beside its media.
[[nodiscard]] QString knowledgeFolderOf(const store::Store &store);

} // namespace patchcord::desk
