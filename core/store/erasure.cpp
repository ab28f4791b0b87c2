// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/erasure.h"

#include "core/store/addressdigest.h"
#include "core/store/bound.h"
#include "core/store/connection.h"

#include <QCoreApplication>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

qint64 numberFrom(const Rows &row)
{
    return row.number(0);
}

QString tr(const char *text)
{
    return QCoreApplication::translate("patchcord::store::Store", text);
}

/// As requests spell it, whatever stands before the digits.
QString digitsOf(const QString &address)
{
    return address.startsWith(u'+') ? address.mid(1) : address;
}

Result<QStringList> addressesOf(const Snapshot &snapshot, ContactId contact)
{
    const auto addresses = collect(snapshot.connection().run("contact_addresses"_L1, {contact.value}),
                                   [](const Rows &row) { return row.text(0); });
    if (!addresses)
        return std::unexpected(addresses.error());
    return QStringList(*addresses);
}

/// One pair of the ledger, with its newest word.
struct LastWord
{
    qint64 sender = 0;
    QString channel;
    QString address;
    bool isOptedOut = false;
};

Result<QList<LastWord>> lastWordsOf(const Snapshot &snapshot, ContactId contact)
{
    return collect(snapshot.connection().run("opted_out_of_contact"_L1, {contact.value}),
                   [](const Rows &row) { return LastWord{row.number(0), row.text(1), row.text(2), row.flag(3)}; });
}

/// The ledger goes, and a digest stays of those who do not want to be written to.
Done keepTraces(Transaction &transaction, ContactId contact, qint64 at)
{
    const Result<QList<LastWord>> words = lastWordsOf(transaction, contact);
    if (!words)
        return std::unexpected(words.error());
    Connection &connection = transaction.connection();
    const auto salt = firstOf(connection.run("erasure_salt"_L1), [](const Rows &row) { return row.text(0); });
    if (!salt)
        return std::unexpected(salt.error());
    for (const LastWord &word : *words) {
        const QString digest = addressDigest(word.address, salt->value_or(QString()));
        const Done done = word.isOptedOut
            ? connection.execute("opt_out_trace_insert"_L1, {word.sender, word.channel, digest, at})
            : connection.execute("opt_out_trace_delete"_L1, {word.sender, word.channel, digest});
        if (!done)
            return done;
    }
    return {};
}

Result<qint64> countOf(const Snapshot &snapshot, QLatin1StringView statement, const QVariant &value)
{
    const auto count = firstOf(snapshot.connection().run(statement, {value}), numberFrom);
    if (!count)
        return std::unexpected(count.error());
    return count->value_or(0);
}

Done countRows(const Snapshot &snapshot, ContactId contact, ErasureTally &tally)
{
    const auto rows
        = firstOf(snapshot.connection().run("erasure_tally"_L1, {contact.value}), [&tally](const Rows &row) {
              tally.messages = row.number(0);
              tally.received = row.number(1);
              tally.calls = row.number(2);
              return true;
          });
    if (!rows)
        return std::unexpected(rows.error());
    const Result<qint64> files = countOf(snapshot, "erasure_files"_L1, contact.value);
    if (!files)
        return std::unexpected(files.error());
    const Result<qint64> underway = countOf(snapshot, "erasure_underway"_L1, contact.value);
    if (!underway)
        return std::unexpected(underway.error());
    tally.files = *files;
    tally.isUnderway = *underway > 0;
    return {};
}

} // namespace

Result<ErasureTally> erasureTally(const Snapshot &snapshot, ContactId contact)
{
    ErasureTally tally;
    const auto name = firstOf(snapshot.connection().run("contact_exists"_L1, {contact.value}),
                              [](const Rows &row) { return row.text(0).isEmpty() ? row.text(1) : row.text(0); });
    if (!name)
        return std::unexpected(name.error());
    if (!*name)
        return failure(ErrorKind::NotFound, tr("This person is not there any more."));
    tally.name = **name;
    const auto conversations = conversationsOf(snapshot, contact);
    const auto addresses = addressesOf(snapshot, contact);
    const auto words = lastWordsOf(snapshot, contact);
    if (!conversations || !addresses || !words)
        return std::unexpected(!conversations ? conversations.error() : !addresses ? addresses.error() : words.error());
    tally.conversations = int(conversations->size());
    tally.addresses = *addresses;
    tally.isOptedOut = std::ranges::any_of(*words, &LastWord::isOptedOut);
    for (const QString &address : *addresses) {
        const Result<qint64> refused = countOf(snapshot, "erasure_quarantined"_L1, digitsOf(address));
        if (!refused)
            return std::unexpected(refused.error());
        tally.quarantined += *refused;
    }
    if (const Done done = countRows(snapshot, contact, tally); !done)
        return std::unexpected(done.error());
    return tally;
}

Done beginErasure(Transaction &transaction, const Erasure &erasure)
{
    const Result<ErasureTally> tally = erasureTally(transaction, erasure.contact);
    if (!tally)
        return std::unexpected(tally.error());
    if (tally->isUnderway)
        return failure(ErrorKind::Refused,
                       tr("A message to this person is on its way, or a call with them runs. Wait until it is over, "
                          "then erase them."));
    return transaction.connection().execute(
        "erasure_insert"_L1, {erasure.contact.value, erasure.actor, int(erasure.isAtTwilio), erasure.at});
}

Result<QList<Erasure>> openErasures(const Snapshot &snapshot)
{
    return collect(snapshot.connection().run("erasures_open"_L1), [](const Rows &row) {
        return Erasure{row.number(0), {row.number(1)}, row.text(2), row.flag(3), row.number(4)};
    });
}

Done endErasure(Transaction &transaction, qint64 id)
{
    return transaction.connection().execute("erasure_delete"_L1, {id});
}

Result<QList<ConversationId>> conversationsOf(const Snapshot &snapshot, ContactId contact)
{
    return collect(snapshot.connection().run("conversations_of_contact"_L1, {contact.value}),
                   [](const Rows &row) { return ConversationId{row.number(0)}; });
}

Result<qint64> eraseRows(Transaction &transaction, ConversationId conversation, qint64 upTo, int limit, bool isAtTwilio)
{
    Connection &connection = transaction.connection();
    const auto step = firstOf(connection.run("erase_up_to"_L1, {conversation.value, upTo, limit}),
                              [](const Rows &row) { return std::pair(row.number(0), row.number(1)); });
    if (!step)
        return std::unexpected(step.error());
    const auto [last, count] = step->value_or(std::pair<qint64, qint64>());
    if (count == 0)
        return 0;
    if (isAtTwilio) {
        if (const Done done = connection.runEach("erase/twilio"_L1, {conversation.value, last}); !done)
            return std::unexpected(done.error());
    }
    if (const Done done = connection.runEach("erase/rows"_L1, {conversation.value, last}); !done)
        return std::unexpected(done.error());
    return count;
}

Done eraseConversation(Transaction &transaction, ConversationId conversation)
{
    if (const Done done = transaction.connection().runEach("erase/conversation"_L1, {conversation.value}); !done)
        return done;
    Event event;
    event.kind = EventKind::ConversationChanged;
    event.conversation = conversation;
    if (const Result<qint64> number = transaction.append(event); !number)
        return std::unexpected(number.error());
    return {};
}

Done eraseContact(Transaction &transaction, ContactId contact, qint64 at)
{
    const Result<QStringList> addresses = addressesOf(transaction, contact);
    if (!addresses)
        return std::unexpected(addresses.error());
    if (const Done done = keepTraces(transaction, contact, at); !done)
        return done;
    for (const QString &address : *addresses) {
        if (const Done done = transaction.connection().runEach("erase/number"_L1, {digitsOf(address)}); !done)
            return done;
    }
    return transaction.connection().runEach("erase/contact"_L1, {contact.value});
}

} // namespace patchcord::store
