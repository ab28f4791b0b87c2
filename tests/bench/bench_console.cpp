// SPDX-License-Identifier: GPL-3.0-or-later
// The console as an agent feels it, over a real profile: start to the first painted conversation, webhook to painted
// bubble, and scrolling a long history. Prints one JSON document. Needs a display or QT_QPA_PLATFORM=offscreen.
#include "app/console/console.h"
#include "app/host/startup.h"
#include "core/twilio/signature.h"
#include "tests/bench/bench.h"
#include "tests/bench/profilegenerator.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QWheelEvent>

#include <cstdio>

using namespace patchcord;

namespace {

const QByteArray authToken("bench-token-not-a-real-one-000000");
const QString accountSid = QStringLiteral("ACbench0000000000000000000000zzzz");

Config configFor(const QString &profile)
{
    Config config;
    config.profile = profile;
    config.listenPort = 0;
    config.apiBase = QStringLiteral("http://127.0.0.1:9");
    config.credentials.accountSid = accountSid;
    config.credentials.authToken = QString::fromLatin1(authToken);
    return config;
}

double residentMiB(qint64 process)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

/// The program under the stop watch: says "painted" once a conversation is on the screen, and stays.
int runChild(const QString &profile)
{
    app::Console console(configFor(profile), false);
    QObject::connect(console.window().timeline(), &ui::TimelineView::firstPainted, qApp, [](MessageId) {
        static bool isSaid = false;
        if (!std::exchange(isSaid, true)) {
            std::puts("painted");
            std::fflush(stdout);
        }
    });
    console.start();
    return QApplication::exec();
}

QJsonObject measureStart(const QString &profile, int runs)
{
    bench::Samples milliseconds;
    bench::Samples resident;
    for (int run = 0; run < runs; ++run) {
        QElapsedTimer clock;
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        clock.start();
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), profile});
        while (!child.canReadLine() && child.waitForReadyRead(30'000)) { }
        milliseconds.add(bench::elapsedMs(clock));
        resident.add(residentMiB(child.processId()));
        child.terminate();
        child.waitForFinished(10'000);
    }
    QJsonObject json = milliseconds.toJson();
    json.insert(QStringLiteral("resident_mib"), resident.quantile(0.5));
    return json;
}

/// Webhooks at a steady pace to one conversation that is on the screen, each timed until its bubble is painted.
class PaintRun final : public QObject
{
    Q_OBJECT

public:
    PaintRun(app::Console &console, QByteArray publicUrl, int perSecond, int total)
        : m_url(publicUrl + "/api/webhooks/sms")
        , m_total(total)
    {
        connect(console.window().timeline(), &ui::TimelineView::firstPainted, this, &PaintRun::notePainted);
        connect(&m_timer, &QTimer::timeout, this, &PaintRun::deliver);
        m_clock.start();
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.start(1000 / perSecond);
    }

    bench::Samples milliseconds;

signals:
    void finished();

private:
    void deliver()
    {
        if (++m_number > m_total) {
            m_timer.stop();
            return;
        }
        const QByteArray sid = "SMpaint" + QByteArray::number(m_number);
        const twilio::FormFields fields{{"MessageSid", sid},
                                        {"AccountSid", accountSid.toLatin1()},
                                        {"From", "+14155550199"},
                                        {"To", "+15005550006"},
                                        {"Body", "A line of chat, number " + QByteArray::number(m_number)},
                                        {"NumMedia", "0"}};
        QNetworkRequest request{QUrl::fromEncoded(m_url)};
        request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
        request.setRawHeader("X-Twilio-Signature", twilio::sign(authToken, m_url, fields));
        m_sentAt << m_clock.nsecsElapsed();
        QNetworkReply *reply = m_network.post(request, twilio::encodeForm(fields));
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    }

    void notePainted(MessageId newest)
    {
        if (!m_first.isValid())
            m_first = newest;
        // Rows of one conversation get their numbers in order, so a row stands for the request of the same place.
        while (m_painted < m_sentAt.size() && newest.value - m_first.value >= m_painted)
            milliseconds.add(double(m_clock.nsecsElapsed() - m_sentAt.at(m_painted++)) / 1e6);
        if (m_painted == m_total)
            emit finished();
    }

    QNetworkAccessManager m_network;
    QByteArray m_url;
    int m_total;
    int m_number = 0;
    qsizetype m_painted = 0;
    MessageId m_first;
    QList<qint64> m_sentAt;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

QJsonObject measurePaint(int perSecond, int total)
{
    const QTemporaryDir profile;
    app::Console console(configFor(profile.path()), false);
    std::unique_ptr<PaintRun> run;
    QEventLoop loop;
    QObject::connect(&console, &app::Console::sessionStarted, &loop, [&] {
        QObject::connect(console.session(), &app::Session::listening, &loop, [&](const QString &publicUrl) {
            run = std::make_unique<PaintRun>(console, publicUrl.toLatin1(), perSecond, total);
            QObject::connect(run.get(), &PaintRun::finished, &loop, &QEventLoop::quit);
        });
    });
    console.start();
    // The first inbound message opens its conversation as an agent would: by choosing it.
    QTimer chooser;
    QObject::connect(&chooser, &QTimer::timeout, &loop, [&] {
        if (console.window().currentConversation().isValid())
            return chooser.stop();
        console.window().selectConversation({1});
    });
    chooser.start(20);
    QTimer::singleShot(120'000, &loop, &QEventLoop::quit);
    loop.exec();
    return run ? run->milliseconds.toJson() : QJsonObject();
}

/// Frames of the longest conversation, each a step and its repaint, with its pages read from the store meanwhile.
class ScrollRun final : public QObject
{
    Q_OBJECT

public:
    ScrollRun(ui::TimelineView &view, int frames)
        : m_view(view)
        , m_frames(frames)
    {
        connect(&m_timer, &QTimer::timeout, this, &ScrollRun::frame);
        m_timer.start(8);
    }

    QJsonObject result;

signals:
    void finished();

private:
    void frame()
    {
        static const QStringList names{QStringLiteral("wheel_120"), QStringLiteral("wheel_600"), QStringLiteral("page"),
                                       QStringLiteral("drag")};
        QElapsedTimer clock;
        clock.start();
        step();
        m_view.viewport()->repaint();
        m_milliseconds.add(bench::elapsedMs(clock));
        if (qint64(m_milliseconds.count()) < m_frames)
            return;
        result.insert(names.at(m_kind), m_milliseconds.toJson());
        m_milliseconds = {};
        if (++m_kind == names.size()) {
            m_timer.stop();
            emit finished();
        }
    }

    void step()
    {
        QScrollBar *bar = m_view.verticalScrollBar();
        if (m_kind == 3) {
            const int span = bar->maximum() - bar->minimum();
            bar->setValue(bar->minimum() + int(qint64(span) * qint64(m_milliseconds.count() % 100) / 100));
            return;
        }
        if (m_kind == 2) {
            QKeyEvent key(QEvent::KeyPress, Qt::Key_PageUp, Qt::NoModifier);
            QCoreApplication::sendEvent(&m_view, &key);
            return;
        }
        const int pixels = m_kind == 0 ? 120 : 600;
        const QPointF centre(m_view.viewport()->rect().center());
        QWheelEvent wheel(centre, m_view.viewport()->mapToGlobal(centre), QPoint(0, pixels), QPoint(0, pixels),
                          Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view.viewport(), &wheel);
    }

    ui::TimelineView &m_view;
    int m_frames;
    int m_kind = 0;
    QTimer m_timer;
    bench::Samples m_milliseconds;
};

QJsonObject measureScroll(const QString &profile, ConversationId longest, int frames)
{
    app::Console console(configFor(profile), false);
    std::unique_ptr<ScrollRun> run;
    QEventLoop loop;
    QObject::connect(console.window().timeline(), &ui::TimelineView::firstPainted, &loop, [&] {
        if (run || console.window().currentConversation() != longest) {
            console.window().selectConversation(longest);
            return;
        }
        run = std::make_unique<ScrollRun>(*console.window().timeline(), frames);
        QObject::connect(run.get(), &ScrollRun::finished, &loop, &QEventLoop::quit);
    });
    console.start();
    QTimer::singleShot(300'000, &loop, &QEventLoop::quit);
    loop.exec();
    QJsonObject result = run ? run->result : QJsonObject();
    result.insert(QStringLiteral("resident_mib"), residentMiB(QCoreApplication::applicationPid()));
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    app::nameApplication();
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("child"), QStringLiteral("Run the console on this profile and say when it is painted."),
         QStringLiteral("profile")},
        {QStringLiteral("only"), QStringLiteral("Only this part: start, paint or scroll."), QStringLiteral("part")},
        {QStringLiteral("profile"), QStringLiteral("A large profile, made when it is not there."),
         QStringLiteral("profile")},
        {QStringLiteral("messages"), QStringLiteral("Messages of the large profile."), QStringLiteral("n"),
         QStringLiteral("1000000")},
        {QStringLiteral("runs"), QStringLiteral("Starts of each profile."), QStringLiteral("n"), QStringLiteral("9")},
        {QStringLiteral("frames"), QStringLiteral("Frames of each way to scroll."), QStringLiteral("n"),
         QStringLiteral("600")},
        {QStringLiteral("webhooks"), QStringLiteral("Webhooks of the paint run."), QStringLiteral("n"),
         QStringLiteral("1000")},
    });
    parser.process(application);
    if (parser.isSet(QStringLiteral("child")))
        return runChild(parser.value(QStringLiteral("child")));

    QTemporaryDir scratch;
    const QString large = parser.isSet(QStringLiteral("profile")) ? parser.value(QStringLiteral("profile"))
                                                                  : scratch.filePath(QStringLiteral("large"));
    const QString small = scratch.filePath(QStringLiteral("small"));
    bench::ProfileSize size;
    size.messages = parser.value(QStringLiteral("messages")).toInt();
    size.inLongest = std::min(size.inLongest, size.messages / 2);
    const Result<bench::MadeProfile> made = bench::makeProfile(large, size);
    const Result<bench::MadeProfile> single = bench::makeProfile(small, {2, 1, 1});
    if (!made || !single) {
        std::fprintf(stderr, "%s\n", qPrintable((made ? single : made).error().message));
        return 1;
    }
    const QString only = parser.value(QStringLiteral("only"));
    const auto isWanted = [&only](QStringView part) { return only.isEmpty() || only == part; };
    QJsonObject result;
    if (isWanted(u"start")) {
        const int runs = parser.value(QStringLiteral("runs")).toInt();
        const QJsonObject startSmall = measureStart(small, runs);
        const QJsonObject startLarge = measureStart(large, runs);
        result.insert(QStringLiteral("start_small"), startSmall);
        result.insert(QStringLiteral("start_large"), startLarge);
        result.insert(QStringLiteral("start_large_over_small"),
                      startLarge[u"median_ms"].toDouble() / startSmall[u"median_ms"].toDouble());
    }
    if (isWanted(u"paint"))
        result.insert(QStringLiteral("webhook_to_painted"),
                      measurePaint(50, parser.value(QStringLiteral("webhooks")).toInt()));
    if (isWanted(u"scroll"))
        result.insert(QStringLiteral("scroll"),
                      measureScroll(large, made->longest, parser.value(QStringLiteral("frames")).toInt()));
    bench::print(QStringLiteral("console"), result);
    return 0;
}

#include "bench_console.moc"
