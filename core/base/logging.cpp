// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logging.h"

#include "core/base/clock.h"
#include "core/base/logwriter.h"
#include "core/base/profile.h"
#include "core/base/redact.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QThread>

#include <atomic>
#include <cstdio>

namespace patchcord {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::Logging)
};

constexpr QChar fieldsBegin(0x1e); // ASCII "record separator"
constexpr int mostWaiting = 20'000;

QString levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return QStringLiteral("debug");
    case QtInfoMsg:
        return QStringLiteral("info");
    case QtWarningMsg:
        return QStringLiteral("warning");
    case QtCriticalMsg:
    case QtFatalMsg:
        return QStringLiteral("error");
    }
    Q_UNREACHABLE();
}

QString filterRules(const QString &level)
{
    // Qt's own debug output is of no use here and would drown ours.
    if (level == u"debug")
        return QStringLiteral("*.debug=false\npatchcord.*.debug=true\ndefault.debug=true");
    QString rules = QStringLiteral("*.debug=false");
    if (level != u"info")
        rules += QStringLiteral("\n*.info=false");
    if (level == u"error")
        rules += QStringLiteral("\n*.warning=false");
    return rules;
}

QJsonValue redactedValue(const QJsonValue &value)
{
    if (value.isString())
        return redacted(value.toString());
    if (value.isObject()) {
        QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            it.value() = redactedValue(it.value());
        return object;
    }
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array.append(redactedValue(item));
        return array;
    }
    return value;
}

QByteArray jsonLine(const QString &level, const QString &category, const QString &message, const QJsonObject &fields)
{
    QJsonObject line = redactedValue(fields).toObject();
    line.insert(u"at", QDateTime::fromMSecsSinceEpoch(utcNow()).toUTC().toString(Qt::ISODateWithMs));
    line.insert(u"level", level);
    line.insert(u"category", category);
    line.insert(u"message", message);
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

class Logging::Private
{
public:
    Private(const LogSettings &settings, const QString &path)
        : areErrorsOnStderr(settings.areErrorsOnStderr)
        , writer(path, settings.maxBytes, settings.files)
    { }

    void take(QtMsgType type, const QMessageLogContext &context, const QString &text);
    void queue(const QByteArray &line);
    void flush();

    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &text);

    // Qt calls a plain function with nothing of ours, so the one logger there is must be found from it.
    static std::atomic<Private *> current;
    static std::atomic<int> callers;

    const bool areErrorsOnStderr;
    LogWriter writer;
    QThread thread;
    std::atomic<int> waiting = 0;
    std::atomic<int> dropped = 0;
    QtMessageHandler former = nullptr;
};

std::atomic<Logging::Private *> Logging::Private::current = nullptr;
std::atomic<int> Logging::Private::callers = 0;

void Logging::Private::handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    ++callers;
    if (Private *logger = current)
        logger->take(type, context, text);
    --callers;
}

void Logging::Private::take(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const qsizetype separator = text.indexOf(fieldsBegin);
    const QString message = redacted(separator < 0 ? text : text.first(separator));
    const QJsonObject fields = separator < 0
        ? QJsonObject()
        : QJsonDocument::fromJson(QStringView(text).sliced(separator + 1).toUtf8()).object();
    queue(jsonLine(levelName(type), QString::fromUtf8(context.category), message, fields));
    if (areErrorsOnStderr && (type == QtCriticalMsg || type == QtFatalMsg)) {
        std::fputs(qPrintable(message + u'\n'), stderr);
        std::fflush(stderr);
    }
    // The process ends when a fatal message returns.
    if (type == QtFatalMsg)
        flush();
}

void Logging::Private::queue(const QByteArray &line)
{
    if (waiting >= mostWaiting) {
        ++dropped;
        return;
    }
    ++waiting;
    QMetaObject::invokeMethod(
        &writer,
        [this, line] {
            --waiting;
            if (const int lost = dropped.exchange(0); lost > 0) {
                writer.append(jsonLine(QStringLiteral("warning"), QStringLiteral("patchcord.log"),
                                       QStringLiteral("Lines were dropped"), {{QStringLiteral("dropped"), lost}}));
            }
            writer.append(line);
        },
        Qt::QueuedConnection);
}

void Logging::Private::flush()
{
    if (QThread::currentThread() == &thread)
        writer.flush();
    else if (thread.isRunning())
        QMetaObject::invokeMethod(&writer, &LogWriter::flush, Qt::BlockingQueuedConnection);
}

Result<std::unique_ptr<Logging>> Logging::start(const LogSettings &settings)
{
    if (Private::current)
        return failure(ErrorKind::Conflict, Words::tr("This program writes a log already."));
    const Result<QString> folder = prepareProfile(settings.folder);
    if (!folder)
        return std::unexpected(folder.error());
    auto logger = std::make_unique<Private>(settings, QDir(*folder).filePath(settings.name));
    if (!logger->writer.open()) {
        return failure(ErrorKind::Storage, Words::tr("The log in %1 cannot be written.").arg(*folder));
    }
    logger->writer.moveToThread(&logger->thread);
    logger->thread.setObjectName(QStringLiteral("log"));
    logger->thread.start(QThread::LowPriority);
    QLoggingCategory::setFilterRules(filterRules(settings.level));
    Private::current = logger.get();
    logger->former = qInstallMessageHandler(&Private::handle);
    return std::unique_ptr<Logging>(new Logging(std::move(logger)));
}

Logging::Logging(std::unique_ptr<Private> logger)
    : d(std::move(logger))
{ }

Logging::~Logging()
{
    qInstallMessageHandler(d->former);
    QLoggingCategory::setFilterRules({});
    Private::current = nullptr;
    while (Private::callers > 0)
        QThread::yieldCurrentThread();
    // Queued lines stand before this call in the writer's queue.
    d->flush();
    d->thread.quit();
    d->thread.wait();
}

void Logging::flush()
{
    d->flush();
}

QString withFields(QStringView message, const QJsonObject &fields)
{
    return message.toString() + fieldsBegin + QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact));
}

} // namespace patchcord
