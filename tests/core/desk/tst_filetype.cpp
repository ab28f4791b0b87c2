// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/files/filetype.h"

#include <QTest>

using namespace patchcord::desk;

/// What a file is, whatever it is called.
class TestFileType final : public QObject
{
    Q_OBJECT

private slots:
    void knowsFilesByTheirBytes_data();
    void knowsFilesByTheirBytes();
    void givesNoNameThatRuns_data();
    void givesNoNameThatRuns();
};

void TestFileType::knowsFilesByTheirBytes_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("mime");
    QTest::addColumn<QString>("extension");
    const auto add
        = [](const char *name, const QByteArray &head, const char *said, const char *mime, const char *extension) {
              QTest::newRow(name) << head << QString::fromLatin1(said) << QString::fromLatin1(mime)
                                  << QString::fromLatin1(extension);
          };
    add("JPEG", "\xff\xd8\xff\xe0 rest", "image/jpeg", "image/jpeg", "jpg");
    add("JPEG called PNG", "\xff\xd8\xff\xe0 rest", "image/png", "image/jpeg", "jpg");
    add("a program called JPEG", "MZ\x90", "image/jpeg", "application/octet-stream", "bin");
    add("a page called JPEG", "<html><script>", "image/jpeg", "text/plain", "txt");
    add("a page", "<!doctype html>", "text/html", "text/plain", "txt");
    add("a drawing", "<svg onload='x'>", "image/svg+xml", "text/plain", "txt");
    add("WebP", "RIFF....WEBPVP8 ", "", "image/webp", "webp");
    add("WAV", "RIFF....WAVEfmt ", "audio/x-wav", "audio/wav", "wav");
    add("a voice note", "OggS....", "audio/ogg", "audio/ogg", "ogg");
    add("MP3", "ID3\x03", "audio/mpeg", "audio/mpeg", "mp3");
    add("AMR", "#!AMR\n", "", "audio/amr", "amr");
    add("MP4",
        QByteArray("\0\0\0\x18"
                   "ftypisom",
                   12),
        "video/mp4", "video/mp4", "mp4");
    add("a sound in MP4",
        QByteArray("\0\0\0\x18"
                   "ftypisom",
                   12),
        "audio/mp4", "audio/mp4", "m4a");
    add("M4A",
        QByteArray("\0\0\0\x18"
                   "ftypM4A ",
                   12),
        "", "audio/mp4", "m4a");
    add("HEIC",
        QByteArray("\0\0\0\x18"
                   "ftypheic",
                   12),
        "", "image/heic", "heic");
    add("PDF", "%PDF-1.7", "", "application/pdf", "pdf");
    add("a contact", "BEGIN:VCARD\r\nVERSION:3.0", "text/x-vcard", "text/vcard", "vcf");
    add("a table", "a,b\r\n1,2", "text/csv; charset=utf-8", "text/csv", "csv");
    add("a text", "Gr\xc3\xbc\xc3\x9f", "", "text/plain", "txt");
    add("a text cut in a letter", "Gr\xc3", "", "text/plain", "txt");
    add("no text", "a\x01", "text/plain", "application/octet-stream", "bin");
    add("a document", "PK\x03\x04", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");
    add("an archive called document", "PK\x03\x04", "application/msword", "application/zip", "zip");
    add("an old document", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword", "application/msword", "doc");
    add("something old", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", "application/octet-stream", "bin");
    add("nothing", "", "image/png", "application/octet-stream", "bin");
}

void TestFileType::knowsFilesByTheirBytes()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, said);
    const FileType type = fileTypeOf(head, said);
    QTEST(type.mime, "mime");
    QTEST(type.extension, "extension");
}

void TestFileType::givesNoNameThatRuns_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("said");
    QTest::newRow("Windows") << QByteArray("MZ\x90") << QStringLiteral("application/x-msdownload");
    QTest::newRow("Linux") << QByteArray("\x7f"
                                         "ELF")
                           << QStringLiteral("application/x-executable");
    QTest::newRow("a script") << QByteArray("#!/bin/sh\nrm -r ~") << QStringLiteral("text/x-shellscript");
    QTest::newRow("a desktop entry") << QByteArray("[Desktop Entry]\nExec=x")
                                     << QStringLiteral("application/x-desktop");
    QTest::newRow("a page") << QByteArray("<script>") << QStringLiteral("text/html");
}

void TestFileType::givesNoNameThatRuns()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, said);
    const QString extension = fileTypeOf(head, said).extension;
    QVERIFY2(extension == u"bin" || extension == u"txt", qPrintable(extension));
}

QTEST_GUILESS_MAIN(TestFileType)
#include "tst_filetype.moc"
