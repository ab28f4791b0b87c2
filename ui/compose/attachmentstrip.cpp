// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/attachmentstrip.h"

#include "ui/compose/attachmentchip.h"
#include "ui/style/metrics.h"

#include <QEvent>

#include <algorithm>

namespace patchcord::ui {

AttachmentStrip::AttachmentStrip(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("attachments"));
    setAccessibleName(tr("Files that go with the reply"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    hide();
}

AttachmentChip *AttachmentStrip::addChip()
{
    auto *chip = new AttachmentChip(m_pictures, this);
    connect(chip, &AttachmentChip::removeRequested, this,
            [this, chip] { emit removeRequested(chip->held().file.path); });
    connect(chip, &AttachmentChip::stepRequested, this, [this, chip](int by) { step(chip, by); });
    if (QWidget *before = m_chips.isEmpty() ? m_tabAfter : m_chips.last())
        QWidget::setTabOrder(before, chip);
    m_chips.append(chip);
    return chip;
}

void AttachmentStrip::setFiles(const QList<HeldFile> &files)
{
    const auto focused = std::ranges::find_if(m_chips, [](const AttachmentChip *chip) { return chip->hasFocus(); });
    const qsizetype focus = focused == m_chips.end() ? -1 : focused - m_chips.begin();
    while (m_chips.size() > files.size()) {
        AttachmentChip *chip = m_chips.takeLast();
        chip->hide();
        chip->deleteLater();
    }
    for (qsizetype i = 0; i < files.size(); ++i) {
        AttachmentChip *chip = i < m_chips.size() ? m_chips.at(i) : addChip();
        chip->setFile(files.at(i));
        chip->show();
    }
    setVisible(!files.isEmpty());
    updateGeometry();
    place(width(), true);
    if (focus >= 0 && !m_chips.isEmpty())
        m_chips.at(std::min(focus, m_chips.size() - 1))->setFocus(Qt::OtherFocusReason);
    else if (focus >= 0)
        emit left();
}

int AttachmentStrip::place(int width, bool isMoving) const
{
    const int gap = scaled(font(), 6);
    QPoint at;
    int bottom = 0;
    for (AttachmentChip *chip : m_chips) {
        const QSize size(std::min(chip->sizeHint().width(), width), chip->sizeHint().height());
        if (at.x() > 0 && at.x() + size.width() > width)
            at = {0, bottom + gap};
        const int x = layoutDirection() == Qt::RightToLeft ? width - at.x() - size.width() : at.x();
        if (isMoving)
            chip->setGeometry(x, at.y(), size.width(), size.height());
        at.rx() += size.width() + gap;
        bottom = at.y() + size.height();
    }
    return bottom;
}

QSize AttachmentStrip::sizeHint() const
{
    const int wide = width() > 0 ? width() : scaled(font(), 400);
    return {wide, heightForWidth(wide)};
}

void AttachmentStrip::step(AttachmentChip *from, int step)
{
    const qsizetype next = m_chips.indexOf(from) + step;
    if (next >= 0 && next < m_chips.size())
        m_chips.at(next)->setFocus(Qt::TabFocusReason);
}

void AttachmentStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place(width(), true);
}

bool AttachmentStrip::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) {
        place(width(), true);
        updateGeometry();
    }
    return QWidget::event(event);
}

} // namespace patchcord::ui
