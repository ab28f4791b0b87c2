// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/acknowledgement.h"

#include "core/store/messages.h"
#include "core/twilio/addresses.h"
#include "core/twilio/segments.h"

namespace patchcord::desk {

QString automaticAuthor()
{
    return QStringLiteral("auto");
}

bool isAutomatic(const Address &address)
{
    const twilio::AddressForm form = twilio::formOf(address);
    return form != twilio::AddressForm::Number && form != twilio::AddressForm::ChannelUser;
}

bool invitesAcknowledgement(const Sender &sender, const Address &from, twilio::OptOutKeyword keyword)
{
    return !sender.acknowledgement.trimmed().isEmpty() && keyword == twilio::OptOutKeyword::None && !isAutomatic(from);
}

QString fillAcknowledgement(const QString &pattern, const QString &body, const QString &name)
{
    static constexpr QStringView bodyMark = u"{body}";
    static constexpr QStringView nameMark = u"{name}";
    QString filled;
    for (qsizetype i = 0; i < pattern.size();) {
        const QStringView rest = QStringView(pattern).sliced(i);
        if (rest.startsWith(bodyMark)) {
            filled += body;
            i += bodyMark.size();
        } else if (rest.startsWith(nameMark)) {
            filled += name;
            i += nameMark.size();
        } else {
            filled += pattern.at(i++);
        }
    }
    if (filled.size() > twilio::maxBodyLength) {
        filled.truncate(twilio::maxBodyLength);
        if (filled.back().isHighSurrogate())
            filled.chop(1);
    }
    return filled;
}

Result<bool> isSilent(const store::Snapshot &snapshot, ConversationId conversation, qint64 at)
{
    static constexpr int pageSize = 25;
    // So many words within the pause are a conversation in full swing, which needs no acknowledgement.
    static constexpr int mostRows = 200;
    MessageKey before = MessageKey::end();
    for (int seen = 0; seen < mostRows; seen += pageSize) {
        const auto page = store::messagesBefore(snapshot, conversation, before, pageSize);
        if (!page)
            return std::unexpected(page.error());
        for (auto it = page->crbegin(); it != page->crend(); ++it) {
            if (it->at <= at - acknowledgementPauseMs)
                return true;
            if (it->direction == Direction::Outbound && it->kind != MessageKind::Call && !isFailure(it->status))
                return false;
        }
        if (page->size() < pageSize)
            return true;
        before = page->front().key();
    }
    return false;
}

} // namespace patchcord::desk
