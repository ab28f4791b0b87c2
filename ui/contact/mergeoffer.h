// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contactdetails.h"

#include <QWidget>

class QVBoxLayout;

namespace patchcord::ui {

/// Who else may be the same person, to be merged by the agent's choice, and who was merged already, to be parted again.
class MergeOffer final : public QWidget
{
    Q_OBJECT

public:
    explicit MergeOffer(QWidget *parent = nullptr);

    void setDetails(const ContactDetails &details);

signals:
    void mergeChosen(patchcord::ContactId other);
    void partChosen();

private:
    template <typename Act>
    void addRow(const QString &words, const QString &button, const QString &objectName, const Act &act);

    ContactDetails m_details;
    QVBoxLayout *m_layout;
};

} // namespace patchcord::ui
