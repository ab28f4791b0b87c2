// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/gateway/proofgate.h"
#include "core/records/connection.h"

#include <QFuture>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPromise>

class QNetworkReply;
class QWebSocket;

namespace patchcord::gateway {

/// Proves that what Twilio sends can arrive: fetches a nonce through the public address, posts a signed form that must
/// arrive to the byte, and has a WebSocket echo. It ends at the first step that fails. Lives in the gateway's thread;
/// one object, one proof.
class Proof final : public QObject
{
    Q_OBJECT

public:
    Proof(ProofGate &gate, const Credentials &credentials, const QString &publicUrl, QObject *parent = nullptr);
    ~Proof() override;

    /// All steps in their order; those behind a failed one are not done.
    [[nodiscard]] QFuture<QList<ProofStep>> run();

signals:
    /// For those who watch: all steps as they stand.
    void advanced(const QList<ProofStep> &steps);

private:
    void fetchNonce();
    void postForm();
    void openSocket();
    void settle(ProofStep::Kind kind, const QString &finding, qint64 milliseconds);
    void finish();

    [[nodiscard]] QNetworkRequest requestTo(const QByteArray &url, const QByteArray &signature) const;
    [[nodiscard]] QString troubleOf(const QNetworkReply &reply, const QByteArray &body) const;
    [[nodiscard]] QString whereItCame() const;
    [[nodiscard]] QString shown(QByteArray target) const;
    [[nodiscard]] QString whatChanged(const QByteArray &target, const QByteArray &body) const;

    ProofGate &m_gate;
    QByteArray m_accountSid;
    QByteArray m_token;
    QByteArray m_publicUrl;
    QByteArray m_nonce;
    QNetworkAccessManager m_network;
    QList<ProofStep> m_steps;
    QPromise<QList<ProofStep>> m_promise;
};

} // namespace patchcord::gateway
