// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/composepanel.h"

#include "core/twilio/addresses.h"
#include "ui/compose/attachmentstrip.h"
#include "ui/compose/composeassist.h"
#include "ui/compose/givenfiles.h"
#include "ui/compose/noticebar.h"
#include "ui/compose/replyfield.h"
#include "ui/compose/savedreplyinput.h"
#include "ui/compose/segmentmeter.h"
#include "ui/compose/templatepicker.h"
#include "ui/models/conversationtext.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

constexpr int draftPauseMs = 400;

} // namespace

ComposePanel::ComposePanel(QWidget *parent)
    : QWidget(parent)
    , m_window(new NoticeBar(NoticeBar::Tone::Warning, this))
    , m_refusal(new NoticeBar(NoticeBar::Tone::Bad, this))
    , m_picker(new TemplatePicker(this))
    , m_assistNotice(new NoticeBar(NoticeBar::Tone::Quiet, this))
    , m_answering(new NoticeBar(NoticeBar::Tone::Warning, this))
    , m_frame(new QWidget(this))
    , m_strip(new AttachmentStrip(m_frame))
    , m_reply(new ReplyField(m_frame))
    , m_saved(new SavedReplyInput(*m_reply))
    , m_attach(new QPushButton(tr("Attach"), m_frame))
    , m_suggest(new QPushButton(tr("Suggest"), m_frame))
    , m_route(new ElidedLabel(11.5, m_frame))
    , m_meter(new SegmentMeter(m_frame))
    , m_send(new QPushButton(tr("Send ⏎"), m_frame))
    , m_later(new QPushButton(QStringLiteral("▾"), m_frame))
    , m_assist(new ComposeAssist(*m_reply, *m_assistNotice, *m_suggest, this))
{
    setObjectName(QStringLiteral("compose"));
    m_window->setObjectName(QStringLiteral("windowNotice"));
    m_refusal->setObjectName(QStringLiteral("refusalNotice"));
    m_refusal->makeDismissible(QStringLiteral("dismissRefusal"));
    m_send->setObjectName(QStringLiteral("send"));
    m_send->setAccessibleName(tr("Send"));
    m_send->setProperty("tone", QStringLiteral("primary"));
    m_later->setObjectName(QStringLiteral("sendLater"));
    m_later->setAccessibleName(tr("Send later"));
    m_later->setToolTip(tr("Send later (Ctrl+Shift+Enter)"));
    m_later->setProperty("tone", QStringLiteral("quiet"));
    m_attach->setObjectName(QStringLiteral("attach"));
    m_attach->setAccessibleName(tr("Attach files"));
    m_attach->setProperty("tone", QStringLiteral("quiet"));
    m_reply->setTakesFiles(true);
    setAcceptDrops(true);
    m_route->setObjectName(QStringLiteral("route"));
    buildLayout();

    m_debounce.setSingleShot(true);
    m_debounce.setInterval(draftPauseMs);
    connect(&m_debounce, &QTimer::timeout, this, &ComposePanel::flushDraft);
    connect(&m_minute, &QTimer::timeout, this, &ComposePanel::refreshWindow);
    connect(m_reply, &QPlainTextEdit::textChanged, this, &ComposePanel::onTextChanged);
    connect(m_reply, &ReplyField::sendPressed, this, &ComposePanel::send);
    connect(m_send, &QPushButton::clicked, this, &ComposePanel::send);
    connect(m_later, &QPushButton::clicked, this, &ComposePanel::askLater);
    connect(m_reply, &ReplyField::sendLaterPressed, this, &ComposePanel::askLater);
    connect(m_saved, &SavedReplyInput::used, this, &ComposePanel::savedReplyUsed);
    connect(m_meter, &SegmentMeter::plainWanted, m_reply, &ReplyField::replaceAll);
    connect(m_refusal, &NoticeBar::dismissed, this, [this] {
        m_refusals.remove(m_conversation.id);
        entry()->setFocus(Qt::OtherFocusReason);
    });
    connectFiles();
    connectTemplates();
    connectAssist();
    refreshState();
}

void ComposePanel::connectFiles()
{
    // From the text the next stop is Send, as ever.
    QWidget::setTabOrder(m_send, m_later);
    QWidget::setTabOrder(m_later, m_attach);
    m_strip->setTabAfter(m_attach);
    connect(m_attach, &QPushButton::clicked, this, &ComposePanel::chooseFiles);
    connect(m_reply, &ReplyField::filesGiven, this, &ComposePanel::attach);
    connect(m_reply, &ReplyField::pictureGiven, this,
            [this](const QImage &picture) { m_files.add(m_conversation.id, picture); });
    connect(m_saved, &SavedReplyInput::filesPut, this,
            [this](const QList<MediaItem> &files) { m_files.add(m_conversation.id, files); });
    connect(m_strip, &AttachmentStrip::removeRequested, this,
            [this](const QString &path) { m_files.remove(m_conversation.id, path); });
    connect(m_strip, &AttachmentStrip::left, this, [this] { m_reply->setFocus(Qt::OtherFocusReason); });
    connect(&m_files, &Attachments::offered, this, &ComposePanel::attachmentOffered);
    connect(&m_files, &Attachments::changed, this, [this](ConversationId conversation) {
        if (conversation == m_conversation.id)
            refreshFiles();
    });
    connect(&m_files, &Attachments::refused, this, [this](ConversationId conversation, const QString &why) {
        m_refusals.insert(conversation, why);
        if (conversation == m_conversation.id)
            m_refusal->setText(why);
    });
}

void ComposePanel::connectAssist()
{
    m_assistNotice->setObjectName(QStringLiteral("assistNotice"));
    m_assistNotice->makeDismissible(QStringLiteral("dismissAssist"));
    m_suggest->setObjectName(QStringLiteral("suggest"));
    m_suggest->setAccessibleName(tr("Suggest a reply"));
    m_suggest->setToolTip(tr("Suggest a reply (Ctrl+Space)"));
    m_suggest->setProperty("tone", QStringLiteral("quiet"));
    m_answering->setObjectName(QStringLiteral("answeringNotice"));
    QWidget::setTabOrder(m_attach, m_suggest);
    const auto typed = [this] {
        if (m_conversation.id.isValid())
            emit typedInto(m_conversation.id);
    };
    connect(m_reply, &ReplyField::keyTyped, this, typed);
    connect(m_reply, &ReplyField::filesGiven, this, typed);
    connect(m_reply, &QPlainTextEdit::textChanged, this, [this, typed] {
        if (!m_isLoading)
            typed();
    });
    connect(m_reply, &ReplyField::ghostChanged, this, &ComposePanel::refreshState);
}

void ComposePanel::showAnswering(const AnsweringState &state)
{
    if (!state.isOn)
        return m_answering->setText({});
    m_answering->setText(state.isPaused
                             ? tr("The assistant is paused here: %1. Answer yourself, or let it go on with "
                                  "Ctrl+Shift+I.")
                                   .arg(state.reason)
                             : tr("The assistant answers here by itself. Any key that you type here pauses it."));
    m_answering->setTone(state.isPaused ? NoticeBar::Tone::Quiet : NoticeBar::Tone::Warning);
}

void ComposePanel::buildLayout()
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(scaled(font(), 2), scaled(font(), 6), scaled(font(), 8), scaled(font(), 7));
    bar->setSpacing(scaled(font(), 10));
    bar->addWidget(m_attach);
    bar->addWidget(m_suggest);
    bar->addWidget(m_route, 1);
    bar->addWidget(m_meter);
    bar->addWidget(m_send);
    bar->addWidget(m_later);
    auto *inside = new QVBoxLayout(m_frame);
    inside->setContentsMargins({});
    inside->setSpacing(0);
    auto *text = new QHBoxLayout;
    text->setContentsMargins(scaled(font(), 8), scaled(font(), 6), scaled(font(), 4), scaled(font(), 4));
    text->addWidget(m_reply);
    auto *files = new QHBoxLayout;
    files->setContentsMargins(scaled(font(), 10), 0, scaled(font(), 10), 0);
    files->addWidget(m_strip);
    m_filesTop = new QSpacerItem(0, 0);
    inside->addSpacerItem(m_filesTop);
    inside->addLayout(files);
    inside->addLayout(text);
    inside->addLayout(bar);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(scaled(font(), 16), scaled(font(), 4), scaled(font(), 16), scaled(font(), 12));
    layout->setSpacing(scaled(font(), 8));
    layout->addWidget(m_answering);
    layout->addWidget(m_window);
    layout->addWidget(m_refusal);
    layout->addWidget(m_picker);
    layout->addWidget(m_assistNotice);
    layout->addWidget(m_frame);
}

void ComposePanel::showConversation(const Conversation &conversation)
{
    if (conversation.id == m_conversation.id)
        return updateConversation(conversation);
    flushDraft();
    m_drafts.keep(m_conversation.id, {m_reply->toPlainText(), m_reply->textCursor().position()});
    m_conversation = conversation;
    m_isClosedHere = false;
    showReply();
    const KeptDraft draft
        = m_drafts.take(conversation.id).value_or(KeptDraft{conversation.draft, int(conversation.draft.size())});
    m_assist->setConversation(conversation);
    load(draft.text, draft.cursor);
    m_announced = draft.text;
    m_refusal->setText(m_refusals.value(conversation.id));
    refreshFiles();
}

void ComposePanel::forget(ConversationId conversation)
{
    if (conversation == m_conversation.id) {
        m_announced.clear();
        load({}, 0);
        m_debounce.stop();
    }
    m_drafts.keep(conversation, {});
    m_files.forget(conversation);
    m_refusals.remove(conversation);
}

void ComposePanel::forgetDrafts()
{
    m_drafts = {};
    m_files.forget();
    m_refusals.clear();
    m_lastSent.clear();
}

void ComposePanel::updateConversation(const Conversation &conversation)
{
    if (conversation.id != m_conversation.id)
        return;
    m_conversation = conversation;
    m_verdict.askAgain();
    m_assist->setConversation(conversation);
    refreshState();
}

void ComposePanel::setEnterSends(bool enterSends)
{
    m_reply->setEnterSends(enterSends);
    m_send->setText(enterSends ? tr("Send ⏎") : tr("Send Ctrl ⏎"));
    m_send->setToolTip(enterSends ? tr("Enter sends, Shift+Enter breaks the line")
                                  : tr("Ctrl+Enter sends, Enter breaks the line"));
}

void ComposePanel::showRefusal(ConversationId conversation, const QString &message, const QString &unsentText,
                               const QStringList &unsentFiles)
{
    m_refusals.insert(conversation, message);
    m_files.add(conversation, unsentFiles);
    if (conversation == m_conversation.id) {
        m_refusal->setText(message);
        if (!unsentText.isEmpty())
            insertText(unsentText);
        entry()->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (unsentText.isEmpty())
        return;
    QString text = unsentText;
    if (const auto kept = m_drafts.take(conversation); kept && !kept->text.isEmpty())
        text += u'\n' + kept->text;
    m_drafts.keep(conversation, {text, int(text.size())});
    emit draftChanged(conversation, text);
}

void ComposePanel::showNotice(const QString &message)
{
    m_refusals.insert(m_conversation.id, message);
    m_refusal->setText(message);
}

void ComposePanel::setAttachment(ConversationId conversation, const Attachment &file)
{
    m_files.settle(conversation, file);
}

void ComposePanel::attach(const QStringList &paths)
{
    if (!m_conversation.isOptedOut)
        m_files.add(m_conversation.id, paths);
}

void ComposePanel::chooseFiles()
{
    if (!m_attach->isEnabled())
        return;
    auto *dialog = new QFileDialog(this, tr("Attach files"));
    dialog->setObjectName(QStringLiteral("attachFiles"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    // The conversation that was open when the agent asked, whatever is opened meanwhile.
    connect(dialog, &QFileDialog::filesSelected, this,
            [this, conversation = m_conversation.id](const QStringList &paths) { m_files.add(conversation, paths); });
    dialog->open();
}

bool ComposePanel::takeDrop(const QMimeData &dropped)
{
    const QStringList paths = localFiles(dropped);
    if (paths.isEmpty() || !m_attach->isEnabled())
        return false;
    attach(paths);
    entry()->setFocus(Qt::OtherFocusReason);
    return true;
}

void ComposePanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_attach->isEnabled() && !localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ComposePanel::dropEvent(QDropEvent *event)
{
    if (takeDrop(*event->mimeData()))
        event->acceptProposedAction();
}

void ComposePanel::refreshFiles()
{
    const QList<HeldFile> files = m_files.held(m_conversation.id);
    m_strip->setFiles(files);
    m_filesTop->changeSize(0, files.isEmpty() ? 0 : scaled(font(), 9));
    m_frame->layout()->invalidate();
    refreshState();
    update();
}

bool ComposePanel::canSend() const
{
    const bool isSomething = !m_reply->toPlainText().trimmed().isEmpty() || !m_files.held(m_conversation.id).isEmpty();
    return m_conversation.id.isValid() && !m_conversation.isOptedOut && !m_meter->isTooLong() && isSomething
        && m_verdict.verdict().isAllowed() && !m_files.isChecking(m_conversation.id);
}

void ComposePanel::insertText(const QString &text)
{
    const QString rest = m_reply->toPlainText();
    m_reply->replaceAll(rest.isEmpty() ? text : text + u'\n' + rest);
    entry()->setFocus(Qt::OtherFocusReason);
}

void ComposePanel::flushDraft()
{
    m_debounce.stop();
    const QString text = m_reply->toPlainText();
    if (!m_conversation.id.isValid() || text == m_announced)
        return;
    m_announced = text;
    emit draftChanged(m_conversation.id, text);
}

void ComposePanel::send()
{
    // What cannot be seen is not sent.
    if (!m_picker->isHidden())
        return m_picker->submit();
    if (!canSend() || refusesGap())
        return;
    const LastSent written = takeWritten();
    if (written.files.isEmpty())
        emit sendRequested(m_conversation.id, written.body);
    else
        emit sendWithFilesRequested(m_conversation.id, written.body, written.files);
    load({}, 0);
    flushDraft();
    refreshState();
}

void ComposePanel::sendLater(qint64 dueAt)
{
    if (!canSend())
        return;
    const LastSent written = takeWritten();
    emit sendLaterRequested(m_conversation.id, written.body, written.files, dueAt);
    load({}, 0);
    flushDraft();
    refreshState();
}

void ComposePanel::askLater()
{
    if (canSend() && !refusesGap())
        emit sendLaterWanted();
}

/// Nobody wants to read "Dear {name}".
bool ComposePanel::refusesGap()
{
    const QString gap = m_saved->firstGap();
    if (gap.isEmpty())
        return false;
    m_isGapRefused = true;
    m_refusal->setText(tr("%1 is not filled in yet. Tab goes from one to the next.").arg(gap));
    m_reply->setFocus(Qt::OtherFocusReason);
    m_saved->selectNextGap();
    return true;
}

void ComposePanel::setSavedReplies(const QList<SavedReply> &replies)
{
    m_saved->setReplies(replies);
}

void ComposePanel::setAgent(const QString &agent)
{
    m_agent = agent;
    refreshState();
}

LastSent ComposePanel::takeWritten()
{
    m_refusals.remove(m_conversation.id);
    m_refusal->setText({});
    LastSent written{m_reply->toPlainText(), m_reply->textCursor().position(), m_files.take(m_conversation.id)};
    if (!written.files.isEmpty() && written.body.trimmed().isEmpty())
        written.body.clear();
    m_lastSent.insert(m_conversation.id, written);
    return written;
}

void ComposePanel::bringBack(ConversationId conversation, const QString &body)
{
    LastSent written = m_lastSent.take(conversation);
    if (written.body != body)
        written = {body, int(body.size()), {}};
    giveBack(conversation, written);
}

void ComposePanel::giveBack(ConversationId conversation, const LastSent &written)
{
    m_files.add(conversation, written.files);
    const bool isShown = conversation == m_conversation.id;
    const auto kept = isShown ? std::nullopt : m_drafts.take(conversation);
    const QString rest = isShown ? m_reply->toPlainText() : kept.value_or(KeptDraft()).text;
    const QString text = rest.isEmpty() ? written.body : written.body + u'\n' + rest;
    if (!isShown) {
        m_drafts.keep(conversation, {text, written.cursor});
        emit draftChanged(conversation, text);
        return;
    }
    load(text, written.cursor);
    onTextChanged();
    m_reply->setFocus(Qt::OtherFocusReason);
}

void ComposePanel::load(const QString &text, int cursor)
{
    m_isLoading = true;
    m_reply->setPlainText(text);
    QTextCursor place = m_reply->textCursor();
    place.setPosition(std::clamp(cursor, 0, int(text.size())));
    m_reply->setTextCursor(place);
    m_isLoading = false;
}

void ComposePanel::onTextChanged()
{
    if (m_isLoading)
        return;
    if (m_isGapRefused && m_saved->firstGap().isEmpty()) {
        m_isGapRefused = false;
        m_refusal->setText(m_refusals.value(m_conversation.id));
    }
    m_debounce.start();
    refreshState();
}

void ComposePanel::refreshState()
{
    const bool isLocked = m_conversation.isOptedOut;
    const QString text = m_reply->toPlainText();
    m_meter->measure(text, m_conversation.contactAddress.channel);
    m_verdict.write(m_conversation.id, text);
    m_reply->markCharacters(m_meter->forcing());
    m_reply->setReadOnly(isLocked);
    const QString invitation = isLocked ? tr("Locked: this person opted out") : tr("Write a reply…");
    m_reply->setPlaceholderText(m_reply->ghost().isEmpty() ? invitation : QString());
    m_saved->setValues({m_conversation.contactName, twilio::toDisplay(m_conversation.contactAddress), m_agent,
                        senderLabel(m_conversation)});
    m_send->setEnabled(canSend());
    m_later->setEnabled(canSend());
    m_attach->setEnabled(m_conversation.id.isValid() && !isLocked);
    if (m_conversation.id.isValid())
        m_route->setText(
            tr("%1 from %2").arg(channelWord(m_conversation.contactAddress.channel), senderLabel(m_conversation)));
    refreshWindow();
}

void ComposePanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    if (m_frame->isHidden())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_reply->hasFocus() ? theme.accent : theme.line);
    painter.setBrush(theme.window);
    const QRectF frame = QRectF(m_frame->geometry()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(frame, scaledF(font(), 9), scaledF(font(), 9));
    const qreal y = frame.top() + m_reply->geometry().bottom() + scaled(font(), 4) + 0.5;
    painter.setPen(theme.line);
    painter.drawLine(QPointF(frame.left() + 1, y), QPointF(frame.right() - 1, y));
}

} // namespace patchcord::ui
