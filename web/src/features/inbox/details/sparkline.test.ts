import { describe, expect, it } from 'vitest'
import { messageOf } from '#lib/testing/conversation.fixtures.ts'
import { HEIGHT, WIDTH, linePath, sentimentPoints } from './sparkline.ts'

const felt = (
  score: number,
  label: 'negative' | 'positive' | 'unsure' = score < 0 ? 'negative' : 'positive',
) => messageOf({ sentiment: { label, score, confidence: 1, terms: [], scorer: 'x' } })

describe('sentimentPoints', () => {
  it('goes up with a good mood and down with a bad one', () => {
    const [good, bad] = sentimentPoints([felt(0.9), felt(-0.9)])
    expect(good?.y).toBeLessThan(HEIGHT / 2)
    expect(bad?.y).toBeGreaterThan(HEIGHT / 2)
  })
  it('stays within its box, whatever it is given', () => {
    const points = sentimentPoints([felt(5), felt(-5), ...Array.from({ length: 50 }, () => felt(0.1))])
    expect(points.length).toBeLessThanOrEqual(24)
    for (const { x, y } of points) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(WIDTH)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(HEIGHT)
    }
  })
  it('puts what cannot be judged in the middle', () => {
    expect(sentimentPoints([felt(0.8, 'unsure')])[0]?.y).toBe(HEIGHT / 2)
  })
  it('looks at what the customer said alone', () => {
    expect(
      sentimentPoints([messageOf({ ...felt(1), direction: 'out' }), messageOf({ sentiment: null })]),
    ).toEqual([])
  })
})

describe('linePath', () => {
  it('draws through the points', () => {
    expect(
      linePath([
        { x: 1, y: 2 },
        { x: 3, y: 4.56 },
      ]),
    ).toBe('M1.0 2.0 L3.0 4.6')
  })
})
