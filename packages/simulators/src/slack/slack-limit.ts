import type { HttpAnswer } from '../http/http-message.ts'

/** Refuses everything for a while, and says for how long. */
export function createSlackLimit(now: () => Date) {
  let until = 0
  const left = () => Math.ceil((until - now().getTime()) / 1000)
  return {
    begin(this: void, ms: number) {
      until = now().getTime() + ms
    },
    refusal: (answer: Pick<HttpAnswer, 'json' | 'body'>): HttpAnswer | null =>
      left() > 0 ? { status: 429, headers: { 'retry-after': String(left()) }, ...answer } : null,
  }
}
