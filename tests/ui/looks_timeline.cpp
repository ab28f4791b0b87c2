// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the timeline in its states into PNG files, to be looked at: looks_timeline FOLDER
#include "tests/ui/mediafixtures.h"
#include "tests/ui/timelinesource.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QScrollBar>

using namespace patchcord;

namespace {

Message row(qint64 ordinal, Direction direction, const QString &body, int minutesAgo)
{
    Message result;
    result.id = {ordinal};
    result.conversation = {7};
    result.ordinal = ordinal;
    result.direction = direction;
    result.channel = Channel::WhatsApp;
    result.body = body;
    result.at = QDateTime::currentMSecsSinceEpoch() - minutesAgo * 60'000LL;
    if (direction == Direction::Outbound)
        result.author = QStringLiteral("Dana");
    return result;
}

Message outbound(qint64 ordinal, const QString &body, int minutesAgo, DeliveryStatus status, const QString &error = {})
{
    Message result = row(ordinal, Direction::Outbound, body, minutesAgo);
    result.status = status;
    result.errorText = error;
    return result;
}

Message withMedia(Message message, const QList<MediaItem> &media)
{
    message.kind = MessageKind::Mms;
    message.media = media;
    return message;
}

MediaItem standing(const QString &type, MediaState state, const QString &failure = {})
{
    MediaItem item;
    item.contentType = type;
    item.state = state;
    item.failure = failure;
    return item;
}

fixtures::MediaFolder &folder()
{
    static fixtures::MediaFolder files;
    return files;
}

const QColor sand(0xb9, 0x8a, 0x5e);
const QColor sea(0x6c, 0x8a, 0xa8);

Message called(qint64 ordinal, Direction direction, int minutesAgo, CallStatus status, int seconds)
{
    Message result = row(ordinal, direction, {}, minutesAgo);
    result.kind = MessageKind::Call;
    result.channel = Channel::Voice;
    Call call;
    call.status = status;
    call.startedAt = result.at;
    call.answeredAt = status == CallStatus::InProgress || seconds > 0 ? result.at + 4000 : 0;
    call.connectedAt = call.answeredAt;
    call.durationSeconds = seconds;
    result.call = call;
    return result;
}

QList<Message> talk()
{
    Message note
        = row(4, Direction::Outbound, QStringLiteral("Carrier claim needs the label number, see policy 4.2."), 40);
    note.kind = MessageKind::Note;
    note.author = QStringLiteral("Priya");
    const QString photo = QStringLiteral("Here is the photo of the box, it is crushed at the corner");
    return {row(1, Direction::Inbound, QStringLiteral("Where is my order 8841?"), 60 * 26),
            outbound(2, QStringLiteral("It left today: https://track.example.com/8841 (about two days)."), 60 * 25,
                     DeliveryStatus::Delivered),
            row(3, Direction::Inbound,
                QStringLiteral("Hi, my parcel came this morning but the box is crushed on one side."), 45),
            note,
            outbound(5,
                     QStringLiteral("Sorry to hear that, Amara. Could you send us a photo of the box and the label?"),
                     39, DeliveryStatus::Read),
            called(6, Direction::Inbound, 30, CallStatus::NoAnswer, 0),
            outbound(7, QStringLiteral("Thank you! A replacement is on its way, tracking 1Z 999 AA1 01 2345 6784."), 20,
                     DeliveryStatus::Failed, QStringLiteral("The network was down.")),
            withMedia(row(8, Direction::Inbound, photo, 3), {folder().picture({920, 384}, sand)}),
            row(9, Direction::Inbound, QStringLiteral("The label number is 7781-44 🙂"), 2)};
}

QList<Message> states()
{
    return {outbound(1, QStringLiteral("Waiting here"), 9, DeliveryStatus::Pending),
            outbound(2, QStringLiteral("Trying again"), 9, DeliveryStatus::Pending,
                     QStringLiteral("The network was down.")),
            outbound(3, QStringLiteral("The answer was lost"), 8, DeliveryStatus::Unknown),
            outbound(4, QStringLiteral("Taken by Twilio"), 8, DeliveryStatus::Queued),
            outbound(5, QStringLiteral("Arrived"), 8, DeliveryStatus::Delivered),
            outbound(6, QStringLiteral("Seen"), 8, DeliveryStatus::Read),
            outbound(7, QStringLiteral("Too late"), 8, DeliveryStatus::Undelivered,
                     QStringLiteral("The carrier blocked it as unwanted.")),
            withMedia(row(8, Direction::Inbound, {}, 7),
                      {standing(QStringLiteral("application/pdf"), MediaState::Waiting),
                       standing(QStringLiteral("audio/ogg"), MediaState::Fetching),
                       standing(QStringLiteral("video/mp4"), MediaState::Gone)}),
            called(9, Direction::Inbound, 6, CallStatus::Completed, 192),
            called(10, Direction::Outbound, 5, CallStatus::Busy, 0),
            called(11, Direction::Inbound, 4, CallStatus::InProgress, 0),
            called(12, Direction::Inbound, 0, CallStatus::Ringing, 0)};
}

Message voicemail(qint64 ordinal, const QString &transcript, const QList<MediaItem> &media)
{
    Message result = row(ordinal, Direction::Inbound, transcript, 30 - int(ordinal));
    result.kind = MessageKind::Voicemail;
    result.channel = Channel::Voice;
    result.media = media;
    return result;
}

QList<Message> sounds()
{
    MediaItem named = folder().sound(75);
    named.name = QStringLiteral("interview with the driver.wav");
    MediaItem broken = folder().file(QStringLiteral("image/png"), {}, "no picture");
    broken.width = 300;
    broken.height = 200;
    return {voicemail(1, QStringLiteral("“Hello, it's Amara, I just sent you a message about…”"), {folder().sound(21)}),
            voicemail(2,
                      QStringLiteral("Hello, it is Amara Okafor. I just sent you a message about my parcel, which "
                                     "came this morning and was crushed on one side. Please call me back on this "
                                     "number when you have seen the photo, any time before five is fine for me."),
                      {folder().sound(34)}),
            voicemail(3, {}, {standing(QStringLiteral("audio/wav"), MediaState::Waiting)}),
            voicemail(4, {},
                      {standing(QStringLiteral("audio/wav"), MediaState::Gone,
                                QStringLiteral("Twilio has deleted the recording."))}),
            withMedia(row(5, Direction::Inbound, {}, 6), {folder().sound(8)}),
            withMedia(outbound(6, QStringLiteral("Listen to this"), 5, DeliveryStatus::Read), {named}),
            withMedia(row(7, Direction::Inbound, {}, 4), {broken})};
}

QList<Message> files()
{
    MediaItem video
        = folder().file(QStringLiteral("video/mp4"), QStringLiteral("unboxing.mp4"), QByteArray(3'400'000, 'x'));
    folder().addPoster(video, {640, 360}, sea);
    video.durationMs = 12'000;
    MediaItem invoice = folder().file(QStringLiteral("application/pdf"),
                                      QStringLiteral("Invoice 8841 for the replacement of a crushed box.pdf"),
                                      QByteArray(120'000, 'x'));
    folder().addPoster(invoice, {300, 420}, QColor(0xd8, 0xd8, 0xd8));
    const MediaItem sheet = folder().file(QStringLiteral("application/vnd.ms-excel"), QStringLiteral("orders.xls"),
                                          QByteArray(48'000, 'x'));
    return {withMedia(row(1, Direction::Inbound, {}, 9), {video}),
            withMedia(outbound(2, QStringLiteral("Your invoice"), 8, DeliveryStatus::Delivered), {invoice}),
            withMedia(row(3, Direction::Inbound, {}, 7), {folder().contact(), sheet}),
            withMedia(row(4, Direction::Inbound, QStringLiteral("All that I have"), 6),
                      {folder().picture({300, 400}, sand), standing(QStringLiteral("image/jpeg"), MediaState::Fetching),
                       folder().picture({800, 300}, sea), folder().picture({500, 500}, sand.darker()),
                       standing(QStringLiteral("image/png"), MediaState::Waiting), folder().sound(14),
                       folder().contact(), sheet, invoice,
                       standing(QStringLiteral("image/jpeg"), MediaState::Gone,
                                QStringLiteral("Twilio does not have it any more."))})};
}

QList<Message> pictures()
{
    return {
        withMedia(row(1, Direction::Inbound, {}, 9), {folder().picture({600, 800}, sand)}),
        withMedia(outbound(2, {}, 8, DeliveryStatus::Read), {folder().picture({800, 600}, sea, "png")}),
        withMedia(row(3, Direction::Inbound, {}, 7),
                  {folder().picture({300, 400}, sand), folder().picture({800, 300}, sea)}),
        withMedia(row(4, Direction::Inbound, {}, 6), {standing(QStringLiteral("image/jpeg"), MediaState::Fetching)}),
        withMedia(row(5, Direction::Inbound, {}, 5), {folder().picture({24, 24}, sea)})};
}

QList<Message> scripts()
{
    return {
        row(1, Direction::Inbound, QStringLiteral("שלום, החבילה שלי (מספר 8841) הגיעה הבוקר אבל הקופסה מעוכה."), 9),
        outbound(2, QStringLiteral("مرحبا، هل يمكنك إرسال صورة؟ https://example.com/صورة"), 8, DeliveryStatus::Read),
        row(3, Direction::Inbound, QStringLiteral("Nul\0 bell\a esc\x1b[31m tab\tend\r\nsecond line\nthird"), 7),
        row(4, Direction::Inbound, QStringLiteral("Verylongwordwithoutanyblank").repeated(9), 6),
        outbound(
            5,
            QStringLiteral("日本語のテキストと絵文字 👩‍👩‍👧‍👦🏳️‍🌈 mixed with "
                           "العربية "
                           "inside"),
            5, DeliveryStatus::Delivered)};
}

void draw(const QString &file, const QList<Message> &rows, QSize size, const ui::Theme &theme, int unread = 0,
          const std::function<void(ui::TimelineView &)> &prepare = {})
{
    ui::TimelineView view;
    QFont font = QApplication::font();
    font.setPixelSize(13);
    view.setFont(font);
    view.setPalette(theme.toPalette());
    view.resize(size);
    view.setMediaFolder(folder().path());
    fixtures::TimelineSource source(view, rows.size(), [&rows](qint64 ordinal) { return rows.at(ordinal - 1); });
    view.show();
    if (prepare)
        prepare(view);
    view.showConversation(source.conversation(unread));
    for (int i = 0; i < 20; ++i)
        QApplication::processEvents();
    // Pictures and shapes of sounds come from workers.
    view.grab();
    QTimer::singleShot(400, &view, [] { QApplication::quit(); });
    QApplication::exec();
    view.grab().save(file);
}

/// Before any page has come.
void drawWaiting(const QString &file, const ui::Theme &theme)
{
    ui::TimelineView view;
    view.setPalette(theme.toPalette());
    view.resize(650, 400);
    fixtures::TimelineSource source(view, 100, fixtures::ordinaryRow);
    source.hold();
    view.show();
    view.showConversation(source.conversation());
    QTimer::singleShot(200, &view, [] { QApplication::quit(); });
    QApplication::exec();
    view.grab().save(file);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc < 2)
        return 1;
    const QDir target(QString::fromLocal8Bit(argv[1]));
    const auto path = [&target](const char *name) { return target.filePath(QLatin1String(name)); };
    const ui::Theme &light = ui::Theme::light();
    const ui::Theme &dark = ui::Theme::dark();
    draw(path("talk-light.png"), talk(), {650, 560}, light, 2);
    draw(path("talk-dark.png"), talk(), {650, 560}, dark, 2);
    draw(path("talk-narrow.png"), talk(), {320, 640}, light);
    draw(path("states-light.png"), states(), {650, 640}, light);
    draw(path("states-dark.png"), states(), {650, 640}, dark);
    draw(path("sounds-light.png"), sounds(), {650, 760}, light);
    draw(path("sounds-dark.png"), sounds(), {650, 760}, dark);
    draw(path("files-light.png"), files(), {650, 1180}, light);
    draw(path("files-dark.png"), files(), {650, 1180}, dark);
    draw(path("pictures-light.png"), pictures(), {650, 1000}, light);
    draw(path("pictures-dark.png"), pictures(), {650, 1000}, dark);
    draw(path("files-mirrored.png"), files(), {420, 1180}, light, 0,
         [](ui::TimelineView &view) { view.setLayoutDirection(Qt::RightToLeft); });
    draw(path("scripts.png"), scripts(), {650, 420}, light);
    draw(path("short.png"), talk().first(2), {650, 300}, dark);
    draw(path("empty.png"), {}, {400, 200}, light);
    draw(path("mirrored.png"), talk(), {650, 560}, light, 2,
         [](ui::TimelineView &view) { view.setLayoutDirection(Qt::RightToLeft); });
    draw(path("large.png"), talk(), {900, 700}, dark, 0, [](ui::TimelineView &view) {
        QFont font = view.font();
        font.setPixelSize(26);
        view.setFont(font);
        view.setFocus(Qt::TabFocusReason);
    });
    QList<Message> many;
    for (qint64 i = 1; i <= 300; ++i)
        many.append(fixtures::ordinaryRow(i));
    draw(path("long-unread.png"), many, {800, 600}, light, 120);
    drawWaiting(path("waiting-light.png"), light);
    drawWaiting(path("waiting-dark.png"), dark);
    return 0;
}
