// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twilio/form.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace patchcord::testing {

/// A loopback Messages resource that answers as its script says: it can take a message and lose the answer, answer in
/// halves, refuse, stall, or be away. It counts every request.
class FakeTwilio final : public QObject
{
    Q_OBJECT

public:
    /// What becomes of one POST. The first three keep the message at "Twilio" although the answer fails.
    enum class Step {
        KeepAndClose,
        KeepAndAnswerHalf,
        KeepAndHang,
        KeepAndFail500,
        LoseAndClose,
        LoseAndFail500,
        TooFast,
        TooFastRetryAfter,
        Refuse21211,
        Refuse21610,
        Unauthorised,
        Accept,
    };

    explicit FakeTwilio(QObject *parent = nullptr);

    [[nodiscard]] QString url() const;
    /// The next POSTs go by this; behind its end they are accepted.
    void play(const QList<Step> &script) { m_script = script; }
    /// Called with the form and the SID before a POST is answered: for callbacks that overtake the answer.
    void beforeAnswer(std::function<void(const twilio::FormFields &, const QString &sid)> hook)
    {
        m_hook = std::move(hook);
    }
    void failListings(bool isFailing) { m_areListingsFailing = isFailing; }
    /// Nobody listens on the port until comeBack().
    void goAway();
    void comeBack();
    /// A message that Twilio has without a POST of this run.
    QString keep(const QString &from, const QString &to, const QString &body, qint64 at,
                 const QString &direction = QStringLiteral("outbound-api"));

    [[nodiscard]] int posts() const { return int(m_forms.size()); }
    [[nodiscard]] int listings() const { return m_listings; }
    [[nodiscard]] const QList<twilio::FormFields> &forms() const { return m_forms; }
    [[nodiscard]] const QList<QJsonObject> &kept() const { return m_kept; }
    /// When each POST came, in ms of a clock that never goes back.
    [[nodiscard]] const QList<qint64> &postTimes() const { return m_postTimes; }

private:
    void read(QTcpSocket *socket);
    void answerPost(QTcpSocket *socket, const QByteArray &body);
    void answerListing(QTcpSocket *socket, const QByteArray &target);
    QJsonObject take(const twilio::FormFields &form, qint64 at, const QString &direction);

    QTcpServer m_server;
    quint16 m_port = 0;
    QList<Step> m_script;
    std::function<void(const twilio::FormFields &, const QString &)> m_hook;
    QList<twilio::FormFields> m_forms;
    QList<qint64> m_postTimes;
    QList<QJsonObject> m_kept;
    QString m_prefix;
    int m_listings = 0;
    bool m_areListingsFailing = false;
};

} // namespace patchcord::testing
