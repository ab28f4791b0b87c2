// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/exchange.h"

#include <functional>
#include <utility>

namespace patchcord::gateway {

/// A request without a peer: what a handler answers goes to a function, once. Unanswered it counts as a 500.
class AnswerCatcher final : public Exchange
{
public:
    using Take = std::function<void(const HttpAnswer &)>;

    explicit AnswerCatcher(Take take)
        : m_take(std::move(take))
    { }
    ~AnswerCatcher() override { give({.status = 500}); }

    void answer(const HttpAnswer &answer) override { give(answer); }
    void answerRaw(const QByteArray &) override { give({.status = 500}); }
    void hang() override { }
    [[nodiscard]] bool isPeerThere() const override { return true; }

private:
    void give(const HttpAnswer &answer)
    {
        if (const Take take = std::exchange(m_take, nullptr))
            take(answer);
    }

    Take m_take;
};

} // namespace patchcord::gateway
