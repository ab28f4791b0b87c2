// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/fileslink.h"
#include "core/base/clock.h"
#include "core/desk/files/channelfiles.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/scheduled.h"
#include "core/store/senders.h"
#include "tests/core/desk/samplefiles.h"
#include "ui/shell/windowlater.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;
using namespace patchcord::app;
using namespace patchcord::testing;

namespace {

constexpr int patienceMs = 20'000;

} // namespace

/// What an agent attaches in the window, on its way to the outbox.
class TestFilesLink final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sendsWhatWasAttachedWhateverBecameOfTheFile();
    void makesSeveralPicturesFitTogether();
    void sendsNothingOfWhatCannotBeSent();
    void putsOffWhatWasAttached();
    void fetchesAgain();

private:
    QString file(const QString &name, const QByteArray &bytes) { return write(m_disk->filePath(name), bytes); }
    QList<Message> rows();
    [[nodiscard]] bool hasRows(int count)
    {
        return QTest::qWaitFor([&] { return rows().size() == count; }, patienceMs);
    }
    [[nodiscard]] int keptFiles() const { return int(QDir(m_store->mediaFolder()).entryList(QDir::Files).size()); }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<QTemporaryDir> m_disk;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<desk::AgentDesk> m_agent;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<LaterLink> m_later;
    std::unique_ptr<FilesLink> m_link;
    ConversationId m_conversation;
};

void TestFilesLink::init()
{
    m_profile = std::make_unique<QTemporaryDir>();
    m_disk = std::make_unique<QTemporaryDir>();
    auto store = store::Store::open(m_profile->path());
    QVERIFY(store);
    m_store = std::move(*store);
    m_agent = std::make_unique<desk::AgentDesk>(*m_store, QStringLiteral("Ann"));
    m_window = std::make_unique<ui::MainWindow>();
    m_later = std::make_unique<LaterLink>(*m_store, *m_window, QStringLiteral("Ann"));
    m_link = std::make_unique<FilesLink>(*m_store, *m_window, *m_agent, *m_later);
    const auto conversation = m_store->write([](store::Transaction &transaction) -> Result<ConversationId> {
        Sender sender;
        sender.address = {Channel::Sms, QStringLiteral("+15005550006")};
        const auto id = store::insertSender(transaction, sender);
        if (!id)
            return std::unexpected(id.error());
        return store::ensureConversation(transaction, *id, {Channel::Sms, QStringLiteral("+12025550123")}, {}, 1000);
    });
    m_conversation = conversation.result().value_or(ConversationId());
    QVERIFY(m_conversation.isValid());
}

void TestFilesLink::cleanup()
{
    m_link.reset();
    m_later.reset();
    m_window.reset();
    m_agent.reset();
    m_store.reset();
}

QList<Message> TestFilesLink::rows()
{
    return m_store
        ->read([id = m_conversation](const store::Snapshot &snapshot) {
            return store::messagesBefore(snapshot, id, MessageKey::end(), 100);
        })
        .result()
        .value_or(QList<Message>());
}

void TestFilesLink::sendsWhatWasAttachedWhateverBecameOfTheFile()
{
    const QString path = file(QStringLiteral("a.txt"), "before");
    emit m_window->attachmentOffered(m_conversation, path);
    QTRY_COMPARE_WITH_TIMEOUT(keptFiles(), 1, patienceMs);
    // The link hears of the copy before it hears of the next act.
    QCoreApplication::processEvents();
    write(path, "after, and longer");
    emit m_window->sendWithFilesRequested(m_conversation, QStringLiteral("Look"), {path});
    QVERIFY(hasRows(1));
    const Message message = rows().first();
    QCOMPARE(message.body, QStringLiteral("Look"));
    QCOMPARE(toString(message.kind), toString(MessageKind::Mms));
    QCOMPARE(message.media.size(), 1);
    QCOMPARE(message.media.first().name, QStringLiteral("a.txt"));
    QCOMPARE(bytesOf(m_store->mediaFolder() + u'/' + message.media.first().file), QByteArray("before"));
}

void TestFilesLink::makesSeveralPicturesFitTogether()
{
    QStringList paths;
    for (int index = 0; index < 3; ++index)
        paths.append(file(QStringLiteral("photo%1.jpg").arg(index), encoded(noise(1300 + index, 1000), "jpeg", 98)));
    QVERIFY(QFileInfo(paths.first()).size() > 1'700'000);
    emit m_window->sendWithFilesRequested(m_conversation, {}, paths);
    QVERIFY(hasRows(1));
    const QList<MediaItem> media = rows().first().media;
    QCOMPARE(media.size(), 3);
    qint64 together = 0;
    for (const MediaItem &item : media)
        together += item.size;
    QVERIFY(together <= desk::mostBytesTogether(Channel::Sms));
    QCOMPARE(media.at(2).name, QStringLiteral("photo2.jpg"));
}

void TestFilesLink::sendsNothingOfWhatCannotBeSent()
{
    const QString path = file(QStringLiteral("all.zip"), "PK\x03\x04zip");
    emit m_window->sendWithFilesRequested(m_conversation, QStringLiteral("Look"), {path});
    const QString text = QStringLiteral("Fine");
    emit m_window->sendWithFilesRequested(m_conversation, text, {file(QStringLiteral("a.txt"), "fine")});
    QVERIFY(hasRows(1));
    QCOMPARE(rows().first().body, text);
}

void TestFilesLink::putsOffWhatWasAttached()
{
    const QString path = file(QStringLiteral("a.txt"), "later");
    emit m_window->later()->sendLaterRequested(m_conversation, QStringLiteral("Look"), {path}, utcNow() + 3'600'000);
    const auto scheduled = [this] {
        return m_store->read([](const store::Snapshot &snapshot) { return store::allScheduled(snapshot, 10); })
            .result()
            .value_or(QList<ScheduledReply>());
    };
    QTRY_COMPARE_WITH_TIMEOUT(scheduled().size(), 1, patienceMs);
    const QList<MediaItem> files = scheduled().first().files;
    QCOMPARE(files.size(), 1);
    QCOMPARE(files.first().name, QStringLiteral("a.txt"));
    QCOMPARE(bytesOf(m_store->mediaFolder() + u'/' + files.first().file), QByteArray("later"));
    QCOMPARE(rows().size(), 0);
}

void TestFilesLink::fetchesAgain()
{
    const auto kept = m_store->write([id = m_conversation](store::Transaction &transaction) {
        Message message;
        message.conversation = id;
        message.kind = MessageKind::Mms;
        message.sid = QStringLiteral("MMtest");
        message.at = 2000;
        MediaItem item;
        item.url = QStringLiteral("https://api.twilio.com/a");
        item.state = MediaState::Gone;
        message.media.append(item);
        return store::insertMessage(transaction, message);
    });
    const MessageId id = kept.result()->id;
    emit m_window->fetchAgainRequested(id);
    QTRY_COMPARE_WITH_TIMEOUT(toString(rows().first().media.first().state), toString(MediaState::Waiting), patienceMs);
}

QTEST_MAIN(TestFilesLink)
#include "tst_fileslink.moc"
