// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"

#include <QList>
#include <QWidget>

class QListWidget;
class QPushButton;

namespace patchcord::ui {

/// The files of a saved reply, with ways to add some and to take one out. It keeps none itself.
class ReplyFiles final : public QWidget
{
    Q_OBJECT

public:
    explicit ReplyFiles(QWidget *parent);

    /// Those of another reply; what was offered for the last one is nobody's any more.
    void setFiles(const QList<MediaItem> &files);
    [[nodiscard]] const QList<MediaItem> &files() const { return m_files; }
    /// Some were offered and are not settled yet.
    [[nodiscard]] bool isChecking() const { return !m_offered.isEmpty(); }
    /// What became of a file that was offered: kept, or not (one without a file).
    void settle(const QString &path, const MediaItem &file);
    /// Takes the files that are dropped there.
    void takeDropsOn(QWidget &place);

signals:
    /// To be kept; answered by settle().
    void offered(const QString &path);
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void add(const QStringList &paths);
    void choose();
    void takeOut();
    void refresh();

    QList<MediaItem> m_files;
    QStringList m_offered; ///< Paths.
    QListWidget *m_list;
    QPushButton *m_takeOut;
};

} // namespace patchcord::ui
