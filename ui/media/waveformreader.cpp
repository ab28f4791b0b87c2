// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/waveformreader.h"

#include <QAudioDecoder>
#include <QAudioFormat>
#include <QUrl>

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace patchcord::ui {

namespace {

constexpr int sampleRate = 8000; ///< Enough to see a voice.
constexpr int samplesPerPeak = sampleRate / 100;
constexpr qsizetype shownPeaks = 200;
constexpr qsizetype mostPeaks = 100 * 60 * 60 * 4; ///< Four hours; nobody looks at the rest.

QByteArray reduced(const QByteArray &peaks)
{
    if (peaks.size() <= shownPeaks)
        return peaks;
    QByteArray result;
    for (qsizetype i = 0; i < shownPeaks; ++i) {
        const auto from = peaks.cbegin() + i * peaks.size() / shownPeaks;
        const auto to = peaks.cbegin() + (i + 1) * peaks.size() / shownPeaks;
        result += *std::max_element(from, to, [](char a, char b) { return uchar(a) < uchar(b); });
    }
    return result;
}

} // namespace

WaveformReader::~WaveformReader()
{
    if (m_decoder)
        dropDecoder();
}

void WaveformReader::read(const QString &file)
{
    m_files.append(file);
    if (m_files.size() == 1)
        startNext();
}

void WaveformReader::startNext()
{
    m_peaks.clear();
    m_peak = 0;
    m_samples = 0;
    if (m_files.isEmpty())
        return;
    m_decoder = new QAudioDecoder(this);
    QAudioFormat format;
    format.setSampleFormat(QAudioFormat::Int16);
    format.setChannelCount(1);
    format.setSampleRate(sampleRate);
    m_decoder->setAudioFormat(format);
    connect(m_decoder, &QAudioDecoder::bufferReady, this, [this] {
        while (m_decoder->bufferAvailable())
            take(m_decoder->read());
    });
    connect(m_decoder, &QAudioDecoder::finished, this, &WaveformReader::finish);
    connect(m_decoder, qOverload<QAudioDecoder::Error>(&QAudioDecoder::error), this, [this] {
        m_peaks.clear();
        finish();
    });
    m_decoder->setSource(QUrl::fromLocalFile(m_files.first()));
    m_decoder->start();
}

void WaveformReader::take(const QAudioBuffer &buffer)
{
    if (buffer.format().sampleFormat() != QAudioFormat::Int16 || m_peaks.size() >= mostPeaks)
        return;
    const auto *samples = buffer.constData<qint16>();
    const qsizetype channels = std::max(1, buffer.format().channelCount());
    for (qsizetype i = 0; i < buffer.frameCount(); ++i) {
        m_peak = std::max(m_peak, std::abs(int(samples[i * channels])));
        if (++m_samples < samplesPerPeak)
            continue;
        m_peaks += char(std::min(255, m_peak * 255 / std::numeric_limits<qint16>::max()));
        m_peak = 0;
        m_samples = 0;
    }
}

void WaveformReader::dropDecoder()
{
    m_decoder->disconnect(this);
    // It decodes in a thread of its own, which would call into what is half gone.
    m_decoder->stop();
    m_decoder->deleteLater();
    m_decoder = nullptr;
}

void WaveformReader::finish()
{
    if (!m_decoder)
        return;
    dropDecoder();
    emit done(m_files.takeFirst(), {reduced(m_peaks), int(m_peaks.size() * 10)});
    startNext();
}

} // namespace patchcord::ui
