import {
  AFINN,
  createAfinnScorer,
  createLearnedScorer,
  LEARNED,
  type LearnedScorer,
  type Scorer,
} from '@hubbub/sentiment'
import { log } from './log.ts'

export interface Scorers {
  /** By which messages count. */
  first: Scorer
  /** The first, where it can learn; null where its weights cannot be read. */
  learned: LearnedScorer | null
  /** Those that are measured on what people corrected, by name and version. */
  all: ReadonlyMap<string, Scorer>
}

/** What was learned, and beside it the list of English words: where the weights cannot be read, it takes their place. */
export function createScorers(): Scorers {
  const byWords = createAfinnScorer()
  try {
    const learned = createLearnedScorer()
    return {
      first: learned,
      learned,
      all: new Map<string, Scorer>([
        [LEARNED, learned],
        [AFINN, byWords],
      ]),
    }
  } catch (error) {
    log.error({ err: error }, 'the weights of the scorer cannot be read: a list of words takes their place')
    return { first: byWords, learned: null, all: new Map([[AFINN, byWords]]) }
  }
}
