// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/base/error.h"
#include "core/twilio/form.h"

#include <QByteArray>
#include <QFuture>
#include <QJsonObject>
#include <QObject>
#include <QUrl>

#include <optional>

class QNetworkAccessManager;

namespace patchcord::twilio {

/// Twilio's products; each has a host of its own, but a loopback base serves all.
enum class Product { Api, Content, Messaging, Lookups, Monitor };

/// Sends one REST request and reads one answer. It never follows a redirect, never repeats a POST, and gives the
/// credentials to nobody but the configured host. Lives in the desk's thread.
class Client final : public QObject
{
    Q_OBJECT

public:
    /// `apiBase` empty = Twilio's hosts (with the credentials' edge and region), else every product at that base.
    Client(Credentials credentials, const QString &apiBase, QObject *parent = nullptr);
    ~Client() override;

    [[nodiscard]] QString accountSid() const;
    [[nodiscard]] bool hasCredentials() const;

    /// `path` starts with '/', query included and encoded. `Accounts/{AC}` is the caller's to write.
    QFuture<Result<QJsonObject>> get(Product product, const QByteArray &path);
    /// Leaves exactly once. OutcomeUnknown when the answer was lost, was cut, or was a 5xx.
    QFuture<Result<QJsonObject>> post(Product product, const QByteArray &path, const FormFields &form);
    /// The same with a JSON document, which the newer products take instead of a form.
    QFuture<Result<QJsonObject>> postJson(Product product, const QByteArray &path, const QJsonObject &document);
    QFuture<Result<QJsonObject>> remove(Product product, const QByteArray &path);
    /// A link that Twilio gave (`next_page_uri`): host-relative or absolute; refused when it names another host.
    QFuture<Result<QJsonObject>> follow(Product product, const QString &link);

    /// How far Twilio's clock was ahead of ours at its last answer, in ms and to about a second; nullopt before the
    /// first.
    [[nodiscard]] std::optional<qint64> clockOffset() const;

    /// Milliseconds until a request without an answer is given up; 30 s unless set.
    void setTransferTimeout(int milliseconds);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::twilio
