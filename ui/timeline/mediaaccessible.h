// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QPointer>

#include <optional>

namespace patchcord::ui {

/// One file of a bubble for a screen reader. Looks everything up when asked, since rows come and go.
class MediaAccessible final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    MediaAccessible(TimelineView *view, MessageId id, int index, QAccessibleInterface *bubble);

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return m_bubble; }
    QAccessibleInterface *child(int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    QAccessible::Role role() const override;
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override { }
    QRect rect() const override;
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override;
    QString localizedActionName(const QString &name) const override;
    void doAction(const QString &name) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    [[nodiscard]] std::optional<VisibleMedia> shown() const;

    QPointer<TimelineView> m_view;
    MessageId m_id;
    int m_index;
    QAccessibleInterface *m_bubble; ///< Outlives its files.
};

} // namespace patchcord::ui
