// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/transcript/transcript.h"

#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "tests/core/desk/desktest.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTextDocument>

namespace patchcord::desk {

using namespace testing;

namespace {

const QString number = QStringLiteral("+4915112345678");
const QString evil = QStringLiteral("<script>alert(1)</script> \"quoted\" & <img src=x onerror=alert(2)>\nnext line");

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestTranscript : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void choosesByTheEnding_data();
    void choosesByTheEnding();
    void readsEveryRow();
    void knowsWhenThereIsNone();
    void keepsWordsFromBeingMarkup();
    void putsFilesBesideThePage();
    void laysOutPages();
    void writesJsonLines();
    void saysWhatCannotBeWritten_data();
    void saysWhatCannotBeWritten();

private:
    void insert(const QList<Message> &messages);
    [[nodiscard]] Done write(const Transcript &transcript, const QString &path);

    DeskTest m_desk;
    QTemporaryDir m_folder;
    ConversationId m_conversation;
    Transcript m_transcript;
};

void TestTranscript::insert(const QList<Message> &messages)
{
    QVERIFY(resultOf(m_desk.store().write([messages, id = m_conversation](store::Transaction &t) -> Done {
        for (Message row : messages) {
            row.conversation = id;
            if (const auto kept = store::insertMessage(t, row); !kept)
                return std::unexpected(kept.error());
        }
        return {};
    })));
}

void TestTranscript::initTestCase()
{
    const SenderId sender = m_desk.addSender(QStringLiteral("+15005550006"));
    m_conversation
        = resultOf(m_desk.store().write([sender](store::Transaction &t) {
              return store::ensureConversation(t, sender, {Channel::Sms, number}, QStringLiteral("Mallory <b>"), 1);
          })).value();
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QVERIFY(picture.save(m_desk.store().mediaFolder() + QStringLiteral("/abcdef.png")));
    Message first;
    first.at = 1'700'000'000'000;
    first.body = evil;
    MediaItem shown;
    shown.contentType = QStringLiteral("image/png");
    shown.file = QStringLiteral("abcdef.png");
    shown.state = MediaState::Here;
    shown.name = QStringLiteral("<x>.png");
    MediaItem lost;
    lost.contentType = QStringLiteral("application/pdf");
    lost.state = MediaState::Gone;
    lost.name = QStringLiteral("gone.pdf");
    first.media = {shown, lost};
    QList<Message> rows{first};
    for (int n = 1; n < 1'205; ++n) {
        Message next;
        next.at = first.at + n * 3'600'000LL;
        next.body = QStringLiteral("row %1").arg(n);
        next.direction = n % 2 ? Direction::Outbound : Direction::Inbound;
        next.author = n % 2 ? QStringLiteral("Ada") : QString();
        next.status = n == 3 ? DeliveryStatus::Failed : DeliveryStatus::Delivered;
        next.errorText = n == 3 ? QStringLiteral("The phone is off.") : QString();
        rows.append(next);
    }
    insert(rows);
    m_transcript = resultOf(m_desk.store().read([id = m_conversation](const store::Snapshot &s) {
                       return readTranscript(s, id);
                   })).value();
}

Done TestTranscript::write(const Transcript &transcript, const QString &path)
{
    return writeTranscript(transcript, transcriptFormatOf(path).value(), path, m_desk.store().mediaFolder());
}

void TestTranscript::choosesByTheEnding_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("format");
    QTest::newRow("pdf") << QStringLiteral("a.pdf") << int(TranscriptFormat::Pdf);
    QTest::newRow("html") << QStringLiteral("a.HTML") << int(TranscriptFormat::Html);
    QTest::newRow("jsonl") << QStringLiteral("a.jsonl") << int(TranscriptFormat::JsonLines);
    QTest::newRow("other") << QStringLiteral("a.docx") << -1;
}

void TestTranscript::choosesByTheEnding()
{
    QFETCH(QString, path);
    const auto format = transcriptFormatOf(path);
    QTEST(format ? int(*format) : -1, "format");
}

void TestTranscript::readsEveryRow()
{
    QCOMPARE(m_transcript.messages.size(), 1'205);
    QCOMPARE(m_transcript.messages.first().body, evil);
    QCOMPARE(m_transcript.messages.last().body, QStringLiteral("row 1204"));
}

void TestTranscript::knowsWhenThereIsNone()
{
    const auto none = resultOf(m_desk.store().read([](const store::Snapshot &s) { return readTranscript(s, {4711}); }));
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
}

void TestTranscript::keepsWordsFromBeingMarkup()
{
    const QString path = m_folder.filePath(QStringLiteral("page.html"));
    QVERIFY(write(m_transcript, path).has_value());
    const QString html = QString::fromUtf8(bytesOf(path));
    QVERIFY(!html.contains(QStringLiteral("<script")));
    QVERIFY(!html.contains(QStringLiteral("<img src=x")));
    QVERIFY(!html.contains(QStringLiteral("<b>")));
    QVERIFY(!html.contains(QStringLiteral("<x>")));
    QTextDocument read;
    read.setHtml(html);
    const QString text = read.toPlainText();
    for (const QString &line : evil.split(u'\n'))
        QVERIFY2(text.contains(line), qPrintable(line));
    QVERIFY(text.contains(QStringLiteral("Mallory <b>")));
    QVERIFY(text.contains(QStringLiteral("Not delivered: The phone is off.")));
    QVERIFY(text.contains(QStringLiteral("gone.pdf")));
    QVERIFY(text.contains(QStringLiteral("row 1204")));
}

void TestTranscript::putsFilesBesideThePage()
{
    const QString path = m_folder.filePath(QStringLiteral("with files.html"));
    QVERIFY(write(m_transcript, path).has_value());
    const QString copy = m_folder.filePath(QStringLiteral("with files-files/0001.png"));
    QCOMPARE(bytesOf(copy), bytesOf(m_desk.store().mediaFolder() + QStringLiteral("/abcdef.png")));
    QVERIFY(bytesOf(path).contains("src=\"with%20files-files/0001.png\""));
    QCOMPARE(QDir(m_folder.filePath(QStringLiteral("with files-files"))).entryList(QDir::Files).size(), 1);
    QVERIFY(write(m_transcript, path).has_value());
}

void TestTranscript::laysOutPages()
{
    const QString path = m_folder.filePath(QStringLiteral("pages.pdf"));
    QVERIFY(write(m_transcript, path).has_value());
    const QByteArray pdf = bytesOf(path);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.count("/Type /Page\n") > 10);
    QVERIFY(pdf.contains("/Subtype /Image"));
}

void TestTranscript::writesJsonLines()
{
    const QString path = m_folder.filePath(QStringLiteral("rows.jsonl"));
    QVERIFY(write(m_transcript, path).has_value());
    const QByteArrayList lines = bytesOf(path).trimmed().split('\n');
    QCOMPARE(lines.size(), 1'205);
    QCOMPARE(QJsonDocument::fromJson(lines.first()).object().value(u"body").toString(), evil);
}

void TestTranscript::saysWhatCannotBeWritten_data()
{
    QTest::addColumn<QString>("ending");
    for (const char *ending : {"pdf", "html", "jsonl"})
        QTest::newRow(ending) << QString::fromLatin1(ending);
}

void TestTranscript::saysWhatCannotBeWritten()
{
    QFETCH(QString, ending);
    const Done written = write(m_transcript, QStringLiteral("/nowhere/at/all.") + ending);
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::Storage);
}

} // namespace patchcord::desk

QTEST_MAIN(patchcord::desk::TestTranscript)
#include "tst_transcript.moc"
