// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps messages as fast as it can and prints the SID of each once its commit is durable, until somebody ends it.
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "core/store/store.h"

#include <QCoreApplication>

#include <cstdio>
#include <mutex>
#include <thread>
#include <vector>

using namespace patchcord;

namespace {

Result<store::InsertedMessage> keep(store::Transaction &transaction, const QString &sid)
{
    const Address ours{Channel::Sms, QStringLiteral("+15005550006")};
    const auto known = store::senderByAddress(transaction, ours);
    if (!known)
        return std::unexpected(known.error());
    Sender sender;
    sender.address = ours;
    const Result<SenderId> id = *known ? Result<SenderId>((*known)->id) : store::insertSender(transaction, sender);
    if (!id)
        return std::unexpected(id.error());
    const auto conversation = store::ensureConversation(
        transaction, *id, {Channel::Sms, QStringLiteral("+4915112345678")}, QString(), 1'700'000'000'000);
    if (!conversation)
        return std::unexpected(conversation.error());
    Message message;
    message.conversation = *conversation;
    message.sid = sid;
    message.body = QStringLiteral("body of ") + sid;
    message.at = 1'700'000'000'000;
    return store::insertMessage(transaction, message);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const auto opened = store::Store::open(arguments.value(1));
    if (!opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().message));
        return 1;
    }
    std::mutex output;
    std::vector<std::thread> submitters;
    for (int submitter = 0; submitter < 16; ++submitter) {
        submitters.emplace_back([&, submitter] {
            for (int n = 0;; ++n) {
                const QString sid = QStringLiteral("SMtest%1x%2x%3").arg(arguments.value(2)).arg(submitter).arg(n);
                const auto kept = (*opened)
                                      ->write([sid](store::Transaction &transaction) { return keep(transaction, sid); })
                                      .result();
                if (!kept || !kept->isNew)
                    return;
                const std::lock_guard lock(output);
                std::printf("%s\n", qPrintable(sid));
                std::fflush(stdout);
            }
        });
    }
    for (std::thread &submitter : submitters)
        submitter.join();
    return 1;
}
