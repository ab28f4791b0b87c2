// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/appearance.h"

#include "ui/style/consolestyle.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#ifdef PATCHCORD_PORTAL
#include "ui/style/portalcolours.h"
#endif

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QScreen>
#include <QStyleHints>
#include <QWidget>

namespace patchcord::ui {

namespace {

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

// Qt tells no widget before the event loop runs, but measures are taken from the text's size already then.
void tellAll(QEvent::Type type)
{
    QEvent changed(type);
    for (QWidget *widget : QApplication::allWidgets())
        QCoreApplication::sendEvent(widget, &changed);
}

} // namespace

Appearance::Appearance(QObject *parent)
    : QObject(parent)
    , m_isSystemDark(isDark(QGuiApplication::palette()))
{
    QApplication::setStyle(new ConsoleStyle);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto follow = [this](Qt::ColorScheme scheme) {
        if (scheme != Qt::ColorScheme::Unknown)
            m_isSystemDark = scheme == Qt::ColorScheme::Dark;
    };
    follow(QGuiApplication::styleHints()->colorScheme());
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this, follow](Qt::ColorScheme now) {
        follow(now);
        apply();
    });
#endif
#ifdef PATCHCORD_PORTAL
    connect(new PortalColours(this), &PortalColours::darkWanted, this, [this](bool isDarkNow) {
        m_isSystemDark = isDarkNow;
        apply();
    });
#endif
    apply();
}

void Appearance::setMode(const QString &mode)
{
    m_mode = mode;
    apply();
}

void Appearance::setTextPercent(int percent)
{
    m_textPercent = std::clamp(percent, 80, 300);
    apply();
}

void Appearance::apply()
{
    const bool isDarkWanted = m_mode == u"dark" || (m_mode != u"light" && m_isSystemDark);
    const QPalette palette = (isDarkWanted ? Theme::dark() : Theme::light()).toPalette();
    if (QGuiApplication::palette() != palette) {
        QApplication::setPalette(palette);
        tellAll(QEvent::ApplicationPaletteChange);
    }

    QFont font = QApplication::font();
    if (QFontDatabase::hasFamily(QStringLiteral("Inter")))
        font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Color Emoji"), QStringLiteral("sans-serif")});
    const QScreen *screen = QGuiApplication::primaryScreen();
    const qreal systemScale = screen ? std::max(1.0, screen->logicalDotsPerInchY() / 96) : 1.0;
    font.setPixelSize(qRound(baseTextPixels * systemScale * m_textPercent / 100));
    if (QApplication::font() == font)
        return;
    QApplication::setFont(font);
    tellAll(QEvent::ApplicationFontChange);
}

} // namespace patchcord::ui
