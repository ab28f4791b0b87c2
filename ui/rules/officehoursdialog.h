// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/rule.h"
#include "core/records/sender.h"

#include <QDialog>
#include <QHash>
#include <QList>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace patchcord::ui {

/// When people answer for each sender: hours, holidays and the time zone they are told in.
class OfficeHoursDialog final : public QDialog
{
    Q_OBJECT

public:
    OfficeHoursDialog(const QList<Sender> &senders, const QHash<SenderId, OfficeHours> &hours,
                      QWidget *parent = nullptr);

signals:
    void submitted(patchcord::SenderId sender, const patchcord::OfficeHours &hours);

private:
    void build(const QList<Sender> &senders);
    void showSender();
    void save();
    void refuse(const QString &problem, QWidget *field);

    QHash<SenderId, OfficeHours> m_hours;
    QComboBox *m_sender;
    QComboBox *m_zone;
    QLineEdit *m_spans;
    QPlainTextEdit *m_holidays;
    QLabel *m_problem;
};

} // namespace patchcord::ui
