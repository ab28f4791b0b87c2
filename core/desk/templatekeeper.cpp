// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/templatekeeper.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/store/templates.h"

#include <utility>

namespace patchcord::desk {

TemplateKeeper::TemplateKeeper(store::Store &store, twilio::Client &client, int everyMs, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_contents(client)
{
    m_timer.setInterval(everyMs);
    connect(&m_timer, &QTimer::timeout, this, &TemplateKeeper::refresh);
}

void TemplateKeeper::start()
{
    m_timer.start();
    refresh();
}

QFuture<Done> TemplateKeeper::refresh()
{
    if (m_round)
        return m_round->future();
    m_round = std::make_shared<QPromise<Done>>();
    m_round->start();
    const QFuture<Done> done = m_round->future();
    m_begunAt = utcNow();
    readAll();
    return done;
}

void TemplateKeeper::readAll()
{
    whenDone(m_contents.list(), this, [this](const Result<QList<ContentTemplate>> &templates) {
        if (templates)
            return keep(*templates);
        if (templates.error().kind != ErrorKind::NotFound)
            return finish(std::unexpected(templates.error()));
        // Where both lists are not served in one, each approval is a question of its own.
        whenDone(m_contents.listPlain(), this, [this](const Result<QList<ContentTemplate>> &plain) {
            if (!plain)
                return finish(std::unexpected(plain.error()));
            askApproval(*plain, 0);
        });
    });
}

void TemplateKeeper::askApproval(QList<ContentTemplate> templates, qsizetype next)
{
    if (next == templates.size())
        return keep(templates);
    const auto asked = m_contents.approvalOf(templates.at(next).sid);
    whenDone(asked, this, [this, templates, next](const Result<ContentTemplate> &approval) mutable {
        if (!approval && approval.error().kind != ErrorKind::NotFound)
            return finish(std::unexpected(approval.error()));
        if (approval) {
            templates[next].approval = approval->approval;
            templates[next].reason = approval->reason;
            templates[next].category = approval->category;
        }
        askApproval(std::move(templates), next + 1);
    });
}

void TemplateKeeper::keep(const QList<ContentTemplate> &templates)
{
    const auto writing = m_store.write([templates, at = m_begunAt](store::Transaction &transaction) {
        return store::replaceTemplates(transaction, templates, at);
    });
    whenDone(writing, this, [this](const Done &kept) { finish(kept); });
}

void TemplateKeeper::finish(const Done &done)
{
    const Round round = std::exchange(m_round, nullptr);
    round->addResult(done);
    round->finish();
}

} // namespace patchcord::desk
