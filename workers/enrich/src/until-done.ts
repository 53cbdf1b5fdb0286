import type { Rescore } from '@hubbub/domain'
import type { Scorer } from '@hubbub/sentiment'
import { ownWords } from './own-words.ts'

export const rescoreBy =
  (scorer: Scorer): Rescore =>
  async (texts) =>
    await scorer.score(texts.map((text) => ({ ...text, text: ownWords(text) })))

/** Stretch by stretch. @returns how many were looked at. */
export async function untilDone(next: () => Promise<number | null>): Promise<number> {
  let looked = 0
  for (let stretch = await next(); stretch !== null; stretch = await next()) looked += stretch
  return looked
}
