// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contenttemplate.h"

#include <QList>

#include <functional>
#include <optional>

namespace patchcord::simulator {

class SidMaker;

/// The account's content templates, at first one in every state of approval.
class ContentLibrary final
{
public:
    explicit ContentLibrary(SidMaker &sids);

    [[nodiscard]] const QList<ContentTemplate> &templates() const { return m_templates; }
    [[nodiscard]] std::optional<ContentTemplate> find(const QString &sid) const;
    void add(const ContentTemplate &content) { m_templates.append(content); }
    /// False when there is none of that name.
    bool update(const QString &name, const std::function<void(ContentTemplate &)> &change);
    bool remove(const QString &name);

private:
    QList<ContentTemplate> m_templates;
};

} // namespace patchcord::simulator
