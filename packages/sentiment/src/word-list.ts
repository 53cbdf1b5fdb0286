import emoji from 'sentiment/build/emoji.json' with { type: 'json' }
import labels from 'sentiment/languages/en/labels.json' with { type: 'json' }
import negators from 'sentiment/languages/en/negators.json' with { type: 'json' }

/** AFINN-165 and its emoji: what a word weighs, from -5 to 5. */
export const weights: ReadonlyMap<string, number> = new Map(Object.entries({ ...labels, ...emoji }))

/** Words that turn the weight of the next one around. */
export const negations: ReadonlySet<string> = new Set(Object.keys(negators))
