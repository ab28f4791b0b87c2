// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rows.h"

#include "core/store/storageerror.h"

#include <QSqlError>

namespace patchcord::store {

Rows::~Rows()
{
    if (m_query)
        m_query->finish();
}

Done Rows::ended() const
{
    if (m_query->lastError().type() == QSqlError::NoError)
        return {};
    return std::unexpected(storageError(m_query->lastError(), m_name));
}

} // namespace patchcord::store
