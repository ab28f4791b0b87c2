// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/pictureviewer.h"

#include "core/base/futures.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"
#include "ui/viewer/picturecanvas.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace patchcord::ui {

namespace {

constexpr qint64 mostPixels = 30'000'000; ///< 120 MB in memory; a larger picture is shown a little coarser.
constexpr double zoomStep = 1.25;

} // namespace

PictureViewer::PictureViewer(const QList<KeptPicture> &pictures, int first, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_pictures(pictures)
    , m_canvas(new PictureCanvas(this))
    , m_caption(new ElidedLabel(12, this))
{
    setObjectName(QStringLiteral("pictureViewer"));
    m_worker.setMaxThreadCount(1);
    build();
    resize(scaled(font(), 1000), scaled(font(), 720));
    connect(m_canvas, &PictureCanvas::zoomChanged, this, &PictureViewer::refreshCaption);
    showPicture(first);
}

PictureViewer::~PictureViewer()
{
    m_worker.clear();
    m_worker.waitForDone();
}

QAction *PictureViewer::add(QHBoxLayout *bar, const char *objectName, const QString &text,
                            const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcuts(keys);
    addAction(action);
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(objectName) + QStringLiteral("Button"));
    button->setAccessibleName(QString(text).remove(u'…'));
    button->setToolTip(tr("%1 (%2)").arg(text, keys.first().toString(QKeySequence::NativeText)));
    button->setProperty("tone", QStringLiteral("quiet"));
    // Keys act on the picture, whichever button was used last.
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [action, button] { button->setEnabled(action->isEnabled()); });
    bar->addWidget(button);
    return action;
}

void PictureViewer::build()
{
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(scaled(font(), 12), scaled(font(), 6), scaled(font(), 12), scaled(font(), 8));
    bar->setSpacing(scaled(font(), 4));
    bar->addWidget(m_caption, 1);
    m_previous = add(bar, "previousPicture", tr("Previous"), {Qt::Key_Left, Qt::Key_PageUp});
    m_next = add(bar, "nextPicture", tr("Next"), {Qt::Key_Right, Qt::Key_PageDown});
    QAction *fit = add(bar, "fitPicture", tr("Fit"), {Qt::Key_0, Qt::CTRL | Qt::Key_0});
    QAction *full = add(bar, "fullSize", tr("100 %"), {Qt::Key_1, Qt::CTRL | Qt::Key_1});
    QAction *smaller = add(bar, "zoomOut", tr("Smaller"), {Qt::Key_Minus, Qt::CTRL | Qt::Key_Minus});
    QAction *larger = add(bar, "zoomIn", tr("Larger"),
                          {Qt::Key_Plus, Qt::Key_Equal, Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    QAction *save = add(bar, "savePicture", tr("Save as…"), {QKeySequence::Save});
    QAction *copying = add(bar, "copyPicture", tr("Copy"), {QKeySequence::Copy});
    QAction *closing = add(bar, "closeViewer", tr("Close"), {Qt::Key_Escape, QKeySequence::Close});
    m_onPicture = {fit, full, smaller, larger, copying};
    connect(m_previous, &QAction::triggered, this, [this] { showPicture(m_current - 1); });
    connect(m_next, &QAction::triggered, this, [this] { showPicture(m_current + 1); });
    connect(fit, &QAction::triggered, m_canvas, &PictureCanvas::fit);
    connect(full, &QAction::triggered, this, [this] { m_canvas->setZoom(1); });
    connect(smaller, &QAction::triggered, this, [this] { m_canvas->setZoom(m_canvas->zoom() / zoomStep); });
    connect(larger, &QAction::triggered, this, [this] { m_canvas->setZoom(m_canvas->zoom() * zoomStep); });
    connect(save, &QAction::triggered, this, &PictureViewer::saveAs);
    connect(copying, &QAction::triggered, this, &PictureViewer::copy);
    connect(closing, &QAction::triggered, this, &QWidget::close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_canvas, 1);
    layout->addLayout(bar);
    m_canvas->setFocusPolicy(Qt::StrongFocus);
    m_canvas->setFocus();
}

void PictureViewer::showPicture(int index)
{
    if (index < 0 || index >= m_pictures.size())
        return;
    m_current = index;
    m_previous->setEnabled(index > 0);
    m_next->setEnabled(index + 1 < m_pictures.size());
    for (QAction *action : std::as_const(m_onPicture))
        action->setEnabled(false);
    m_canvas->show({}, tr("Loading…"));
    const auto loading
        = QtConcurrent::run(&m_worker, [file = m_pictures.at(index).file] { return loadPicture(file, mostPixels); });
    whenDone(loading, this, [this, serial = ++m_serial](const LoadedPicture &picture) { take(serial, picture); });
    refreshCaption();
}

void PictureViewer::take(quint64 serial, const LoadedPicture &picture)
{
    if (serial != m_serial)
        return;
    m_canvas->show(picture, tr("This picture cannot be shown. Save it and try another program."));
    for (QAction *action : std::as_const(m_onPicture))
        action->setEnabled(!picture.image.isNull());
    refreshCaption();
}

void PictureViewer::refreshCaption()
{
    const KeptPicture &shown = m_pictures.at(m_current);
    QStringList parts{shown.caption};
    const QLocale words = locale();
    if (m_pictures.size() > 1)
        parts.append(tr("%1 of %2").arg(words.toString(m_current + 1), words.toString(m_pictures.size())));
    const QSize full = m_canvas->picture().fullSize;
    if (!full.isEmpty()) {
        parts.append(tr("%1 × %2").arg(words.toString(full.width()), words.toString(full.height())));
        parts.append(tr("%1 %").arg(words.toString(qRound(m_canvas->zoom() * 100))));
    }
    const QString text = parts.join(QStringLiteral(" · "));
    m_caption->setText(text);
    setWindowTitle(shown.name);
    setAccessibleName(tr("Picture viewer"));
    m_canvas->setAccessibleName(tr("Picture %1, %2").arg(shown.name, text));
}

void PictureViewer::keyPressEvent(QKeyEvent *event)
{
    const int step = scaled(font(), 60);
    if (event->modifiers() != Qt::ShiftModifier)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Left:
        return m_canvas->pan({step, 0});
    case Qt::Key_Right:
        return m_canvas->pan({-step, 0});
    case Qt::Key_Up:
        return m_canvas->pan({0, step});
    case Qt::Key_Down:
        return m_canvas->pan({0, -step});
    default:
        QWidget::keyPressEvent(event);
    }
}

void PictureViewer::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LocaleChange)
        refreshCaption();
}

void PictureViewer::saveAs()
{
    const KeptPicture shown = m_pictures.at(m_current);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    auto *dialog = new QFileDialog(this, tr("Save as"), folder);
    dialog->setObjectName(QStringLiteral("saveMedia"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(shown.name);
    connect(dialog, &QFileDialog::fileSelected, this, [this, file = shown.file](const QString &path) {
        whenDone(m_copies.save(file, path), this, [this](const Done &saved) {
            if (!saved)
                say(saved.error().message);
        });
    });
    dialog->open();
}

void PictureViewer::copy()
{
    QGuiApplication::clipboard()->setImage(m_canvas->picture().image);
}

void PictureViewer::say(const QString &text)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Patchcord"), text, QMessageBox::Ok, this);
    box->setObjectName(QStringLiteral("viewerNotice"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace patchcord::ui
