// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/templatepicker.h"

#include "ui/compose/templatedelegate.h"
#include "ui/compose/templateform.h"
#include "ui/models/templatetext.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace patchcord::ui {

TemplatePicker::TemplatePicker(QWidget *parent)
    : QWidget(parent)
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_form(new TemplateForm)
    , m_state(new QLabel(this))
    , m_empty(new QLabel(this))
    , m_write(new QPushButton(tr("&Write text"), this))
    , m_read(new QPushButton(tr("&Read again"), this))
    , m_send(new QPushButton(tr("Send template"), this))
{
    setObjectName(QStringLiteral("templatePicker"));
    setAccessibleName(tr("Templates"));
    m_search->setObjectName(QStringLiteral("templateSearch"));
    m_search->setAccessibleName(tr("Search templates"));
    m_search->setPlaceholderText(tr("Search templates…"));
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("templateList"));
    m_list->setAccessibleName(tr("Templates"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new TemplateDelegate(m_model, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_state->setObjectName(QStringLiteral("templateState"));
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_empty->setObjectName(QStringLiteral("templatesEmpty"));
    m_empty->setWordWrap(true);
    m_write->setObjectName(QStringLiteral("leaveTemplates"));
    m_write->setAccessibleName(tr("Write text"));
    m_write->setToolTip(tr("Back to the reply (Esc)"));
    m_write->setProperty("tone", QStringLiteral("quiet"));
    m_read->setObjectName(QStringLiteral("refreshTemplates"));
    m_read->setAccessibleName(tr("Read templates again"));
    m_read->setToolTip(tr("Read the templates and their approvals at Twilio now"));
    m_read->setProperty("tone", QStringLiteral("quiet"));
    m_send->setObjectName(QStringLiteral("sendTemplate"));
    m_send->setAccessibleName(tr("Send template"));
    m_send->setProperty("tone", QStringLiteral("primary"));
    buildLayout();
    connectParts();
    refresh();
}

void TemplatePicker::buildLayout()
{
    auto *left = new QVBoxLayout;
    left->setSpacing(scaled(font(), 6));
    left->addWidget(m_search);
    left->addWidget(m_list, 1);
    left->addWidget(m_empty, 1);
    auto *area = new QScrollArea(this);
    area->setWidget(m_form);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    for (QWidget *ground : {area->viewport(), static_cast<QWidget *>(m_form), m_list->viewport()})
        ground->setAutoFillBackground(false);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    buttons->addWidget(m_write);
    buttons->addWidget(m_read);
    buttons->addStretch(1);
    buttons->addWidget(m_send);
    auto *right = new QVBoxLayout;
    right->setSpacing(scaled(font(), 6));
    right->addWidget(area, 1);
    right->addWidget(m_state);
    right->addLayout(buttons);
    auto *layout = new QHBoxLayout(this);
    const int side = scaled(font(), 10);
    layout->setContentsMargins(side, side, side, scaled(font(), 8));
    layout->setSpacing(scaled(font(), 14));
    layout->addLayout(left, 2);
    layout->addLayout(right, 3);
    setMinimumHeight(scaled(font(), 230));
}

void TemplatePicker::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setSearch(text);
        select(std::max(0, m_model.rowOf(m_sid)));
    });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (!m_form->focusFirstEmpty())
            m_send->setFocus(Qt::TabFocusReason);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { select(current.row()); });
    connect(m_list, &QListView::activated, this, [this] {
        if (!m_form->focusFirstEmpty())
            m_send->setFocus(Qt::TabFocusReason);
    });
    connect(m_form, &TemplateForm::changed, this, &TemplatePicker::refresh);
    connect(m_form, &TemplateForm::submitted, this, &TemplatePicker::submit);
    connect(m_send, &QPushButton::clicked, this, &TemplatePicker::submit);
    connect(m_write, &QPushButton::clicked, this, &TemplatePicker::left);
    connect(m_read, &QPushButton::clicked, this, [this] {
        m_read->setEnabled(false);
        emit refreshRequested();
    });
}

void TemplatePicker::setTemplates(const QList<ContentTemplate> &templates)
{
    const QString sid = m_sid;
    m_model.setTemplates(templates);
    select(std::max(0, m_model.rowOf(sid)));
}

void TemplatePicker::setNeedsApproval(bool needsApproval)
{
    if (needsApproval == m_needsApproval)
        return;
    m_needsApproval = needsApproval;
    refresh();
}

void TemplatePicker::setReadOutcome(const QString &trouble)
{
    m_read->setEnabled(true);
    m_trouble = trouble;
    refresh();
}

void TemplatePicker::begin()
{
    select(std::max(0, m_model.rowOf(m_sid)));
    m_search->setFocus(Qt::OtherFocusReason);
}

void TemplatePicker::settle(bool isSent)
{
    m_isSending = false;
    if (isSent)
        m_form->clear();
    refresh();
}

void TemplatePicker::select(int row)
{
    const QModelIndex index = m_model.index(row);
    m_sid = m_model.at(row).sid;
    if (index.isValid() && m_list->currentIndex() != index)
        m_list->setCurrentIndex(index);
    m_form->setTemplate(m_model.at(row));
    QWidget *before = m_list;
    for (QLineEdit *field : m_form->fields()) {
        setTabOrder(before, field);
        before = field;
    }
    setTabOrder(before, m_send);
    setTabOrder(m_send, m_write);
    setTabOrder(m_write, m_read);
    refresh();
}

/// Why the chosen one cannot be sent; empty when it can.
QString TemplatePicker::obstacle() const
{
    const ContentTemplate content = m_model.at(m_model.rowOf(m_sid));
    if (content.sid.isEmpty())
        return tr("No template is chosen.");
    if (m_needsApproval && content.approval != ApprovalState::Approved)
        return approvalSentence(content);
    const QString name = m_form->firstEmpty();
    return name.isEmpty() ? QString() : tr("{{%1}} is not filled yet.").arg(name);
}

void TemplatePicker::refresh()
{
    const bool isEmpty = m_model.rowCount() == 0;
    m_list->setVisible(!isEmpty);
    m_form->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    m_empty->setText(m_model.templates().isEmpty()
                         ? tr("No templates were read yet. They are made in Twilio's console, under Content.")
                         : tr("No template has these words."));
    const ContentTemplate content = m_model.at(m_model.rowOf(m_sid));
    const QString why = obstacle();
    m_send->setEnabled(why.isEmpty() && !m_isSending);
    QString state = content.sid.isEmpty() ? QString() : approvalSentence(content);
    if (!why.isEmpty() && why != state && !content.sid.isEmpty())
        state += u' ' + why;
    if (!m_trouble.isEmpty())
        state = tr("The templates could not be read at Twilio: %1").arg(m_trouble);
    m_state->setText(state);
    m_state->setAccessibleName(state);
    m_send->setAccessibleDescription(why);
    const Theme &theme = Theme::of(palette());
    const ApprovalTone tone = approvalTone(content.approval);
    const bool isBad = !m_trouble.isEmpty() || (m_needsApproval && tone == ApprovalTone::Bad);
    setInk(*m_state, isBad ? theme.bad : tone == ApprovalTone::Waiting ? theme.warn : theme.dim);
}

void TemplatePicker::submit()
{
    if (m_isSending)
        return;
    if (!obstacle().isEmpty()) {
        m_form->focusFirstEmpty();
        return;
    }
    m_isSending = true;
    m_send->setEnabled(false);
    emit chosen({m_sid, m_form->values()});
}

void TemplatePicker::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    emit left();
}

/// Up and down in the search go through the list.
bool TemplatePicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int row = m_list->currentIndex().row();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            select(std::clamp(row + (key == Qt::Key_Down ? 1 : -1), 0, std::max(0, m_model.rowCount() - 1)));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TemplatePicker::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.line);
    painter.setBrush(theme.window);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), scaledF(font(), 9), scaledF(font(), 9));
}

} // namespace patchcord::ui
