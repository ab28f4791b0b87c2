// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/figures.h"
#include "core/records/sender.h"

#include <QDialog>
#include <QHash>

class QGridLayout;
class QLabel;

namespace patchcord::ui {

class FigureCard;
class SpanBar;

/// The page of numbers: what came and went, how long customers waited, what failed, for any days and any sender. It
/// asks by a signal and counts nothing itself.
class NumbersDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit NumbersDialog(const QList<Sender> &senders, QWidget *parent = nullptr);

    /// Ignored when other days were chosen since.
    void setFigures(const Figures &figures);
    void setFailure(const QString &message);
    void setSenders(const QList<Sender> &senders);
    [[nodiscard]] FigureQuery query() const;

signals:
    /// Answered by setFigures() or setFailure().
    void figuresWanted(const patchcord::FigureQuery &query);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void addKeys();
    void ask();
    void toggleTables();
    [[nodiscard]] FigureCard *focusedCard() const;
    FigureCard *card(const QString &name);

    SpanBar *m_bar;
    QLabel *m_state;
    QGridLayout *m_grid;
    QList<FigureCard *> m_cards;
    QHash<SenderId, QString> m_names;
};

} // namespace patchcord::ui
