import { expect, test } from 'vitest'
import { voicesOf } from './analytics.ts'

const none = { mentions: 0, texts: 0, negative: 0, neutral: 0, positive: 0, unsure: 0, reach: 0, spam: 0 }
const heard = (...kinds: string[]) =>
  kinds.map((kind) => ({ monitor: { id: kind, name: kind, kind }, total: none, before: null, buckets: [] }))
const kindsOf = (...kinds: string[]) => voicesOf(heard(...kinds)).map(({ monitor }) => monitor.kind)

test('compares brands and competitors: what is heard of a campaign is mostly said of a brand too', () => {
  expect(kindsOf('campaign', 'brand', 'industry', 'competitor')).toEqual(['brand', 'competitor'])
})

test('compares what there is where no brand is heard', () => {
  expect(kindsOf('campaign', 'industry')).toEqual(['campaign', 'industry'])
  expect(kindsOf()).toEqual([])
})
