// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/assistantsetup.h"

#include <QObject>

class QCheckBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QTimeEdit;
class QWidget;

namespace patchcord::ui {

class FormPage;

/// The settings of the assistant: which model it asks, what that is told, and what it must not learn.
class AssistantPage final : public QObject
{
    Q_OBJECT

public:
    explicit AssistantPage(QWidget *parent);

    void setSetup(const AssistantSetup &setup);
    [[nodiscard]] AssistantSetup setup() const;
    /// False when what is shown is what was given.
    [[nodiscard]] bool isChanged() const;
    [[nodiscard]] QWidget *page() const;
    [[nodiscard]] QWidget *addressField() const;
    /// Why it cannot be saved, in a sentence; empty when it can.
    [[nodiscard]] QString problem() const;

private:
    void addEndpoint();
    void addInstructions();
    void addMasks();
    void addAnswering();
    QCheckBox *addCheck(const char *objectName, const QString &text);
    QTimeEdit *addTime(const char *objectName, const QString &label, const QString &hint = {});
    QSpinBox *addCount(const char *objectName, const QString &label, int most);

    FormPage *m_page;
    AssistantSetup m_given;
    QCheckBox *m_on = nullptr;
    QLineEdit *m_address = nullptr;
    QLineEdit *m_model = nullptr;
    QLineEdit *m_key = nullptr;
    QPlainTextEdit *m_instructions = nullptr;
    QLineEdit *m_folder = nullptr;
    QCheckBox *m_cards = nullptr;
    QCheckBox *m_codes = nullptr;
    QCheckBox *m_addresses = nullptr;
    QCheckBox *m_phones = nullptr;
    QCheckBox *m_shadowing = nullptr;
    QTimeEdit *m_from = nullptr;
    QTimeEdit *m_until = nullptr;
    QSpinBox *m_inARow = nullptr;
    QSpinBox *m_perHour = nullptr;
    QLineEdit *m_handOver = nullptr;
};

} // namespace patchcord::ui
