/** What a query may be at most, so that any is read, matched and stored in bounded time. */
export const limits = {
  /** UTF-16 code units of the whole query. */
  length: 10_000,
  /** Words, phrases, raw texts and fields together. */
  terms: 1000,
  /** Groups in groups. */
  depth: 25,
  /** Letters of one word, and of what is behind a field or `raw:`. */
  termLength: 200,
  /** Words of one phrase. */
  phraseWords: 50,
  /** Words of a phrase with a distance. */
  looseWords: 10,
  /** Of NEAR, ONEAR and `~`. */
  distance: 100,
} as const

/** Of a message: what is longer is matched by its beginning. UTF-16 code units. */
export const textLimits = { title: 1000, text: 20_000, word: 200 } as const
