// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/savedreplydesk.h"

#include "core/desk/savedreplyfile.h"
#include "core/store/savedreplies.h"
#include "tests/core/desk/desktest.h"

#include <QRegularExpression>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

namespace {

MediaItem map()
{
    MediaItem item;
    item.contentType = QStringLiteral("image/png");
    item.file = QStringLiteral("0123.png");
    item.name = QStringLiteral("map.png");
    item.state = MediaState::Here;
    item.size = 2000;
    item.width = 40;
    item.height = 30;
    item.thumbnail = QStringLiteral("0123-small.png");
    return item;
}

} // namespace

class TestSavedReplyDesk final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void addsChangesAndRemoves();
    void keepsFiles();
    void refusesWhatNobodyCouldUse();
    void ordersByUse();
    void writesAndReadsATextFile();
    void leavesFilesOutOfATextFile();
    void readsWhatPeopleWrite();
    void addsNothingTwice();

private:
    [[nodiscard]] QList<SavedReply> all();
    [[nodiscard]] SavedReplyId keep(const QString &name, const QString &text, const QString &folder = {});

    std::unique_ptr<DeskTest> m_test;
    std::unique_ptr<SavedReplyDesk> m_desk;
};

void TestSavedReplyDesk::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_test = std::make_unique<DeskTest>();
    m_desk = std::make_unique<SavedReplyDesk>(m_test->store(), QStringLiteral("Ann"));
}

void TestSavedReplyDesk::cleanup()
{
    m_desk.reset();
    m_test.reset();
}

QList<SavedReply> TestSavedReplyDesk::all()
{
    return resultOf(m_test->store().read([](const store::Snapshot &snapshot) { return store::savedReplies(snapshot); }))
        .value_or(QList<SavedReply>());
}

SavedReplyId TestSavedReplyDesk::keep(const QString &name, const QString &text, const QString &folder)
{
    return resultOf(m_desk->keep({{}, name, folder, text, 0})).value_or(SavedReplyId());
}

void TestSavedReplyDesk::addsChangesAndRemoves()
{
    const SavedReplyId id = keep(QStringLiteral("Hello"), QStringLiteral("Dear {name}"));
    QVERIFY(id.isValid());
    QVERIFY(resultOf(m_desk->countUse(id)));
    QVERIFY(
        resultOf(m_desk->keep({id, QStringLiteral("Hi"), QStringLiteral("First"), QStringLiteral("Hi {name}"), 0})));
    QCOMPARE(all(),
             (QList<SavedReply>{{id, QStringLiteral("Hi"), QStringLiteral("First"), QStringLiteral("Hi {name}"), 1}}));
    QCOMPARE(m_test->audit().front().action, QStringLiteral("saved-reply.keep"));
    const qint64 last = m_test->store().lastEvent();
    QVERIFY(resultOf(m_desk->remove(id)));
    QVERIFY(all().isEmpty());
    QVERIFY(m_test->store().lastEvent() > last);
}

void TestSavedReplyDesk::keepsFiles()
{
    SavedReply reply{{}, QStringLiteral("Map"), {}, QStringLiteral("Here we are"), 0, {map()}};
    reply.id = resultOf(m_desk->keep(reply)).value_or(SavedReplyId());
    QCOMPARE(all(), QList<SavedReply>{reply});
    reply.text.clear();
    QVERIFY(resultOf(m_desk->keep(reply)));
    QCOMPARE(all(), QList<SavedReply>{reply});
    reply.text = QStringLiteral("No map");
    reply.files.clear();
    QVERIFY(resultOf(m_desk->keep(reply)));
    QCOMPARE(all(), QList<SavedReply>{reply});
}

void TestSavedReplyDesk::refusesWhatNobodyCouldUse()
{
    QCOMPARE(resultOf(m_desk->keep({{}, QStringLiteral("x"), {}, QStringLiteral("x"), 0, QList<MediaItem>(11, map())}))
                 .error()
                 .kind,
             ErrorKind::Invalid);
    QCOMPARE(resultOf(m_desk->keep({{}, QStringLiteral(" "), {}, QStringLiteral("x"), 0})).error().kind,
             ErrorKind::Invalid);
    QCOMPARE(resultOf(m_desk->keep({{}, QStringLiteral("x"), {}, QStringLiteral(" \n"), 0})).error().kind,
             ErrorKind::Invalid);
}

void TestSavedReplyDesk::ordersByUse()
{
    const SavedReplyId first = keep(QStringLiteral("A"), QStringLiteral("a"));
    const SavedReplyId second = keep(QStringLiteral("B"), QStringLiteral("b"));
    QCOMPARE(all().first().id, first);
    QVERIFY(resultOf(m_desk->countUse(second)));
    QCOMPARE(all().first().id, second);
}

void TestSavedReplyDesk::writesAndReadsATextFile()
{
    const QList<SavedReply> replies{
        {{},
         QStringLiteral("Good morning"),
         QStringLiteral("Greetings"),
         QStringLiteral("Dear {name},\n\nhow can I help?"),
         0},
        {{}, QStringLiteral("Odd"), {}, QStringLiteral("folder: not one\n== not a name\n\\ a stroke"), 0}};
    QCOMPARE(savedRepliesIn(toText(replies)), replies);
}

void TestSavedReplyDesk::leavesFilesOutOfATextFile()
{
    const SavedReply plain{{}, QStringLiteral("Map"), {}, QStringLiteral("Here we are"), 0};
    SavedReply both = plain;
    both.files = {map()};
    const SavedReply bare{{}, QStringLiteral("Only a map"), {}, {}, 0, {map()}};
    QCOMPARE(savedRepliesIn(toText({both, bare})), QList<SavedReply>{plain});
}

void TestSavedReplyDesk::readsWhatPeopleWrite()
{
    const QString text = QStringLiteral(
        "My replies\r\n\r\n== One\r\nfolder: F\r\n\r\nText\r\n== Empty\r\n\r\n== Two\r\nA\r\n\r\nB\r\n");
    const QList<SavedReply> replies = savedRepliesIn(text);
    QCOMPARE(replies.size(), 2);
    QCOMPARE(replies.at(0), (SavedReply{{}, QStringLiteral("One"), QStringLiteral("F"), QStringLiteral("Text"), 0}));
    QCOMPARE(replies.at(1).text, QStringLiteral("A\n\nB"));
    QVERIFY(savedRepliesIn(QStringLiteral("\x01\xff nothing")).isEmpty());
}

void TestSavedReplyDesk::addsNothingTwice()
{
    const QList<SavedReply> replies{{{}, QStringLiteral("One"), {}, QStringLiteral("1"), 0},
                                    {{}, QStringLiteral("One"), {}, QStringLiteral("1"), 0},
                                    {{}, QStringLiteral("Two"), {}, QStringLiteral("2"), 0}};
    QCOMPARE(resultOf(m_desk->addAll(replies)).value_or(-1), 2);
    QCOMPARE(resultOf(m_desk->addAll(replies)).value_or(-1), 0);
    QCOMPARE(all().size(), 2);
}

QTEST_GUILESS_MAIN(TestSavedReplyDesk)
#include "tst_savedreplydesk.moc"
