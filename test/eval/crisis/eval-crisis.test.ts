import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { evalStreams } from './eval-crisis.ts'
import { evalSynthetic } from './synthetic.ts'

const folders: string[] = []
afterEach(async () => {
  await Promise.all(folders.splice(0).map(async (folder) => await rm(folder, { recursive: true })))
})

const first = Date.parse('2026-03-02T00:01:07Z')
const timeAt = (row: number) => new Date(first + row * 300_000).toISOString().slice(0, 19).replace('T', ' ')

async function folderOf(streams: Record<string, { values: number[]; windows: [number, number][] }>) {
  const folder = await mkdtemp(join(tmpdir(), 'hubbub-eval-'))
  folders.push(folder)
  const labels: Record<string, [string, string][]> = {}
  for (const [name, { values, windows }] of Object.entries(streams)) {
    labels[name] = windows.map(([from, to]) => [`${timeAt(from)}.000000`, `${timeAt(to)}.000000`])
    await mkdir(dirname(join(folder, name)), { recursive: true })
    const rows = values.map((value, row) => `${timeAt(row)},${value}`)
    await writeFile(join(folder, name), ['timestamp,value', ...rows].join('\n'))
  }
  await mkdir(join(folder, 'labels'))
  await writeFile(join(folder, 'labels/combined_windows.json'), JSON.stringify(labels))
  return folder
}

const quiet = (rows: number) => Array.from({ length: rows }, (_, row) => 5 + ((row * 7) % 11))

test('a storm in its window is a hit, one outside costs', async () => {
  const data = await folderOf({
    'tweets/storm.csv': { values: quiet(4000).with(3000, 200), windows: [[3000, 3100]] },
    'tweets/noise.csv': { values: quiet(4000).with(2000, 200), windows: [] },
  })
  const { parts, figures } = await evalStreams({ data, verbose: false })
  expect(figures).toMatchObject({ streams: 2, windows: 1, windows_hit: 1, delay_median_min: 0 })
  expect(figures.standard).toBeCloseTo((100 * (1 - 0.11 + 1)) / 2)
  expect(figures.low_fp).toBeCloseTo((100 * (1 - 0.22 + 1)) / 2)
  expect(figures.false_per_brand_week).toBeCloseTo(1 / ((2 * (4000 - 600)) / 2016))
  expect(parts.spike).toMatchObject({ windows_hit: 1 })
})

test('made-up changes are found, and the same every time', () => {
  const parts = evalSynthetic(2)
  for (const name of ['negative_rise', 'negative_share', 'reach']) {
    const part = parts[`synthetic_${name}`]
    expect(part?.changes).toBe(10)
    expect(part?.changes_hit).toBeGreaterThanOrEqual(8)
    expect(part?.false_per_brand_week).toBeLessThanOrEqual(0.5)
  }
  expect(evalSynthetic(2)).toEqual(parts)
})

test('a folder without streams, or a label at no row, is said', async () => {
  await expect(evalStreams({ data: await folderOf({}), verbose: false })).rejects.toThrow('no streams')
  const data = await folderOf({ 'a.csv': { values: quiet(10), windows: [[3, 30]] } })
  await expect(evalStreams({ data, verbose: false })).rejects.toThrow('a.csv: no row at')
})
