import type { Message, SentimentLabel } from '@hubbub/contracts'

export const WIDTH = 260
export const HEIGHT = 48
const MARGIN = 4
const MOST = 24

export interface SentimentPoint {
  id: string
  x: number
  y: number
  label: SentimentLabel
}

/** The customer's last messages from left to right, the happy ones above; what cannot be judged stands in the middle. */
export function sentimentPoints(messages: readonly Message[]): SentimentPoint[] {
  const scored = messages
    .filter(({ kind, direction }) => kind === 'message' && direction === 'in')
    .flatMap(({ id, sentiment }) => (sentiment === null ? [] : [{ id, sentiment }]))
    .slice(-MOST)
  const step = scored.length > 1 ? (WIDTH - 2 * MARGIN) / (scored.length - 1) : 0
  return scored.map(({ id, sentiment }, index) => {
    const score = sentiment.label === 'unsure' ? 0 : Math.max(-1, Math.min(1, sentiment.score))
    return {
      id,
      label: sentiment.label,
      x: MARGIN + index * step,
      y: HEIGHT / 2 - score * (HEIGHT / 2 - MARGIN),
    }
  })
}

export const linePath = (points: readonly Pick<SentimentPoint, 'x' | 'y'>[]): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' ')
