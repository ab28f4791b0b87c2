// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/delivery.h"

#include <array>

namespace patchcord {

namespace {

struct StatusRow
{
    DeliveryStatus status;
    const char16_t *word;
    int rank;
};

constexpr std::array rows{
    StatusRow{DeliveryStatus::Pending, u"pending", 0},      StatusRow{DeliveryStatus::Unknown, u"unknown", 1},
    StatusRow{DeliveryStatus::Scheduled, u"scheduled", 5},  StatusRow{DeliveryStatus::Accepted, u"accepted", 10},
    StatusRow{DeliveryStatus::Queued, u"queued", 20},       StatusRow{DeliveryStatus::Sending, u"sending", 30},
    StatusRow{DeliveryStatus::Sent, u"sent", 40},           StatusRow{DeliveryStatus::Canceled, u"canceled", 43},
    StatusRow{DeliveryStatus::Failed, u"failed", 44},       StatusRow{DeliveryStatus::Undelivered, u"undelivered", 45},
    StatusRow{DeliveryStatus::Delivered, u"delivered", 50}, StatusRow{DeliveryStatus::Read, u"read", 60},
    StatusRow{DeliveryStatus::Receiving, u"receiving", 10}, StatusRow{DeliveryStatus::Received, u"received", 50},
};

const StatusRow &rowOf(DeliveryStatus status)
{
    return *std::ranges::find(rows, status, &StatusRow::status);
}

} // namespace

QString toString(DeliveryStatus status)
{
    return QString::fromUtf16(rowOf(status).word);
}

std::optional<DeliveryStatus> deliveryStatusFromString(QStringView text)
{
    for (const StatusRow &row : rows) {
        if (text == QStringView(row.word))
            return row.status;
    }
    return std::nullopt;
}

int rank(DeliveryStatus status)
{
    return rowOf(status).rank;
}

bool isFailure(DeliveryStatus status)
{
    return status == DeliveryStatus::Failed || status == DeliveryStatus::Undelivered
        || status == DeliveryStatus::Canceled;
}

bool isFinal(DeliveryStatus status)
{
    return rank(status) > rank(DeliveryStatus::Sent);
}

} // namespace patchcord
