// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/setupvalues.h"

#include <QObject>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSlider;
class QWidget;

namespace patchcord::ui {

class FormPage;

/// The settings of calls: where the agent takes them, and how they ring here.
class CallsPage final : public QObject
{
    Q_OBJECT

public:
    CallsPage(const SetupValues &values, QWidget *parent);

    [[nodiscard]] QWidget *page() const;
    [[nodiscard]] QWidget *phoneField() const;
    /// Why it cannot be saved, in a sentence; empty when it can.
    [[nodiscard]] QString problem() const;
    void writeTo(SetupValues &values) const;

private:
    void addPhone(const SetupValues &values);
    void addRinging(const SetupValues &values);

    FormPage *m_page;
    QLineEdit *m_phone = nullptr;
    QComboBox *m_device = nullptr;
    QSlider *m_volume = nullptr;
    QCheckBox *m_mute = nullptr;
};

} // namespace patchcord::ui
