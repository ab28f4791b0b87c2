// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/prooflines.h"

#include "ui/models/connectiontext.h"
#include "ui/style/findingrow.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QVBoxLayout>

#include <array>

namespace patchcord::ui {

namespace {

using Kind = ProofStep::Kind;

struct Line
{
    Kind kind;
    const char *name;
};

constexpr std::array lines{Line{Kind::RoundTrip, "RoundTrip"}, Line{Kind::ByteExact, "ByteExact"},
                           Line{Kind::WebSocketEcho, "WebSocket"}};

ProofStep stepOf(const QList<ProofStep> &steps, Kind kind)
{
    const auto found = std::ranges::find(steps, kind, &ProofStep::kind);
    if (found != steps.end())
        return *found;
    ProofStep waiting;
    waiting.kind = kind;
    return waiting;
}

} // namespace

ProofLines::ProofLines(const QString &objectName, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, scaled(font(), 6), 0, scaled(font(), 6));
    layout->setSpacing(0);
    for (const Line &line : lines) {
        auto *row = new FindingRow(objectName + QLatin1String(line.name), FindingRow::Weight::Plain, this);
        layout->addWidget(row);
        m_rows.append(row);
    }
    setSteps({});
}

void ProofLines::setSteps(const QList<ProofStep> &steps)
{
    m_steps = steps;
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const ProofStep step = stepOf(steps, lines.at(size_t(i)).kind);
        FindingRow *row = m_rows.at(i);
        row->setTitle(proofText(step));
        row->setFinding(step.finding);
        row->setSide(step.isDone && step.milliseconds > 0 ? tr("%1 ms").arg(step.milliseconds) : QString());
        if (!step.isDone)
            row->setSign(StateSign::Waiting, tr("not tried yet"));
        else if (step.isWell)
            row->setSign(StateSign::Well, tr("well"));
        else
            row->setSign(StateSign::Broken, tr("does not work"));
    }
}

bool ProofLines::isOver() const
{
    const auto isDone = [this](const Line &line) { return stepOf(m_steps, line.kind).isDone; };
    const auto hasFailed = [](const ProofStep &step) { return step.isDone && !step.isWell; };
    return std::ranges::all_of(lines, isDone) || std::ranges::any_of(m_steps, hasFailed);
}

void ProofLines::paintEvent(QPaintEvent *)
{
    const QColor line = Theme::of(palette()).line;
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), line);
    painter.fillRect(QRect(0, height() - 1, width(), 1), line);
}

} // namespace patchcord::ui
