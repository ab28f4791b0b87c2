// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace patchcord::ui {

/// A page of the settings or the guide: a title, a sentence, and fields under their labels. It knows nothing of what
/// they mean.
class FormPage : public QScrollArea
{
    Q_OBJECT

public:
    FormPage(const QString &title, const QString &lead, QWidget *parent);

    /// A label with its field, and a quiet line below that explains it.
    void addField(const QString &label, QWidget *field, const QString &hint = {});
    void addWidget(QWidget *widget);
    void addHeading(const QString &text);
    void addSpace();
    QLabel *addHint(const QString &text);
    /// A text that can be selected, with a button that copies it.
    QLabel *addCopyable(const QString &objectName, const QString &title, const QString &text);
    void finish(); ///< Pushes everything up.

protected:
    void changeEvent(QEvent *event) override;

private:
    void colour();

    QWidget *m_inside;
    QVBoxLayout *m_layout;
    QList<QLabel *> m_quiet;
};

} // namespace patchcord::ui
