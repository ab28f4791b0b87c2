// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rules/ruletext.h"

#include <QDialog>

namespace patchcord::ui {

/// What a rule would have said or done to messages that are here already. Nothing of it is sent.
class TrialDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `looked` is how many messages were looked at, at most.
    TrialDialog(const Rule &rule, const QList<TriedAnswer> &answers, int looked, QWidget *parent = nullptr);
};

} // namespace patchcord::ui
