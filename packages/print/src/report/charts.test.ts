import type { CoverageGap, Volume } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { sentimentChart, volumeChart } from './charts.ts'

const HOUR_MS = 3_600_000
const at = (hour: number) => new Date(Date.UTC(2026, 0, 1) + hour * HOUR_MS).toISOString()
const counts = [4, 6, 0, 0, 5, 7]
const total = { mentions: 22, negative: 6, neutral: 16, positive: 0, reach: 0 }
const volume = {
  unit: 'hour',
  series: [
    {
      monitor: { id: '1', name: 'Northwind <b>' },
      total,
      before: null,
      buckets: counts.map((mentions, hour) => ({
        from: at(hour),
        to: at(hour + 1),
        mentions,
        negative: 1,
        neutral: Math.max(0, mentions - 1),
        positive: 0,
        reach: 0,
      })),
    },
  ],
} as unknown as Volume
const gap: CoverageGap = {
  channel: { id: '1', name: 'Bluesky' },
  from: at(2),
  to: at(4),
  state: 'lost',
  reason: 'It was away',
}

/** How many pieces the line of the first monitor has. */
const pieces = (gaps: CoverageGap[]) => {
  const { html } = volumeChart({ timeZone: 'UTC', gaps, annotations: [] }, volume)
  const line = [...html.matchAll(/<path d="([^"]+)" fill="none"[^>]*stroke-width="2\.2"/g)].map(
    ([, d = '']) => d,
  )
  return line.join('').match(/M/g)?.length
}

test('a line is broken where a source heard nothing, and goes through nought where nothing was said', () => {
  expect(pieces([])).toBe(1)
  expect(pieces([gap])).toBe(2)
  expect(pieces([{ ...gap, state: 'closed' }])).toBe(1)
})

test('what was not heard has no sentiment and a shade, and names are written as text', () => {
  const around = { timeZone: 'UTC', annotations: [] }
  const shade = /fill="#d8a31d"|fill="rgb\(216,163,29\)"/
  expect(sentimentChart({ ...around, gaps: [] }, volume).html).not.toMatch(shade)
  expect(sentimentChart({ ...around, gaps: [gap] }, volume).html).toMatch(shade)
  const { html } = volumeChart({ ...around, gaps: [], annotations: [{ from: at(1), text: '<i>x' }] }, volume)
  expect(html).toContain('&lt;i&gt;x')
  expect(html).not.toMatch(/<b>|<i>/)
})
