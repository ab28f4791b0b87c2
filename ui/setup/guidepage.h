// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/formpage.h"

class QPushButton;

namespace patchcord::ui {

/// One step of the guide. Enter goes to proceed(), which does what is left to do here, or says that it is done.
class GuidePage : public FormPage
{
    Q_OBJECT

public:
    using FormPage::FormPage;

    /// It comes into view.
    virtual void enter() { }
    virtual void proceed() { emit completed(); }
    /// The words of the button that Enter presses.
    [[nodiscard]] virtual QString nextText() const { return tr("Continue ⏎"); }
    /// False while something runs that has to end first.
    [[nodiscard]] virtual bool canProceed() const { return true; }
    /// A button of the page that is the next thing to do, in place of the guide's own; null = none is.
    [[nodiscard]] virtual QPushButton *nextButton() const { return nullptr; }

signals:
    void changed(); ///< What the guide's buttons have to show.
    void completed();
};

} // namespace patchcord::ui
