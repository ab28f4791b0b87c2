// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

namespace patchcord::ui {

namespace {

constexpr QRgb rgb(uint value)
{
    return 0xff000000u | value;
}

Theme makeLight()
{
    return {.window = rgb(0xf4f5f7),
            .panel = rgb(0xffffff),
            .line = rgb(0xe3e6ea),
            .text = rgb(0x1b1f24),
            .dim = rgb(0x68717d),
            .accent = rgb(0x2563eb),
            .accentSoft = rgb(0xe4ecfd),
            .onAccent = rgb(0xffffff),
            .incoming = rgb(0xeef0f3),
            .outgoing = rgb(0xdbe7fe),
            .note = rgb(0xfff6d6),
            .noteLine = rgb(0xecd98a),
            .ok = rgb(0x15803d),
            .warn = rgb(0xb45309),
            .warnSoft = rgb(0xfdf0dc),
            .bad = rgb(0xb91c1c),
            .badSoft = rgb(0xfde8e8),
            .call = rgb(0x0f766e),
            .callSoft = rgb(0xd9f3ef),
            .onCall = rgb(0xffffff),
            .selection = rgb(0xe8effd)};
}

Theme makeDark()
{
    return {.window = rgb(0x15181c),
            .panel = rgb(0x1c2025),
            .line = rgb(0x2c323a),
            .text = rgb(0xe7eaee),
            .dim = rgb(0x939daa),
            .accent = rgb(0x6ea0ff),
            .accentSoft = rgb(0x22324f),
            .onAccent = rgb(0x0b1220),
            .incoming = rgb(0x262b32),
            .outgoing = rgb(0x223a63),
            .note = rgb(0x3a341c),
            .noteLine = rgb(0x5f5527),
            .ok = rgb(0x4ade80),
            .warn = rgb(0xf5b457),
            .warnSoft = rgb(0x3b2d17),
            .bad = rgb(0xf87171),
            .badSoft = rgb(0x42211f),
            .call = rgb(0x4fd1c0),
            .callSoft = rgb(0x17352f),
            .onCall = rgb(0x06211d),
            .selection = rgb(0x243450)};
}

} // namespace

const Theme &Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme &Theme::of(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? dark() : light();
}

QPalette Theme::toPalette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, panel);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, panel);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, bad);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::ToolTipBase, panel);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, dim);
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Midlight, line);
    palette.setColor(QPalette::Dark, line.darker(130));
    palette.setColor(QPalette::Light, panel);
    palette.setColor(QPalette::Shadow, line.darker(160));
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, dim);
    return palette;
}

} // namespace patchcord::ui
