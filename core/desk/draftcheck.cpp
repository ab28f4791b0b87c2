// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/draftcheck.h"

#include "core/desk/files/channelfiles.h"
#include "core/twilio/addresses.h"
#include "core/twilio/segments.h"

#include <QCoreApplication>
#include <QUrl>

namespace patchcord::desk {

namespace {

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::Draft)
};

Done invalid(const QString &message)
{
    return failure(ErrorKind::Invalid, message);
}

/// The address of a file that Twilio can fetch; empty for none.
bool isSound(const QString &address)
{
    const QUrl url(address, QUrl::StrictMode);
    return address.isEmpty()
        || ((url.scheme() == u"https" || url.scheme() == u"http") && url.isValid() && !url.host().isEmpty());
}

QString channelName(Channel channel)
{
    switch (channel) {
    case Channel::Sms:
        return QStringLiteral("SMS");
    case Channel::WhatsApp:
        return QStringLiteral("WhatsApp");
    case Channel::Voice:
        return Words::tr("telephone");
    case Channel::Messenger:
        return QStringLiteral("Messenger");
    case Channel::Rcs:
        return QStringLiteral("RCS");
    }
    Q_UNREACHABLE();
}

} // namespace

Done checkRecipient(const Address &to)
{
    if (to.user.trimmed().isEmpty())
        return invalid(Words::tr("Nobody is addressed. Enter the number to send to."));
    if (to.channel == Channel::Voice)
        return invalid(Words::tr("A call cannot carry a text. Choose SMS or WhatsApp."));
    switch (twilio::formOf(to)) {
    case twilio::AddressForm::Number:
    case twilio::AddressForm::ShortCode:
    case twilio::AddressForm::ChannelUser:
        return {};
    case twilio::AddressForm::Withheld:
        return invalid(Words::tr("This number was withheld, so nothing can be sent to it."));
    case twilio::AddressForm::Alphanumeric:
        return invalid(Words::tr("“%1” is a name that only sends. Messages to it arrive nowhere.").arg(to.user));
    case twilio::AddressForm::Client:
    case twilio::AddressForm::Sip:
    case twilio::AddressForm::App:
        return invalid(Words::tr("“%1” can be called, but it cannot receive messages.").arg(to.user));
    case twilio::AddressForm::Other:
        return invalid(
            Words::tr("“%1” is no number. Write it with its country code, like +49 1511 2345678.").arg(to.user));
    }
    Q_UNREACHABLE();
}

Done checkDraft(const Draft &draft)
{
    const bool hasText = !draft.body.trimmed().isEmpty();
    if (!hasText && draft.mediaUrls.isEmpty() && draft.files.isEmpty())
        return invalid(Words::tr("There is nothing to send yet. Write a text or add a file."));
    const int excess = int(draft.body.size()) - twilio::maxBodyLength;
    if (excess > 0)
        return invalid(
            Words::tr("The text is too long by %1; Twilio takes 1600 characters. Shorten it, or send it in two "
                      "messages.")
                .arg(excess));
    const bool isWhatsApp = draft.to.channel == Channel::WhatsApp;
    if (draft.mediaUrls.size() + draft.files.size() > mostFiles(draft.to.channel))
        return invalid(isWhatsApp ? Words::tr("WhatsApp takes one file per message. Send the others separately.")
                                  : Words::tr("A message takes at most ten files. Send the others separately."));
    if (const Done checked = checkFiles(draft.files, draft.to.channel, hasText); !checked)
        return checked;
    return checkRecipient(draft.to);
}

Done checkSender(const Sender &sender, const Address &to)
{
    if (sender.address.channel != to.channel)
        return invalid(
            Words::tr("This sender writes by %1, but the recipient is reached by %2. Choose a sender of that "
                      "channel.")
                .arg(channelName(sender.address.channel), channelName(to.channel)));
    const QString country = twilio::regionOf(to);
    // https://www.twilio.com/docs/glossary/what-alphanumeric-sender-id
    if (twilio::formOf(sender.address) == twilio::AddressForm::Alphanumeric && (country == u"US" || country == u"CA"))
        return invalid(
            Words::tr("A sender with a name reaches nobody in the United States and Canada. Choose a number."));
    if (sender.address.user == to.user)
        return invalid(Words::tr("That is the sender's own number. Enter the number of somebody else."));
    return {};
}

Done checkSenderRecord(const Sender &sender)
{
    const twilio::AddressForm form = twilio::formOf(sender.address);
    const bool isSender = form == twilio::AddressForm::Number || form == twilio::AddressForm::ShortCode
        || form == twilio::AddressForm::Alphanumeric || form == twilio::AddressForm::ChannelUser;
    if (sender.address.channel == Channel::Voice || !isSender)
        return invalid(
            Words::tr("“%1” cannot be a sender. Enter a number with its country code, like +49 1511 2345678.")
                .arg(sender.address.user));
    const int excess = int(sender.acknowledgement.size()) - twilio::maxBodyLength;
    if (excess > 0)
        return invalid(Words::tr("The automatic reply is too long by %1; Twilio takes 1600 characters.").arg(excess));
    for (const QString &sound : {sender.greetingUrl, sender.holdMusic}) {
        if (!isSound(sound))
            return invalid(
                Words::tr("“%1” is no address of a sound. It should look like https://example.com/hello.mp3.")
                    .arg(sound));
    }
    if (sender.ringSeconds < 0 || sender.ringSeconds > mostRingSeconds)
        return invalid(Words::tr("A call can ring for up to %1 seconds.").arg(mostRingSeconds));
    if (sender.closeAfterHours < 0 || sender.closeAfterHours > mostCloseHours)
        return invalid(Words::tr("A conversation can close after up to %1 hours.").arg(mostCloseHours));
    if (sender.returnAfterMinutes < 0 || sender.returnAfterMinutes > mostReturnMinutes)
        return invalid(
            Words::tr("A conversation can go back to the queue after up to %1 minutes.").arg(mostReturnMinutes));
    return {};
}

} // namespace patchcord::desk
