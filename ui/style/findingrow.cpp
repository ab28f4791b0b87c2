// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/findingrow.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

FindingRow::FindingRow(const QString &objectName, Weight weight, QWidget *parent)
    : QWidget(parent)
    , m_weight(weight)
    , m_mark(new StateMark(this))
    , m_title(new QLabel(this))
    , m_finding(new QLabel(this))
    , m_side(new QLabel(this))
    , m_layout(new QHBoxLayout(this))
{
    setObjectName(objectName);
    m_title->setFont(sized(font(), 13, weight == Weight::Bold ? QFont::DemiBold : QFont::Normal));
    for (QLabel *label : {m_finding, m_side})
        label->setFont(sized(font(), 11.5));
    for (QLabel *label : {m_title, m_finding}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(font(), 1));
    words->addWidget(m_title);
    words->addWidget(m_finding);
    m_finding->hide();
    const int gap = scaled(font(), weight == Weight::Bold ? 10 : 3);
    m_layout->setContentsMargins(0, gap, 0, gap);
    m_layout->setSpacing(scaled(font(), 6));
    m_layout->addWidget(m_mark);
    m_layout->addSpacing(scaled(font(), 9));
    m_layout->addLayout(words, 1);
    m_layout->addWidget(m_side);
    colour();
}

void FindingRow::setSign(StateSign sign, const QString &word, const QString &text)
{
    m_mark->setSign(sign, text);
    m_word = word;
    name();
}

void FindingRow::setTitle(const QString &title)
{
    m_title->setText(title);
    name();
}

void FindingRow::setFinding(const QString &finding)
{
    m_finding->setText(finding);
    m_finding->setVisible(!finding.isEmpty());
    name();
}

void FindingRow::setSide(const QString &side)
{
    if (side != m_side->text())
        m_side->setText(side);
}

QString FindingRow::title() const
{
    return m_title->text();
}

QString FindingRow::finding() const
{
    return m_finding->text();
}

QPushButton *FindingRow::addButton(const QString &objectName, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    m_layout->addWidget(button);
    name();
    return button;
}

void FindingRow::paintEvent(QPaintEvent *)
{
    if (m_weight == Weight::Plain)
        return;
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::of(palette()).line);
}

void FindingRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void FindingRow::colour()
{
    for (QLabel *label : {m_finding, m_side})
        setInk(*label, Theme::of(palette()).dim);
}

void FindingRow::name()
{
    QStringList parts;
    for (const QString &part : {m_title->text(), m_word, m_finding->text()}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    setAccessibleName(parts.join(QStringLiteral(". ")));
    // "Copy" alone says nothing to somebody who does not see beside what it stands.
    for (QPushButton *button : findChildren<QPushButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        QString word = button->text();
        button->setAccessibleName(tr("%1: %2").arg(word.remove(u'&'), m_title->text()));
    }
}

} // namespace patchcord::ui
