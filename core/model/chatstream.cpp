// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/chatstream.h"

#include "core/model/wording.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace patchcord::model {

Result<QString> ChatStream::feed(const QByteArray &bytes)
{
    QString more;
    m_bytes += bytes.size();
    m_unread += bytes;
    for (qsizetype end = m_unread.indexOf('\n'); end >= 0 && !m_isDone; end = m_unread.indexOf('\n')) {
        QByteArray line = m_unread.first(end);
        m_unread.remove(0, end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        const Result<QString> text = takeLine(line);
        if (!text)
            return text;
        more += *text;
    }
    if (m_unread.size() > mostLineBytes || m_bytes > mostStreamBytes || m_text.size() > mostAnswerLength)
        return std::unexpected(tooLong());
    return more;
}

Result<QString> ChatStream::takeLine(const QByteArray &line)
{
    if (line.isEmpty())
        return takeEvent();
    const qsizetype colon = line.indexOf(':');
    if (colon == 0) // A comment: the endpoint says that it is alive.
        return QString();
    const QByteArray field = colon < 0 ? line : line.first(colon);
    if (field != "data")
        return field == "event" || field == "id" || field == "retry"
            ? Result<QString>(QString())
            : std::unexpected(notUnderstood("no event stream"));
    QByteArray value = colon < 0 ? QByteArray() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (m_hasData)
        m_data += '\n';
    m_hasData = true;
    m_data += value;
    return m_data.size() > mostLineBytes ? Result<QString>(std::unexpected(tooLong())) : QString();
}

Result<QString> ChatStream::takeEvent()
{
    if (!m_hasData)
        return QString();
    const QByteArray data = std::exchange(m_data, {}).trimmed();
    m_hasData = false;
    if (data == "[DONE]") {
        m_isDone = true;
        return QString();
    }
    return takeChunk(data);
}

Result<QString> ChatStream::takeChunk(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::unexpected(notUnderstood("a chunk is no JSON object"));
    const QJsonObject chunk = document.object();
    if (chunk.contains(u"error"))
        return std::unexpected(failing(QStringLiteral("error within the stream")));
    const QJsonObject choice = chunk.value(u"choices").toArray().at(0).toObject();
    const QJsonObject delta = choice.value(u"delta").toObject();
    const QString reason = choice.value(u"finish_reason").toString();
    if (!delta.value(u"tool_calls").toArray().isEmpty() || delta.value(u"function_call").isObject()
        || reason == u"tool_calls" || reason == u"function_call")
        return std::unexpected(wantsTools());
    if (reason == u"content_filter")
        return std::unexpected(mayNotAnswer());
    if (reason == u"length")
        return std::unexpected(tooLong());
    m_isFinished = m_isFinished || !reason.isEmpty();
    const QString text = delta.value(u"content").toString();
    m_text += text;
    return text;
}

Result<QString> ChatStream::whole() const
{
    if (!m_isDone && !m_isFinished)
        return std::unexpected(m_bytes == 0 ? notUnderstood("an empty body") : cutOff());
    if (m_text.trimmed().isEmpty())
        return std::unexpected(saidNothing());
    return m_text;
}

} // namespace patchcord::model
