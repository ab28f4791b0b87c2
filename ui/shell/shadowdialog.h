// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/assistant.h"
#include "ui/models/shadowmodel.h"

#include <QDialog>

class QLabel;
class QTableView;

namespace patchcord::ui {

/// The page that holds the model's drafts against what people sent, before one lets it answer alone.
class ShadowDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ShadowDialog(QWidget *parent = nullptr);

    void setDrafts(const QList<ShadowDraft> &drafts);

signals:
    void openWanted(patchcord::ConversationId conversation);

private:
    void buildTable();

    ShadowModel m_model;
    QLabel *m_summary;
    QTableView *m_table;
};

} // namespace patchcord::ui
