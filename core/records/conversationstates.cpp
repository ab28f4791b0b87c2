// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/conversationstates.h"

#include <algorithm>
#include <array>

namespace patchcord {

namespace {

using Event = ConversationEvent;
using Session = ConversationStep::Session;
using State = ConversationState;
using Unread = ConversationStep::Unread;
using Wait = ConversationStep::Wait;

/// Whom a row of the table is about.
enum class Whom { Anybody, OptedOut, Blocked };

struct Edge
{
    Whom whom;
    State state;
    Event event;
    ConversationStep step;
};

constexpr bool silent = false;
constexpr bool told = true;

/// The first row that fits holds; where none does, everything stays as it is.
constexpr std::array edges{
    Edge{Whom::Blocked,
         State::Open,
         Event::CustomerWrote,
         {State::Open, Wait::Keep, Unread::Clear, silent, Session::Keep}},
    Edge{Whom::Blocked,
         State::Open,
         Event::AnswerOverdue,
         {State::Open, Wait::Keep, Unread::Keep, silent, Session::Keep}},
    Edge{Whom::Blocked,
         State::Snoozed,
         Event::CustomerWrote,
         {State::Snoozed, Wait::Keep, Unread::Clear, silent, Session::Keep}},
    Edge{
        Whom::Blocked, State::Snoozed, Event::TimeCame, {State::Open, Wait::Keep, Unread::Keep, silent, Session::Keep}},
    Edge{Whom::Blocked,
         State::Snoozed,
         Event::AnswerOverdue,
         {State::Snoozed, Wait::Keep, Unread::Keep, silent, Session::Keep}},
    Edge{Whom::Blocked,
         State::Open,
         Event::AttentionAsked,
         {State::Open, Wait::Keep, Unread::Keep, silent, Session::Keep}},
    Edge{Whom::Blocked,
         State::Snoozed,
         Event::AttentionAsked,
         {State::Snoozed, Wait::Keep, Unread::Keep, silent, Session::Keep}},
    Edge{Whom::Blocked,
         State::Closed,
         Event::CustomerWrote,
         {State::Closed, Wait::Keep, Unread::Clear, silent, Session::Keep}},

    Edge{
        Whom::OptedOut, State::Open, Event::CustomerWrote, {State::Open, Wait::Keep, Unread::Add, told, Session::Keep}},
    Edge{Whom::OptedOut,
         State::Snoozed,
         Event::CustomerWrote,
         {State::Open, Wait::Keep, Unread::Add, told, Session::Keep}},
    Edge{Whom::OptedOut,
         State::Closed,
         Event::CustomerWrote,
         {State::Open, Wait::Keep, Unread::Add, told, Session::Begin}},

    Edge{
        Whom::Anybody, State::Open, Event::CustomerWrote, {State::Open, Wait::Start, Unread::Add, told, Session::Keep}},
    Edge{Whom::Anybody, State::Open, Event::AgentWrote, {State::Open, Wait::End, Unread::Keep, silent, Session::Keep}},
    Edge{Whom::Anybody, State::Open, Event::Snoozed, {State::Snoozed, Wait::Keep, Unread::Keep, silent, Session::Keep}},
    Edge{Whom::Anybody,
         State::Open,
         Event::AnswerOverdue,
         {State::Open, Wait::Keep, Unread::Again, told, Session::Keep}},
    Edge{
        Whom::Anybody, State::Open, Event::FellSilent, {State::Closed, Wait::End, Unread::Clear, silent, Session::End}},
    Edge{Whom::Anybody, State::Open, Event::Closed, {State::Closed, Wait::End, Unread::Clear, silent, Session::End}},
    Edge{Whom::Anybody, State::Open, Event::Blocked, {State::Closed, Wait::End, Unread::Clear, silent, Session::End}},
    Edge{Whom::Anybody,
         State::Open,
         Event::AttentionAsked,
         {State::Open, Wait::Keep, Unread::Again, told, Session::Keep}},
    Edge{Whom::Anybody, State::Open, Event::OptedOut, {State::Open, Wait::End, Unread::Keep, silent, Session::Keep}},

    Edge{Whom::Anybody,
         State::Snoozed,
         Event::CustomerWrote,
         {State::Open, Wait::Start, Unread::Add, told, Session::Keep}},
    Edge{Whom::Anybody,
         State::Snoozed,
         Event::AgentWrote,
         {State::Open, Wait::End, Unread::Keep, silent, Session::Keep}},
    Edge{Whom::Anybody, State::Snoozed, Event::TimeCame, {State::Open, Wait::Keep, Unread::Keep, told, Session::Keep}},
    Edge{Whom::Anybody,
         State::Snoozed,
         Event::AnswerOverdue,
         {State::Open, Wait::Keep, Unread::Again, told, Session::Keep}},
    Edge{Whom::Anybody, State::Snoozed, Event::Closed, {State::Closed, Wait::End, Unread::Clear, silent, Session::End}},
    Edge{
        Whom::Anybody, State::Snoozed, Event::Reopened, {State::Open, Wait::Keep, Unread::Keep, silent, Session::Keep}},
    Edge{
        Whom::Anybody, State::Snoozed, Event::Blocked, {State::Closed, Wait::End, Unread::Clear, silent, Session::End}},
    Edge{Whom::Anybody,
         State::Snoozed,
         Event::AttentionAsked,
         {State::Open, Wait::Keep, Unread::Again, told, Session::Keep}},
    Edge{Whom::Anybody,
         State::Snoozed,
         Event::OptedOut,
         {State::Snoozed, Wait::End, Unread::Keep, silent, Session::Keep}},

    Edge{Whom::Anybody,
         State::Closed,
         Event::CustomerWrote,
         {State::Open, Wait::Start, Unread::Add, told, Session::Begin}},
    Edge{Whom::Anybody,
         State::Closed,
         Event::AgentWrote,
         {State::Open, Wait::End, Unread::Keep, silent, Session::Begin}},
    Edge{Whom::Anybody,
         State::Closed,
         Event::Snoozed,
         {State::Snoozed, Wait::Keep, Unread::Keep, silent, Session::Begin}},
    Edge{
        Whom::Anybody, State::Closed, Event::Reopened, {State::Open, Wait::Keep, Unread::Keep, silent, Session::Begin}},
    Edge{
        Whom::Anybody, State::Closed, Event::Blocked, {State::Closed, Wait::End, Unread::Clear, silent, Session::Keep}},
};

bool isAbout(Whom whom, const ConversationStance &stance)
{
    switch (whom) {
    case Whom::Anybody:
        return true;
    case Whom::OptedOut:
        return stance.isOptedOut;
    case Whom::Blocked:
        return stance.isBlocked;
    }
    Q_UNREACHABLE();
}

} // namespace

ConversationStep stepOf(const ConversationStance &stance, ConversationEvent event)
{
    const auto *edge = std::ranges::find_if(edges, [&stance, event](const Edge &row) {
        return row.state == stance.state && row.event == event && isAbout(row.whom, stance);
    });
    return edge == edges.end() ? ConversationStep{stance.state} : edge->step;
}

} // namespace patchcord
