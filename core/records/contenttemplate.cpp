// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/contenttemplate.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace patchcord {

namespace {

const QRegularExpression &gapPattern()
{
    static const QRegularExpression pattern(QStringLiteral("\\{\\{\\s*([A-Za-z0-9_]+)\\s*\\}\\}"));
    return pattern;
}

} // namespace

QString toString(ApprovalState state)
{
    switch (state) {
    case ApprovalState::Unsubmitted:
        return QStringLiteral("unsubmitted");
    case ApprovalState::Received:
        return QStringLiteral("received");
    case ApprovalState::Pending:
        return QStringLiteral("pending");
    case ApprovalState::Approved:
        return QStringLiteral("approved");
    case ApprovalState::Rejected:
        return QStringLiteral("rejected");
    case ApprovalState::Paused:
        return QStringLiteral("paused");
    case ApprovalState::Disabled:
        return QStringLiteral("disabled");
    }
    Q_UNREACHABLE();
}

std::optional<ApprovalState> approvalStateFromString(QStringView text)
{
    for (ApprovalState state :
         {ApprovalState::Unsubmitted, ApprovalState::Received, ApprovalState::Pending, ApprovalState::Approved,
          ApprovalState::Rejected, ApprovalState::Paused, ApprovalState::Disabled}) {
        if (text == toString(state))
            return state;
    }
    return std::nullopt;
}

QStringList gapsOf(const QString &body)
{
    QStringList names;
    for (auto gaps = gapPattern().globalMatch(body); gaps.hasNext();) {
        const QString name = gaps.next().captured(1);
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

QStringList gapsOf(const ContentTemplate &content)
{
    QStringList names = gapsOf(content.body);
    for (const QString &name : content.samples.keys()) {
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

QString filled(const QString &body, const TemplateValues &values)
{
    QString text;
    qsizetype from = 0;
    for (auto gaps = gapPattern().globalMatch(body); gaps.hasNext();) {
        const QRegularExpressionMatch gap = gaps.next();
        text += QStringView(body).sliced(from, gap.capturedStart() - from);
        const QString value = values.value(gap.captured(1));
        text += value.isEmpty() ? gap.captured() : value;
        from = gap.capturedEnd();
    }
    text += QStringView(body).sliced(from);
    return text;
}

QString toJsonText(const TemplateValues &values)
{
    if (values.isEmpty())
        return {};
    QJsonObject object;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        object.insert(it.key(), it.value());
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

TemplateValues templateValuesFromJson(const QString &text)
{
    TemplateValues values;
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto it = object.begin(); it != object.end(); ++it)
        values.insert(it.key(), it.value().toString());
    return values;
}

} // namespace patchcord
