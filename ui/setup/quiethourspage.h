// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/quiethours.h"
#include "core/records/sender.h"

#include <QHash>
#include <QList>
#include <QObject>

class QCheckBox;
class QComboBox;
class QWidget;

namespace patchcord::ui {

class FormPage;

using QuietHoursOfSenders = QHash<SenderId, QuietHours>;

/// The settings of quiet hours: for each sender, when nothing that nobody writes by hand goes out.
class QuietHoursPage final : public QObject
{
    Q_OBJECT

public:
    QuietHoursPage(const QList<Sender> &senders, QWidget *parent);

    void setHours(const QuietHoursOfSenders &hours);
    /// Those that are not as they were given.
    [[nodiscard]] QuietHoursOfSenders changed() const;

    [[nodiscard]] QWidget *page() const;
    [[nodiscard]] QWidget *firstField() const;
    /// Why it cannot be saved, in a sentence; empty when it can.
    [[nodiscard]] QString problem() const;

private:
    void addFields(const QList<Sender> &senders);
    void show(SenderId sender);
    void take();

    FormPage *m_page;
    QComboBox *m_sender = nullptr;
    QCheckBox *m_on = nullptr;
    QComboBox *m_from = nullptr;
    QComboBox *m_until = nullptr;
    QComboBox *m_zone = nullptr;
    QuietHoursOfSenders m_given;
    QuietHoursOfSenders m_hours; ///< As they are edited.
    bool m_isShowing = false;
};

} // namespace patchcord::ui
