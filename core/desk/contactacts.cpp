// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/contactacts.h"

#include "core/base/clock.h"
#include "core/store/contactdetails.h"

namespace patchcord::desk {

using namespace Qt::StringLiterals;

namespace {

using store::Transaction;

Done noted(Transaction &transaction, const Done &done, const Act &act, const QString &action, QJsonObject detail,
           ContactId contact)
{
    if (!done)
        return done;
    detail.insert(u"contact"_s, contact.value);
    return audit(transaction, act, action, {}, {}, detail);
}

} // namespace

QFuture<Done> ContactActs::setNotes(ContactId contact, const QString &notes)
{
    return m_store.write([contact, notes, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return noted(transaction, store::setContactNotes(transaction, contact, notes), act, u"contact.notes"_s, {},
                     contact);
    });
}

QFuture<Done> ContactActs::setBlocked(ContactId contact, bool isBlocked)
{
    return m_store.write([contact, isBlocked, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return noted(transaction, store::setBlocked(transaction, contact, isBlocked, act.at), act,
                     isBlocked ? u"contact.block"_s : u"contact.unblock"_s, {}, contact);
    });
}

QFuture<Done> ContactActs::merge(ContactId contact, ContactId other)
{
    return m_store.write([contact, other, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return noted(transaction, store::mergeContacts(transaction, contact, other, act.at), act, u"contact.merge"_s,
                     {{u"other"_s, other.value}}, contact);
    });
}

QFuture<Done> ContactActs::part(ContactId contact)
{
    return m_store.write([contact, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return noted(transaction, store::partContacts(transaction, contact, act.at), act, u"contact.part"_s, {},
                     contact);
    });
}

} // namespace patchcord::desk
