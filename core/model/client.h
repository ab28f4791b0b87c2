// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/model/chatstream.h"
#include "core/model/endpoint.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace patchcord::model {

/// How long a model is waited for, in ms. A model on this machine may think long before its first word.
struct Patience
{
    int connectMs = 5'000;
    int firstWordMs = 45'000;
    int silenceMs = 20'000; ///< Between two pieces.
    int wholeMs = 120'000;
};

/// One answer on its way. Emits finished() exactly once, never before the function that asked has returned, and goes
/// by itself after it.
class Answering final : public QObject
{
    Q_OBJECT

public:
    /// For Client, which knows what to follow.
    Answering(const Patience &patience, QObject *parent);
    ~Answering() override;
    void follow(QNetworkReply *reply);
    void fail(const Error &error);

    /// Nobody wants it any more: the connection ends at once, and finished() is not emitted.
    void cancel();

signals:
    void grew(const QString &more);
    void finished(const patchcord::Result<QString> &text);

private:
    void wait(int milliseconds, const QString &what);
    void onBytes();
    void onEnd();
    void end(const Result<QString> &outcome);

    Patience m_patience;
    QPointer<QNetworkReply> m_reply;
    QTimer m_silence;
    QTimer m_whole;
    QString m_waitsFor;
    ChatStream m_stream;
    bool m_isOver = false;
};

/// Asks an OpenAI-compatible endpoint. Follows no redirect, gives the key to no other host, keeps no cookie, and trusts
/// nothing that comes back. Lives in one thread.
class Client final : public QObject
{
    Q_OBJECT

public:
    explicit Client(Patience patience = {}, QObject *parent = nullptr);
    ~Client() override;

    /// Sends this request body, as prompt.h writes it. The answer is a child of the client.
    [[nodiscard]] Answering *ask(const Endpoint &endpoint, const QByteArray &body);

private:
    Patience m_patience;
    QNetworkAccessManager *m_network;
};

} // namespace patchcord::model
