// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every unit reads, parsed once per target.
#pragma once
#include <QByteArray>
#include <QDateTime>
#include <QFuture>
#include <QFutureWatcher>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QVariant>
#include <algorithm>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
