// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/mediaaccessible.h"

#include <algorithm>

namespace patchcord::ui {

MediaAccessible::MediaAccessible(TimelineView *view, MessageId id, int index, QAccessibleInterface *bubble)
    : m_view(view)
    , m_id(id)
    , m_index(index)
    , m_bubble(bubble)
{ }

std::optional<VisibleMedia> MediaAccessible::shown() const
{
    if (!m_view)
        return std::nullopt;
    const QList<VisibleMedia> media = m_view->visibleMedia(m_id);
    const auto found = std::ranges::find(media, m_index, &VisibleMedia::index);
    return found == media.end() ? std::nullopt : std::optional(*found);
}

bool MediaAccessible::isValid() const
{
    return shown().has_value();
}

QAccessible::Role MediaAccessible::role() const
{
    const std::optional<VisibleMedia> media = shown();
    return media && media->isPicture ? QAccessible::Graphic : QAccessible::Button;
}

QString MediaAccessible::text(QAccessible::Text kind) const
{
    const std::optional<VisibleMedia> media = shown();
    return media && kind == QAccessible::Name ? media->name : QString();
}

QRect MediaAccessible::rect() const
{
    const std::optional<VisibleMedia> media = shown();
    return media ? QRect(m_view->viewport()->mapToGlobal(media->rect.topLeft()), media->rect.size()) : QRect();
}

QAccessible::State MediaAccessible::state() const
{
    const std::optional<VisibleMedia> media = shown();
    QAccessible::State state;
    state.focusable = true;
    state.invisible = !media;
    state.focused = media && media->isCurrent && m_view->hasFocus();
    return state;
}

void *MediaAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
}

QStringList MediaAccessible::actionNames() const
{
    QStringList names{setFocusAction()};
    if (!m_view)
        return names;
    const QList<MediaAction> actions = m_view->actionsOf(m_id, m_index);
    if (!actions.isEmpty())
        names.prepend(pressAction());
    std::ranges::transform(actions, std::back_inserter(names), mediaActionName);
    return names;
}

QString MediaAccessible::localizedActionName(const QString &name) const
{
    const bool isStandard = name == setFocusAction() || name == pressAction();
    return isStandard ? QAccessibleActionInterface::localizedActionName(name) : name;
}

void MediaAccessible::doAction(const QString &name)
{
    if (!m_view)
        return;
    if (name == setFocusAction()) {
        m_view->setFocus();
        m_view->setCurrentMedia(m_id, m_index);
        return;
    }
    const QList<MediaAction> actions = m_view->actionsOf(m_id, m_index);
    const auto named = name == pressAction() ? actions.begin() : std::ranges::find(actions, name, mediaActionName);
    if (named != actions.end())
        m_view->run(*named, m_id, m_index);
}

} // namespace patchcord::ui
