// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAudioBuffer>
#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>

class QAudioDecoder;

namespace patchcord::ui {

/// How loud a sound is over its length.
struct SoundShape
{
    QByteArray peaks; ///< In equal steps over its length, 0 to 255 each; empty when it cannot be read.
    int durationMs = 0;
};

/// Decodes sounds, one after the other, into their shapes. Lives in a sound thread.
class WaveformReader final : public QObject
{
    Q_OBJECT

public:
    ~WaveformReader() override;

    void read(const QString &file);

signals:
    void done(const QString &file, const patchcord::ui::SoundShape &shape);

private:
    void startNext();
    void take(const QAudioBuffer &buffer);
    void dropDecoder();
    void finish();

    QAudioDecoder *m_decoder = nullptr;
    QStringList m_files; ///< The first one is being read.
    QByteArray m_peaks; ///< One for each hundredth of a second.
    int m_peak = 0;
    int m_samples = 0; ///< That the peak in the making covers.
};

} // namespace patchcord::ui
