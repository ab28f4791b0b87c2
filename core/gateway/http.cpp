// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/http.h"

#include <algorithm>
#include <array>

namespace patchcord::gateway {

QByteArray HttpRequest::path() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.first(mark);
}

QByteArray HttpRequest::query() const
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? QByteArray() : target.sliced(mark + 1);
}

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray reasonPhrase(int status)
{
    static constexpr std::array phrases{
        std::pair{200, "OK"},
        std::pair{206, "Partial Content"},
        std::pair{400, "Bad Request"},
        std::pair{401, "Unauthorized"},
        std::pair{403, "Forbidden"},
        std::pair{404, "Not Found"},
        std::pair{408, "Request Timeout"},
        std::pair{413, "Content Too Large"},
        std::pair{417, "Expectation Failed"},
        std::pair{426, "Upgrade Required"},
        std::pair{431, "Request Header Fields Too Large"},
        std::pair{500, "Internal Server Error"},
        std::pair{503, "Service Unavailable"},
    };
    const auto found = std::ranges::find(phrases, status, &std::pair<int, const char *>::first);
    return found == phrases.end() ? QByteArrayLiteral("Refused") : QByteArray(found->second);
}

} // namespace patchcord::gateway
