import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { z } from 'zod'
import type { Window } from './nab-score.ts'

export interface Stream {
  /** `realTweets/Twitter_volume_AAPL.csv` */
  name: string
  /** Milliseconds since 1970, in steps of five minutes. */
  times: number[]
  values: number[]
  windows: Window[]
}

const labels = z.record(z.string(), z.array(z.tuple([z.string(), z.string()])))

/** Every CSV of the folder that `labels/combined_windows.json` has windows for; an empty list of windows is one. */
export async function readStreams(data: string): Promise<Stream[]> {
  const windows = labels.parse(JSON.parse(await readFile(join(data, 'labels/combined_windows.json'), 'utf8')))
  const files = (await readdir(data, { recursive: true })).filter((name) => name.endsWith('.csv')).toSorted()
  const streams = await Promise.all(
    files.map(async (file) => {
      const name = relative(data, join(data, file)).replaceAll('\\', '/')
      const of = windows[name]
      return of ? [readStream(name, await readFile(join(data, file), 'utf8'), of)] : []
    }),
  )
  return streams.flat()
}

function readStream(name: string, text: string, windows: [string, string][]): Stream {
  const rows = text.trim().split(/\r?\n/).slice(1)
  const times = rows.map((row) => timeOf(row.slice(0, row.indexOf(','))))
  const values = rows.map((row) => Number(row.slice(row.indexOf(',') + 1)))
  if (times.some(Number.isNaN) || values.some((value) => !Number.isInteger(value) || value < 0))
    throw new Error(`${name}: a row is no time and count`)
  const rowOf = new Map(times.map((time, row) => [time, row]))
  const find = (time: string) => {
    const row = rowOf.get(timeOf(time))
    if (row === undefined) throw new Error(`${name}: no row at ${time}`)
    return row
  }
  return { name, times, values, windows: windows.map(([from, to]) => ({ from: find(from), to: find(to) })) }
}

const timeOf = (text: string) => Date.parse(`${text.slice(0, 19).replace(' ', 'T')}Z`)
