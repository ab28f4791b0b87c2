// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/savedreplyfile.h"

#include <QStringList>

#include <optional>

namespace patchcord::desk {

namespace {

const QString heading = QStringLiteral("== ");
const QString folderMark = QStringLiteral("folder:");

bool isMarked(const QString &line)
{
    return line.startsWith(heading) || line.startsWith(folderMark) || line.startsWith(u'\\');
}

/// Line by line, since a reply's own lines are kept as they are.
class Reading final
{
public:
    void take(const QString &line)
    {
        if (line.startsWith(heading)) {
            finish();
            m_reply = SavedReply();
            m_reply->name = line.sliced(heading.size()).trimmed();
            m_lines.clear();
        } else if (m_reply && m_lines.isEmpty() && line.startsWith(folderMark)) {
            m_reply->folder = line.sliced(folderMark.size()).trimmed();
        } else if (m_reply) {
            m_lines.append(line.startsWith(u'\\') ? line.sliced(1) : line);
        }
    }

    QList<SavedReply> finish()
    {
        if (m_reply) {
            m_reply->text = m_lines.join(u'\n').trimmed();
            if (!m_reply->name.isEmpty() && !m_reply->text.isEmpty())
                m_replies.append(*m_reply);
        }
        m_reply.reset();
        return m_replies;
    }

private:
    QList<SavedReply> m_replies;
    std::optional<SavedReply> m_reply;
    QStringList m_lines;
};

} // namespace

QString toText(const QList<SavedReply> &replies)
{
    QString text;
    for (const SavedReply &reply : replies) {
        if (reply.text.trimmed().isEmpty())
            continue;
        text += heading + reply.name + u'\n';
        if (!reply.folder.isEmpty())
            text += folderMark + u' ' + reply.folder + u'\n';
        for (const QString &line : reply.text.split(u'\n'))
            text += (isMarked(line) ? QStringLiteral("\\") : QString()) + line + u'\n';
        text += u'\n';
    }
    return text;
}

QList<SavedReply> savedRepliesIn(const QString &text)
{
    Reading reading;
    for (const QString &line : QString(text).remove(u'\r').split(u'\n'))
        reading.take(line);
    return reading.finish();
}

} // namespace patchcord::desk
