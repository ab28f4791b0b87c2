// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/sender.h"

#include <QList>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace patchcord::ui {

class SenderRules;

/// Our numbers: what they are called, what a first word is answered with, how long a call
/// rings and what a caller hears. New ones can be added.
/// Changes are gathered until somebody asks for them.
class SendersPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SendersPage(QWidget *parent = nullptr);

    void setSenders(const QList<Sender> &senders);
    /// Those that were changed since setSenders(); new ones have no id.
    [[nodiscard]] QList<Sender> changed();

private:
    void buildList(QWidget *parent);
    void buildForm();
    void addCallFields(QVBoxLayout &layout);
    void onRowChanged(int row);
    void onFieldEdited();
    void add();
    void refreshRow(int row);
    void loadRow(int row);

    QListWidget *m_list;
    QPushButton *m_add;
    QLabel *m_address;
    QLineEdit *m_name;
    QPlainTextEdit *m_acknowledgement;
    QPlainTextEdit *m_greeting;
    QWidget *m_callFields = nullptr; ///< What only a sender that takes calls has.
    SenderRules *m_rules = nullptr;
    QSpinBox *m_ringSeconds = nullptr;
    QComboBox *m_language;
    QComboBox *m_voice = nullptr;
    QLineEdit *m_greetingUrl = nullptr;
    QLineEdit *m_holdMusic = nullptr;
    QLineEdit *m_newNumber;
    QComboBox *m_newChannel;
    QLabel *m_newVerdict;
    QWidget *m_form;
    QList<Sender> m_original;
    QList<Sender> m_senders;
    bool m_isLoading = false;
};

} // namespace patchcord::ui
