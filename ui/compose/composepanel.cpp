// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/composepanel.h"

#include "ui/compose/attachmentstrip.h"
#include "ui/compose/givenfiles.h"
#include "ui/compose/noticebar.h"
#include "ui/compose/replyfield.h"
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
    , m_frame(new QWidget(this))
    , m_strip(new AttachmentStrip(m_frame))
    , m_reply(new ReplyField(m_frame))
    , m_attach(new QPushButton(tr("Attach"), m_frame))
    , m_route(new ElidedLabel(11.5, m_frame))
    , m_meter(new SegmentMeter(m_frame))
    , m_send(new QPushButton(tr("Send ⏎"), m_frame))
{
    setObjectName(QStringLiteral("compose"));
    m_window->setObjectName(QStringLiteral("windowNotice"));
    m_refusal->setObjectName(QStringLiteral("refusalNotice"));
    m_refusal->makeDismissible(QStringLiteral("dismissRefusal"));
    m_send->setObjectName(QStringLiteral("send"));
    m_send->setAccessibleName(tr("Send"));
    m_send->setProperty("tone", QStringLiteral("primary"));
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
    connect(m_meter, &SegmentMeter::plainWanted, m_reply, &ReplyField::replaceAll);
    connect(m_refusal, &NoticeBar::dismissed, this, [this] {
        m_refusals.remove(m_conversation.id);
        entry()->setFocus(Qt::OtherFocusReason);
    });
    connectFiles();
    connectTemplates();
    refreshState();
}

void ComposePanel::connectFiles()
{
    // From the text the next stop is Send, as ever.
    QWidget::setTabOrder(m_send, m_attach);
    m_strip->setTabAfter(m_attach);
    connect(m_attach, &QPushButton::clicked, this, &ComposePanel::chooseFiles);
    connect(m_reply, &ReplyField::filesGiven, this, &ComposePanel::attach);
    connect(m_reply, &ReplyField::pictureGiven, this,
            [this](const QImage &picture) { m_files.add(m_conversation.id, picture); });
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

void ComposePanel::buildLayout()
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(scaled(font(), 2), scaled(font(), 6), scaled(font(), 8), scaled(font(), 7));
    bar->setSpacing(scaled(font(), 10));
    bar->addWidget(m_attach);
    bar->addWidget(m_route, 1);
    bar->addWidget(m_meter);
    bar->addWidget(m_send);
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
    layout->addWidget(m_window);
    layout->addWidget(m_refusal);
    layout->addWidget(m_picker);
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
    load(draft.text, draft.cursor);
    m_announced = draft.text;
    m_refusal->setText(m_refusals.value(conversation.id));
    refreshFiles();
}

void ComposePanel::forgetDrafts()
{
    m_drafts = {};
    m_files.forget();
    m_refusals.clear();
}

void ComposePanel::updateConversation(const Conversation &conversation)
{
    if (conversation.id != m_conversation.id)
        return;
    m_conversation = conversation;
    m_verdict.askAgain();
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
    const QString body = m_reply->toPlainText();
    if (!canSend())
        return;
    m_refusals.remove(m_conversation.id);
    m_refusal->setText({});
    const QStringList files = m_files.take(m_conversation.id);
    if (files.isEmpty())
        emit sendRequested(m_conversation.id, body);
    else
        emit sendWithFilesRequested(m_conversation.id, body.trimmed().isEmpty() ? QString() : body, files);
    load({}, 0);
    flushDraft();
    refreshState();
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
    m_reply->setPlaceholderText(isLocked ? tr("Locked: this person opted out") : tr("Write a reply…"));
    m_send->setEnabled(canSend());
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
