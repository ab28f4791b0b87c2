// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/message.h"
#include "ui/compose/attachment.h"

#include <QHash>
#include <QImage>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QTemporaryDir>
#include <QThreadPool>

#include <memory>

namespace patchcord::ui {

/// A file at the reply that is being written, and whether the desk has looked at it.
struct HeldFile
{
    Attachment file;
    bool isChecked = false;
};

/// The files that wait to go with a reply, for each conversation, while the program runs. It looks at files in a worker
/// only, and whether one may be sent is for others to say.
class Attachments final : public QObject
{
    Q_OBJECT

public:
    /// As many as one message carries (https://www.twilio.com/docs/messaging/api/message-resource).
    static constexpr int mostFiles = 10;

    explicit Attachments(QObject *parent = nullptr);
    ~Attachments() override;

    void add(ConversationId conversation, const QStringList &paths);
    /// A picture from the clipboard, which becomes a file first.
    void add(ConversationId conversation, const QImage &picture);
    /// Kept ones, each by a copy that has its name.
    void add(ConversationId conversation, const QList<MediaItem> &files);
    /// Where the kept ones are.
    void setMediaFolder(const QString &folder) { m_mediaFolder = folder; }
    /// What the desk found. A refused one is taken away.
    void settle(ConversationId conversation, const Attachment &file);
    void remove(ConversationId conversation, const QString &path);
    /// Those that go now; they are held no longer.
    QStringList take(ConversationId conversation);

    /// All of them, of every conversation.
    void forget() { m_held.clear(); }
    void forget(ConversationId conversation) { m_held.remove(conversation); }

    [[nodiscard]] const QList<HeldFile> held(ConversationId conversation) const { return m_held.value(conversation); }
    [[nodiscard]] bool isChecking(ConversationId conversation) const;

signals:
    void changed(patchcord::ConversationId conversation);
    /// To be looked at by the desk.
    void offered(patchcord::ConversationId conversation, const QString &path);
    void refused(patchcord::ConversationId conversation, const QString &why);

private:
    struct Seen
    {
        bool isFile = false;
        bool isFolder = false;
        qint64 size = 0;
    };

    [[nodiscard]] QString folderOfOurs();
    [[nodiscard]] QString copyOf(const QString &path, const MediaItem &file);
    static Seen look(const QString &path);
    void seen(ConversationId conversation, const QString &path, const Seen &found);
    HeldFile *find(ConversationId conversation, const QString &path);

    QHash<ConversationId, QList<HeldFile>> m_held;
    QString m_mediaFolder;
    QHash<ConversationId, int> m_copying; ///< How many files are still copied for it.
    std::unique_ptr<QTemporaryDir> m_ours; ///< Made by the worker with the first picture or copy.
    int m_pastedCount = 0;
    QThreadPool m_worker;
};

} // namespace patchcord::ui
