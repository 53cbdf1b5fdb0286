import { addBin, createSeries, type Settings } from '@hubbub/detect'
import type { Figures } from '../../lib/report.ts'
import { ignoredRows, normalise, type Scored, scoreStream } from './nab-score.ts'
import { checkScorer } from './published.ts'
import { readStreams, type Stream } from './read-streams.ts'
import { evalSynthetic } from './synthetic.ts'

const BINS_PER_WEEK = 7 * 288
const MINUTES_PER_BIN = 5

/** Fixed for all files: nothing here may be chosen for one. */
const contestants: Record<string, (stream: Stream) => number[]> = {
  ensemble: detect({ sensitivity: 'balanced' }),
  spike: detect({ sensitivity: 'balanced', detectors: ['spike'] }),
  spike_sensitive: detect({ sensitivity: 'sensitive', detectors: ['spike'] }),
  spike_strict: detect({ sensitivity: 'strict', detectors: ['spike'] }),
}

/** The public streams; beside them the detectors that need more than counts, on made-up streams (`synthetic_…`). */
export async function evalCrisis(options: { data: string; verbose: boolean }) {
  const { figures, parts } = await evalStreams(options)
  return { figures, parts: { ...parts, ...evalSynthetic() } }
}

/** Streams of counts with labelled windows, scored as the Numenta Anomaly Benchmark does. */
export async function evalStreams({ data, verbose }: { data: string; verbose: boolean }) {
  const streams = await readStreams(data)
  if (streams.length === 0) throw new Error(`${data} holds no streams with windows`)
  const { checked } = checkScorer(streams)
  const parts: Record<string, Figures> = {}
  for (const [name, find] of Object.entries(contestants)) {
    const scored = streams.map((stream) => {
      const alarms = find(stream)
      const found = scoreStream(alarms, { rows: stream.values.length, windows: stream.windows })
      if (verbose) process.stderr.write(`${name} ${stream.name} ${JSON.stringify(found)}\n`)
      return found
    })
    parts[name] = figuresOf(streams, scored)
  }
  const figures: Figures = { streams: streams.length, scorer_checked_on: checked, ...parts.ensemble }
  return { figures, parts }
}

function detect(settings: Settings) {
  return ({ times, values }: Stream): number[] => {
    const series = createSeries()
    return times.flatMap((at, row) =>
      addBin(series, { at, mentions: values[row] ?? 0 }, settings) === null ? [] : [row],
    )
  }
}

function figuresOf(streams: readonly Stream[], scored: readonly Scored[]): Figures {
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  const counted = sum(streams.map(({ values }) => values.length - ignoredRows(values.length)))
  const delays = scored.flatMap((stream) => stream.delays)
  return {
    standard: normalise('standard', scored),
    low_fp: normalise('low_fp', scored),
    low_fn: normalise('low_fn', scored),
    windows: sum(scored.map(({ windows }) => windows)),
    windows_hit: delays.length,
    false_per_brand_week: sum(scored.map(({ outside }) => outside)) / (counted / BINS_PER_WEEK),
    // From the start of the labelled window, which is some 16 to 24 hours before the moment that was labelled.
    delay_median_min: MINUTES_PER_BIN * median(delays),
  }
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2
}
