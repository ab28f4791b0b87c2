// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/contentlibrary.h"

#include "core/simulator/sidmaker.h"

#include <algorithm>

namespace patchcord::simulator {

namespace {

ContentTemplate text(const char *name, const char *body, const TemplateValues &samples, ApprovalState approval)
{
    ContentTemplate content;
    content.name = QString::fromLatin1(name);
    content.language = QStringLiteral("en");
    content.type = QStringLiteral("twilio/text");
    content.body = QString::fromUtf8(body);
    content.samples = samples;
    content.category = approval == ApprovalState::Unsubmitted ? QString() : QStringLiteral("UTILITY");
    content.approval = approval;
    return content;
}

TemplateValues samples(const QStringList &values)
{
    TemplateValues numbered;
    for (const QString &value : values)
        numbered.insert(QString::number(numbered.size() + 1), value);
    return numbered;
}

QList<ContentTemplate> firstTemplates()
{
    const TemplateValues order = samples({QStringLiteral("Ann"), QStringLiteral("4711")});
    ContentTemplate visit
        = text("appointment_reminder", "Hello {{1}}, your appointment is on {{2}}. Does that still suit you?",
               samples({QStringLiteral("Ann"), QStringLiteral("Monday at ten")}), ApprovalState::Approved);
    visit.type = QStringLiteral("twilio/quick-reply");
    visit.buttons = {QStringLiteral("Yes"), QStringLiteral("Another day")};
    ContentTemplate offer = text("winter_offer", "{{1}}, our winter sale ends tonight!",
                                 samples({QStringLiteral("Ann")}), ApprovalState::Rejected);
    offer.category = QStringLiteral("MARKETING");
    offer.reason = QStringLiteral("The text begins with a variable.");
    ContentTemplate survey = text("satisfaction_survey", "Hello {{1}}, how did we do today?",
                                  samples({QStringLiteral("Ann")}), ApprovalState::Paused);
    survey.category = QStringLiteral("MARKETING");
    ContentTemplate hint = text("old_newsletter", "Hello {{1}}, here is our news of the month.",
                                samples({QStringLiteral("Ann")}), ApprovalState::Disabled);
    hint.category = QStringLiteral("MARKETING");
    ContentTemplate german
        = text("order_update", "Hallo {{1}}, Ihre Bestellung {{2}} ist unterwegs.", order, ApprovalState::Approved);
    german.language = QStringLiteral("de");
    return {
        text("order_update", "Hello {{1}}, your order {{2}} is on its way to you.", order, ApprovalState::Approved),
        german,
        visit,
        text("we_tried_to_reach_you", "We tried to reach you. Please write to us when it suits you.", {},
             ApprovalState::Approved),
        text("refund_notice", "Hello {{1}}, we sent {{2}} back to your account today.",
             samples({QStringLiteral("Ann"), QStringLiteral("12.50 €")}), ApprovalState::Pending),
        text("parcel_waiting", "Hello {{1}}, your parcel waits for you at {{2}} until Friday.",
             samples({QStringLiteral("Ann"), QStringLiteral("the corner shop")}), ApprovalState::Received),
        offer,
        survey,
        hint,
        text("draft_greeting", "Hello {{1}}, good to have you here.", samples({QStringLiteral("Ann")}),
             ApprovalState::Unsubmitted),
    };
}

} // namespace

ContentLibrary::ContentLibrary(SidMaker &sids)
    : m_templates(firstTemplates())
{
    for (ContentTemplate &content : m_templates)
        content.sid = sids.make(QLatin1StringView("HX"));
}

std::optional<ContentTemplate> ContentLibrary::find(const QString &sid) const
{
    const auto found = std::ranges::find(m_templates, sid, &ContentTemplate::sid);
    return found == m_templates.cend() ? std::nullopt : std::optional(*found);
}

bool ContentLibrary::update(const QString &name, const std::function<void(ContentTemplate &)> &change)
{
    const auto found = std::ranges::find(m_templates, name, &ContentTemplate::name);
    if (found == m_templates.end())
        return false;
    change(*found);
    return true;
}

bool ContentLibrary::remove(const QString &name)
{
    return m_templates.removeIf([&name](const ContentTemplate &content) { return content.name == name; }) > 0;
}

} // namespace patchcord::simulator
