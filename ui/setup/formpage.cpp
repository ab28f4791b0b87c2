// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/formpage.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

FormPage::FormPage(const QString &title, const QString &lead, QWidget *parent)
    : QScrollArea(parent)
    , m_inside(new QWidget(this))
    , m_layout(new QVBoxLayout(m_inside))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setBackgroundRole(QPalette::Base);
    const int side = scaled(font(), 32);
    m_layout->setContentsMargins(side, scaled(font(), 24), side, scaled(font(), 16));
    m_layout->setSpacing(scaled(font(), 5));
    auto *heading = new QLabel(title, m_inside);
    heading->setFont(sized(font(), 20, QFont::DemiBold));
    heading->setWordWrap(true);
    m_layout->addWidget(heading);
    addHint(lead)->setFont(sized(font(), 13));
    m_layout->addSpacing(scaled(font(), 8));
    setWidget(m_inside);
    setAccessibleName(title);
}

void FormPage::addField(const QString &label, QWidget *field, const QString &hint)
{
    auto *title = new QLabel(label, m_inside);
    title->setFont(sized(font(), 13, QFont::DemiBold));
    title->setBuddy(field);
    m_layout->addSpacing(scaled(font(), 6));
    m_layout->addWidget(title);
    m_layout->addWidget(field);
    if (!hint.isEmpty())
        addHint(hint);
}

void FormPage::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void FormPage::addHeading(const QString &text)
{
    auto *heading = new QLabel(text, m_inside);
    heading->setFont(sized(font(), 13, QFont::DemiBold));
    m_layout->addSpacing(scaled(font(), 14));
    m_layout->addWidget(heading);
}

void FormPage::addSpace()
{
    m_layout->addSpacing(scaled(font(), 8));
}

QLabel *FormPage::addHint(const QString &text)
{
    auto *hint = new QLabel(text, m_inside);
    hint->setWordWrap(true);
    hint->setTextFormat(Qt::PlainText);
    hint->setFont(sized(font(), 11.5));
    m_layout->addWidget(hint);
    m_quiet.append(hint);
    colour();
    return hint;
}

QLabel *FormPage::addCopyable(const QString &objectName, const QString &title, const QString &text)
{
    auto *label = new QLabel(text, m_inside);
    label->setObjectName(objectName);
    label->setAccessibleName(tr("%1: %2").arg(title, text));
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    auto *name = new QLabel(title, m_inside);
    name->setFont(sized(font(), 11.5));
    m_quiet.append(name);
    auto *copy = new QPushButton(tr("Copy"), m_inside);
    copy->setObjectName(objectName + QStringLiteral("Copy"));
    copy->setAccessibleName(tr("Copy: %1").arg(title));
    connect(copy, &QPushButton::clicked, label, [label] { QGuiApplication::clipboard()->setText(label->text()); });
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(label);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, scaled(font(), 4), 0, scaled(font(), 4));
    row->addLayout(words, 1);
    row->addWidget(copy);
    m_layout->addLayout(row);
    colour();
    return label;
}

void FormPage::finish()
{
    m_layout->addStretch(1);
}

void FormPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void FormPage::colour()
{
    for (QLabel *label : std::as_const(m_quiet))
        setInk(*label, Theme::of(palette()).dim);
}

} // namespace patchcord::ui
