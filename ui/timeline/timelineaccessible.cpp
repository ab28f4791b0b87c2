// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelineaccessible.h"

#include "ui/timeline/jumppill.h"
#include "ui/timeline/mediaaccessible.h"
#include "ui/timeline/timelineview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

#include <algorithm>
#include <optional>

namespace patchcord::ui {

namespace {

/// One bubble for a screen reader. Looks everything up when asked, since rows come and go.
class BubbleAccessible final : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    BubbleAccessible(TimelineView *view, MessageId id)
        : m_view(view)
        , m_id(id)
    { }
    ~BubbleAccessible() override
    {
        for (QAccessible::Id child : std::as_const(m_media))
            QAccessible::deleteAccessibleInterface(child);
    }
    Q_DISABLE_COPY_MOVE(BubbleAccessible)

    bool isValid() const override { return m_view && row(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    QAccessibleInterface *child(int index) const override
    {
        const QList<VisibleMedia> shown = media();
        if (index < 0 || index >= shown.size())
            return nullptr;
        const int place = shown.at(index).index;
        if (!m_media.contains(place)) {
            auto *bubble = const_cast<BubbleAccessible *>(this);
            m_media.insert(place,
                           QAccessible::registerAccessibleInterface(new MediaAccessible(m_view, m_id, place, bubble)));
        }
        return QAccessible::accessibleInterface(m_media.value(place));
    }
    int childCount() const override { return int(media().size()); }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const int count = childCount();
        for (int i = 0; i < count; ++i) {
            if (this->child(i) == child)
                return i;
        }
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const int count = childCount();
        for (int i = 0; i < count; ++i) {
            if (child(i)->rect().contains(x, y))
                return child(i);
        }
        return nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const QList<VisibleMedia> shown = media();
        const auto current = std::ranges::find_if(shown, &VisibleMedia::isCurrent);
        return current == shown.end() ? nullptr : child(int(current - shown.begin()));
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QString text(QAccessible::Text kind) const override
    {
        const std::optional<VisibleRow> shown = row();
        return shown && kind == QAccessible::Name ? shown->name : QString();
    }
    void setText(QAccessible::Text, const QString &) override { }
    QRect rect() const override
    {
        const std::optional<VisibleRow> shown = row();
        return shown ? QRect(m_view->viewport()->mapToGlobal(shown->rect.topLeft()), shown->rect.size()) : QRect();
    }
    QAccessible::State state() const override
    {
        const std::optional<VisibleRow> shown = row();
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        state.readOnly = true;
        state.invisible = !shown;
        state.selected = shown && shown->isCurrent;
        state.focused = state.selected && m_view->hasFocus();
        return state;
    }
    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }

    QStringList actionNames() const override
    {
        QStringList names{setFocusAction()};
        if (!m_view)
            return names;
        const QList<RowAction> actions = m_view->actionsOf(m_id);
        std::ranges::transform(actions, std::back_inserter(names), nameOf);
        return names;
    }
    QString localizedActionName(const QString &name) const override
    {
        return name == setFocusAction() ? QAccessibleActionInterface::localizedActionName(name) : name;
    }
    void doAction(const QString &name) override
    {
        if (!m_view)
            return;
        if (name == setFocusAction()) {
            m_view->setFocus();
            m_view->setCurrentRow(m_id);
            return;
        }
        const QList<RowAction> actions = m_view->actionsOf(m_id);
        const auto named = std::ranges::find(actions, name, nameOf);
        if (named != actions.end())
            m_view->run(*named, m_id);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    static QString nameOf(RowAction action)
    {
        switch (action) {
        case RowAction::Retry:
            return TimelineView::tr("Retry");
        case RowAction::Template:
            return TimelineView::tr("Choose a template");
        case RowAction::Edit:
            return TimelineView::tr("Edit");
        case RowAction::Discard:
            return TimelineView::tr("Delete");
        case RowAction::TakeBack:
            return TimelineView::tr("Undo sending");
        case RowAction::Copy:
            return TimelineView::tr("Copy");
        }
        Q_UNREACHABLE();
    }
    [[nodiscard]] std::optional<VisibleRow> row() const
    {
        if (!m_view)
            return std::nullopt;
        const QList<VisibleRow> rows = m_view->visibleRows();
        const auto found = std::ranges::find(rows, m_id, &VisibleRow::id);
        return found == rows.end() ? std::nullopt : std::optional(*found);
    }

    [[nodiscard]] QList<VisibleMedia> media() const
    {
        return m_view ? m_view->visibleMedia(m_id) : QList<VisibleMedia>();
    }

    QPointer<TimelineView> m_view;
    MessageId m_id;
    mutable QHash<int, QAccessible::Id> m_media; ///< By their place among the files of the message.
};

/// The timeline for a screen reader: its visible bubbles, then the button to the newest row while it is there.
class TimelineAccessible final : public QAccessibleWidget
{
public:
    explicit TimelineAccessible(TimelineView *view)
        : QAccessibleWidget(view, QAccessible::List)
    { }
    ~TimelineAccessible() override
    {
        for (QAccessible::Id id : std::as_const(m_children))
            QAccessible::deleteAccessibleInterface(id);
    }
    Q_DISABLE_COPY_MOVE(TimelineAccessible)

    int childCount() const override { return int(rows().size()) + (pill() ? 1 : 0); }
    QAccessibleInterface *child(int index) const override
    {
        const QList<VisibleRow> shown = rows();
        if (index == shown.size() && pill())
            return QAccessible::queryAccessibleInterface(pill());
        return index >= 0 && index < shown.size() ? bubble(shown, shown.at(index).id) : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const int count = childCount();
        for (int i = 0; i < count; ++i) {
            if (this->child(i) == child)
                return i;
        }
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const int count = childCount();
        for (int i = 0; i < count; ++i) {
            QAccessibleInterface *found = child(i);
            if (found->rect().contains(x, y))
                return found;
        }
        return nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        const QList<VisibleRow> shown = rows();
        const auto current = std::ranges::find_if(shown, &VisibleRow::isCurrent);
        return widget()->hasFocus() && current != shown.end() ? bubble(shown, current->id)
                                                              : QAccessibleWidget::focusChild();
    }

private:
    [[nodiscard]] TimelineView *view() const { return static_cast<TimelineView *>(widget()); }
    [[nodiscard]] QList<VisibleRow> rows() const { return view()->visibleRows(); }
    [[nodiscard]] JumpPill *pill() const
    {
        auto *button = view()->viewport()->findChild<JumpPill *>();
        return button && !button->isHidden() ? button : nullptr;
    }
    /// Always the same object for the same row while it is in view.
    QAccessibleInterface *bubble(const QList<VisibleRow> &shown, MessageId id) const
    {
        m_children.removeIf([&shown](QHash<MessageId, QAccessible::Id>::iterator child) {
            if (std::ranges::find(shown, child.key(), &VisibleRow::id) != shown.end())
                return false;
            QAccessible::deleteAccessibleInterface(child.value());
            return true;
        });
        if (!m_children.contains(id))
            m_children.insert(id, QAccessible::registerAccessibleInterface(new BubbleAccessible(view(), id)));
        return QAccessible::accessibleInterface(m_children.value(id));
    }

    mutable QHash<MessageId, QAccessible::Id> m_children;
};

QAccessibleInterface *makeTimelineAccessible(const QString &, QObject *object)
{
    auto *view = qobject_cast<TimelineView *>(object);
    return view ? new TimelineAccessible(view) : nullptr;
}

} // namespace

void installTimelineAccessibility()
{
    QAccessible::installFactory(makeTimelineAccessible);
}

} // namespace patchcord::ui
