// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/erasing.h"

#include "core/base/futures.h"
#include "core/store/assistantshadow.h"
#include "core/store/attempts.h"
#include "core/store/contactdetails.h"
#include "core/store/contacts.h"
#include "core/store/conversations.h"
#include "core/store/figures.h"
#include "core/store/labels.h"
#include "core/store/media.h"
#include "core/store/messages.h"
#include "core/store/savedreplies.h"
#include "core/store/scheduled.h"
#include "tests/core/desk/desktest.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace patchcord::desk {

using namespace testing;

namespace {

const QString erasedNumber = QStringLiteral("+4915112345678");
/// Of somebody who turned out to be the same person.
const QString mergedNumber = QStringLiteral("+4915112345678999");
const QString keptNumber = QStringLiteral("+4915187654321");
const QString ours = QStringLiteral("+15005550006");
const QStringList theirWords{
    QStringLiteral("15112345678"),        QStringLiteral("marzipan potatoes"),  QStringLiteral("Bartholomäus"),
    QStringLiteral("unsent thought"),     QStringLiteral("SMtheirs"),           QStringLiteral("quarantined words"),
    QStringLiteral("words for tomorrow"), QStringLiteral("sweet tooth"),        QStringLiteral("came by bicycle"),
    QStringLiteral("Bartl of old"),       QStringLiteral("a ghost of a reply"),
};

/// Every file of a folder, and in which of them the text stands, as UTF-8 or UTF-16.
QStringList filesWith(const QString &folder, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const QByteArray utf16(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s", qPrintable(file.fileName()));
        const QByteArray bytes = file.readAll();
        if (bytes.contains(utf8) || bytes.contains(utf16))
            found.append(file.fileName() + u' ' + text);
    }
    return found;
}

QStringList filesWithAnyOf(const QString &folder, const QStringList &texts)
{
    QStringList found;
    for (const QString &text : texts)
        found += filesWith(folder, text);
    return found;
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(path));
}

MediaItem kept(const QString &file)
{
    MediaItem item;
    item.contentType = QStringLiteral("image/png");
    item.file = file;
    item.state = MediaState::Here;
    return item;
}

/// A desk with two customers: one is to be erased, the other is not.
class Bench final : public DeskTest
{
public:
    Bench()
    {
        sender = addSender(ours);
        theirs = openWith(erasedNumber, QStringLiteral("Bartholomäus"));
        others = openWith(keptNumber, QStringLiteral("Konstanze"));
        const QString media = store().mediaFolder();
        for (const char *name : {"theirs.png", "small.png", "shared.png", "later.png"})
            put(media + u'/' + QLatin1String(name), "bytes of " + QByteArray(name));
        happen();
    }

    [[nodiscard]] ContactId contactOf(ConversationId id) { return conversation(id).contact; }
    [[nodiscard]] QString profile() { return store().profile(); }
    [[nodiscard]] bool hasFile(const char *name)
    {
        return QFile::exists(store().mediaFolder() + u'/' + QLatin1String(name));
    }
    template <typename Work> auto write(Work work) { return resultOf(store().write(std::move(work))); }

    void optOut(const QString &number)
    {
        QVERIFY(write([this, number](store::Transaction &t) {
            return store::appendOptOut(t, {sender, {Channel::Sms, number}, true, QStringLiteral("SMtheirs1"), 1});
        }));
    }
    void insert(ConversationId id, const QString &from, const QString &body, const QString &sid,
                const QList<MediaItem> &media = {})
    {
        Message message;
        message.conversation = id;
        message.from = from;
        message.to = ours;
        message.body = body;
        message.sid = sid;
        message.media = media;
        message.at = ++m_clock;
        QVERIFY(write([message](store::Transaction &t) { return store::insertMessage(t, message); }));
    }

    SenderId sender;
    ConversationId theirs;
    ConversationId others;

private:
    ConversationId openWith(const QString &number, const QString &name)
    {
        return write([this, number, name](store::Transaction &t) {
                   return store::ensureConversation(t, sender, {Channel::Sms, number}, name, 1);
               })
            .value();
    }

    void happen()
    {
        MediaItem picture = kept(QStringLiteral("theirs.png"));
        picture.thumbnail = QStringLiteral("small.png");
        insert(theirs, erasedNumber, QStringLiteral("I love marzipan potatoes"), QStringLiteral("SMtheirs1"),
               {picture, kept(QStringLiteral("shared.png"))});
        insert(others, keptNumber, QStringLiteral("plain bread for me"), QStringLiteral("SMothers1"),
               {kept(QStringLiteral("shared.png"))});
        const MessageId sent = addPending(sender, erasedNumber, QStringLiteral("No more marzipan potatoes"));
        addAttempt(sent, QStringLiteral("token-theirs"), AttemptState::Accepted, QStringLiteral("SMtheirs2"), 5);
        QVERIFY(write([this, sent](store::Transaction &t) -> Done {
            if (const auto done = store::setDraft(t, theirs, QStringLiteral("an unsent thought")); !done)
                return done;
            if (const auto done = store::appendAudit(t,
                                                     {7,
                                                      QStringLiteral("Ada"),
                                                      QStringLiteral("model.ask"),
                                                      theirs,
                                                      sent,
                                                      {{QStringLiteral("text"), theirWords.at(1)}}});
                !done)
                return done;
            if (const auto done = keepMore(t); !done)
                return done;
            store::QuarantineEntry refused;
            refused.body = "From=%2B4915112345678&Body=quarantined+words+quarantined words";
            return store::quarantine(t, refused);
        }));
    }

    /// A reply that is put off, a label, notes, somebody who turned out to be the same person, what a model drafted.
    Done keepMore(store::Transaction &t)
    {
        ScheduledReply later;
        later.conversation = theirs;
        later.body = QStringLiteral("words for tomorrow");
        later.files = {kept(QStringLiteral("later.png"))};
        if (const auto put = store::insertScheduled(t, later); !put)
            return std::unexpected(put.error());
        if (const Done labelled = store::addLabel(t, theirs, QStringLiteral("sweet tooth")); !labelled)
            return labelled;
        const auto mine = store::conversationById(t, theirs);
        const auto former = store::ensureContact(t, {Channel::WhatsApp, mergedNumber}, QStringLiteral("Bartl of old"));
        if (!mine || !*mine || !former)
            return failure(ErrorKind::NotFound, {});
        if (const Done noted = store::setContactNotes(t, (*mine)->contact, QStringLiteral("came by bicycle")); !noted)
            return noted;
        if (const Done merged = store::mergeContacts(t, (*mine)->contact, *former, 9); !merged)
            return merged;
        ShadowDraft draft;
        draft.conversation = theirs;
        draft.drafted = QStringLiteral("a ghost of a reply");
        return store::keepShadowDraft(t, draft, (*mine)->last.id);
    }

    qint64 m_clock = 1'700'000'000'000;
};

} // namespace

class TestErasing : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void leavesNothingInAnyFile();
    void leavesOthersAlone();
    void leavesFilesThatAReplyToComeNames();
    void takesBackupsAlong();
    void previewsWhatGoes();
    void keepsAnOptOutWithoutTheNumber_data();
    void keepsAnOptOutWithoutTheNumber();
    void forgetsATraceOnceTheyCameBack();
    void refusesWhileSomethingIsUnderway();
    void finishesWhatAFormerRunBegan();
    void takesManyRowsStepByStep();
    void writesAReceiptWithoutThePerson();
    void knowsEveryTableThatRefersToAPerson();

private:
    [[nodiscard]] Done erase(Bench &bench, ConversationId id, bool isAtTwilio = false)
    {
        Erasing erasing(bench.store(), QStringLiteral("Ada"));
        return resultOf(erasing.erase(bench.contactOf(id), isAtTwilio));
    }
};

void TestErasing::leavesNothingInAnyFile()
{
    Bench bench;
    bench.optOut(erasedNumber);
    const QStringList before = filesWithAnyOf(bench.profile(), theirWords);
    QCOMPARE(before.size() >= theirWords.size(), true);
    QVERIFY(erase(bench, bench.theirs).has_value());
    QCOMPARE(filesWithAnyOf(bench.profile(), theirWords), QStringList());
    bench.reopen();
    QCOMPARE(filesWithAnyOf(bench.profile(), theirWords), QStringList());
    QVERIFY(!bench.hasFile("theirs.png"));
    QVERIFY(!bench.hasFile("small.png"));
    QVERIFY(!bench.hasFile("later.png"));
}

void TestErasing::leavesOthersAlone()
{
    Bench bench;
    QVERIFY(erase(bench, bench.theirs).has_value());
    QVERIFY(bench.hasFile("shared.png"));
    const QList<Message> left = bench.allMessages();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().body, QStringLiteral("plain bread for me"));
    QCOMPARE(bench.conversation(bench.others).contactName, QStringLiteral("Konstanze"));
    const FigureQuery query{QDate(2023, 11, 1), QDate(2023, 12, 1), QTimeZone::utc(), {}};
    const Figures figures = resultOf(bench.store().read([query](const store::Snapshot &s) {
                                return store::figures(s, query, 0);
                            })).value();
    QCOMPARE(figures.senders.first().traffic.in, 1);
    QCOMPARE(figures.senders.first().traffic.out, 0);
}

void TestErasing::leavesFilesThatAReplyToComeNames()
{
    Bench bench;
    MediaItem picture = kept(QStringLiteral("theirs.png"));
    picture.thumbnail = QStringLiteral("small.png");
    const SavedReply saved{{}, QStringLiteral("Picture"), {}, {}, 0, {picture}};
    QVERIFY(bench.write([saved](store::Transaction &t) { return store::insertSavedReply(t, saved); }));
    ScheduledReply later;
    later.conversation = bench.others;
    later.files = {kept(QStringLiteral("later.png"))};
    QVERIFY(bench.write([later](store::Transaction &t) { return store::insertScheduled(t, later); }));
    QVERIFY(erase(bench, bench.theirs).has_value());
    QVERIFY(bench.hasFile("theirs.png"));
    QVERIFY(bench.hasFile("small.png"));
    QVERIFY(bench.hasFile("later.png"));
}

void TestErasing::takesBackupsAlong()
{
    Bench bench;
    put(bench.profile() + QStringLiteral("/patchcord-version4-20260101T000000Z.db"), "marzipan potatoes");
    Erasing erasing(bench.store(), QStringLiteral("Ada"));
    QCOMPARE(resultOf(erasing.preview(bench.contactOf(bench.theirs))).value().backups, 1);
    QVERIFY(erase(bench, bench.theirs).has_value());
    QCOMPARE(filesWithAnyOf(bench.profile(), theirWords), QStringList());
}

void TestErasing::previewsWhatGoes()
{
    Bench bench;
    bench.optOut(erasedNumber);
    Erasing erasing(bench.store(), QStringLiteral("Ada"));
    const ErasePreview preview = resultOf(erasing.preview(bench.contactOf(bench.theirs))).value();
    QCOMPARE(preview.tally.name, QStringLiteral("Bartholomäus"));
    QCOMPARE(preview.tally.addresses, QStringList({erasedNumber, mergedNumber}));
    QCOMPARE(preview.tally.conversations, 1);
    QCOMPARE(preview.tally.messages, 2);
    QCOMPARE(preview.tally.received, 1);
    QCOMPARE(preview.tally.files, 2);
    QCOMPARE(preview.tally.quarantined, 1);
    QVERIFY(preview.tally.isOptedOut);
    QCOMPARE(resultOf(erasing.preview({4711})).error().kind, ErrorKind::NotFound);
}

void TestErasing::keepsAnOptOutWithoutTheNumber_data()
{
    QTest::addColumn<bool>("didOptOut");
    QTest::newRow("opted out") << true;
    QTest::newRow("never said so") << false;
}

void TestErasing::keepsAnOptOutWithoutTheNumber()
{
    QFETCH(bool, didOptOut);
    Bench bench;
    bench.optOut(keptNumber); // Somebody is always in the ledger.
    if (didOptOut)
        bench.optOut(erasedNumber);
    QVERIFY(erase(bench, bench.theirs).has_value());
    QCOMPARE(bench.isOptedOut(bench.sender, {Channel::Sms, erasedNumber}), didOptOut);
    QCOMPARE(bench.isOptedOut(bench.sender, {Channel::Sms, QStringLiteral("+4915112345679")}), false);
    bench.insert(bench.others, keptNumber, QStringLiteral("still here"), QStringLiteral("SMothers2"));
    const ConversationId anew
        = bench
              .write([&bench](store::Transaction &t) {
                  return store::ensureConversation(t, bench.sender, {Channel::Sms, erasedNumber}, {}, 9);
              })
              .value();
    QCOMPARE(bench.conversation(anew).isOptedOut, didOptOut);
    QCOMPARE(bench.conversation(anew).messageCount, 0);
}

void TestErasing::forgetsATraceOnceTheyCameBack()
{
    Bench bench;
    bench.optOut(erasedNumber);
    QVERIFY(erase(bench, bench.theirs).has_value());
    const ConversationId anew
        = bench
              .write([&bench](store::Transaction &t) {
                  return store::ensureConversation(t, bench.sender, {Channel::Sms, erasedNumber}, {}, 9);
              })
              .value();
    QVERIFY(bench.write([&bench](store::Transaction &t) {
        return store::appendOptOut(t, {bench.sender, {Channel::Sms, erasedNumber}, false, {}, 10});
    }));
    QCOMPARE(bench.isOptedOut(bench.sender, {Channel::Sms, erasedNumber}), false);
    QVERIFY(erase(bench, anew).has_value());
    QCOMPARE(bench.isOptedOut(bench.sender, {Channel::Sms, erasedNumber}), false);
}

void TestErasing::refusesWhileSomethingIsUnderway()
{
    Bench bench;
    const MessageId leaving = bench.addPending(bench.sender, erasedNumber, QStringLiteral("one more"));
    bench.addAttempt(leaving, QStringLiteral("token"), AttemptState::Leaving);
    const Done refused = erase(bench, bench.theirs);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Refused);
    QCOMPARE(bench.conversation(bench.theirs).messageCount, 3);
}

void TestErasing::finishesWhatAFormerRunBegan()
{
    Bench bench;
    const ContactId contact = bench.contactOf(bench.theirs);
    QVERIFY(bench.write([contact](store::Transaction &t) -> Done {
        if (const Done done = store::beginErasure(t, {0, contact, QStringLiteral("Ada"), false, 1}); !done)
            return done;
        return {};
    }));
    bench.reopen();
    Erasing erasing(bench.store(), QStringLiteral("Ben"));
    erasing.resume();
    QTRY_COMPARE(bench.audit().first().action, QStringLiteral("person.erased"));
    QCOMPARE(bench.audit().first().actor, QStringLiteral("Ada"));
    QCOMPARE(filesWithAnyOf(bench.profile(), theirWords), QStringList());
    const auto open = resultOf(bench.store().read([](const store::Snapshot &s) { return store::openErasures(s); }));
    QCOMPARE(open.value().size(), 0);
}

void TestErasing::takesManyRowsStepByStep()
{
    Bench bench;
    QVERIFY(bench.write([&bench](store::Transaction &t) -> Done {
        for (int number = 0; number < 1'700; ++number) {
            Message message;
            message.conversation = bench.theirs;
            message.body = QStringLiteral("marzipan potatoes");
            message.at = 1'700'000'000'000 + number / 3;
            if (const auto kept = store::insertMessage(t, message); !kept)
                return std::unexpected(kept.error());
        }
        return {};
    }));
    const qint64 commits = bench.store().commitCounts().commits;
    QVERIFY(erase(bench, bench.theirs).has_value());
    QVERIFY(bench.store().commitCounts().commits - commits >= 5);
    QCOMPARE(bench.allMessages().size(), 1);
}

void TestErasing::writesAReceiptWithoutThePerson()
{
    Bench bench;
    bench.optOut(erasedNumber);
    QVERIFY(erase(bench, bench.theirs, true).has_value());
    const QList<store::AuditEntry> audit = bench.audit();
    QCOMPARE(audit.at(0).action, QStringLiteral("person.erased"));
    QCOMPARE(audit.at(1).action, QStringLiteral("person.erase"));
    QCOMPARE(audit.at(1).actor, QStringLiteral("Ada"));
    QVERIFY(!audit.at(1).conversation.isValid());
    const QJsonObject receipt = audit.at(1).detail;
    QCOMPARE(receipt.value(u"messages").toInt(), 2);
    QCOMPARE(receipt.value(u"files").toInt(), 2);
    QCOMPARE(receipt.value(u"at_twilio").toBool(), true);
    QCOMPARE(receipt.value(u"opt_out_kept_as_hash").toBool(), true);
    for (const store::AuditEntry &entry : audit)
        QVERIFY(entry.conversation != bench.theirs);
}

/// Whoever adds a table that tells of a person adds a statement under sql/erase as well.
void TestErasing::knowsEveryTableThatRefersToAPerson()
{
    // These go with their message or refer to it without telling anything, or are what erasing itself keeps.
    const QStringList spared{QStringLiteral("media"), QStringLiteral("phone_call"), QStringLiteral("erasure"),
                             QStringLiteral("message_hold")};
    // And these tell of nobody: what agents and Twilio wrote for everyone.
    const QStringList general{QStringLiteral("saved_reply"), QStringLiteral("content_template"),
                              QStringLiteral("knowledge")};
    QString erasing;
    QDirIterator statements(QStringLiteral(":/store/sql/erase"), QDir::Files, QDirIterator::Subdirectories);
    while (statements.hasNext()) {
        QFile file(statements.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        erasing += QString::fromUtf8(file.readAll()) + u'\n';
    }
    Bench bench;
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("tables"));
    database.setDatabaseName(bench.profile() + QStringLiteral("/patchcord.db"));
    QVERIFY(database.open());
    QSqlQuery query(database);
    QVERIFY(query.exec(QStringLiteral("SELECT DISTINCT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c "
                                      "WHERE t.type = 'table' AND c.name IN ('conversation_id', 'contact_id', "
                                      "'message_id', 'from_address', 'body')")));
    int tables = 0;
    while (query.next()) {
        const QString table = query.value(0).toString();
        ++tables;
        const QRegularExpression named(QStringLiteral("(DELETE FROM|UPDATE) %1\\b").arg(table));
        QVERIFY2(spared.contains(table) || general.contains(table) || erasing.contains(named), qPrintable(table));
    }
    QVERIFY(tables > 8);
    query.finish();
    database.close();
}

} // namespace patchcord::desk

QTEST_GUILESS_MAIN(patchcord::desk::TestErasing)
#include "tst_erasing.moc"
