import type { Sketch } from './sketch.ts'

/** From here on one text repeats the other. Of few words many are the same by chance. */
const ALIKE = 0.6
const FEW_ALIKE = 0.75
const FEW_WORDS = 10

type Compared = Pick<Sketch, 'shingles' | 'words'>

/** Whether one text repeats the other, as a whole or with small changes. */
export function isAlike(one: Compared, other: Compared): boolean {
  const few = Math.min(one.words, other.words) < FEW_WORDS
  return similarity(one, other) >= (few ? FEW_ALIKE : ALIKE)
}

/** How much of what two texts say is the same (Jaccard): 0 nothing, 1 all. */
export function similarity(one: Pick<Sketch, 'shingles'>, other: Pick<Sketch, 'shingles'>): number {
  const both = one.shingles.intersection(other.shingles).size
  return both / (one.shingles.size + other.shingles.size - both)
}
