-- Peaks of 0 to 255, NULL while nothing is known.
ALTER TABLE media ADD COLUMN waveform BLOB
