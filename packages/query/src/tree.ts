/** Fields whose value is words or a name. */
export const textFields = [
  'author',
  'lang',
  'country',
  'channel',
  'site',
  'url',
  'title',
  'hashtag',
  'mentions',
  'sentiment',
  'is',
  'has',
] as const
export type TextField = (typeof textFields)[number]

export const numberFields = ['followers', 'engagement'] as const
export type NumberField = (typeof numberFields)[number]

export const comparisons = ['>=', '<=', '>', '<', '='] as const
export type Comparison = (typeof comparisons)[number]

/** Fields that take one of a few values. */
export const choices = {
  is: ['reply', 'repost', 'verified'],
  has: ['link', 'media'],
  sentiment: ['negative', 'neutral', 'positive', 'unsure'],
} as const satisfies Partial<Record<TextField, readonly string[]>>

/** A word, or several that follow each other; `within`: in any order, no further apart than that. */
export interface Words {
  type: 'words'
  text: string
  quoted: boolean
  within: number | null
}

export type Leaf =
  | Words
  | { type: 'raw'; text: string }
  | { type: 'field'; field: TextField; value: string }
  | { type: 'compare'; field: NumberField; comparison: Comparison; value: number }

/** Each part is near the one before it: `links[0]` is between the first two. Parts are words, phrases, or an `or` of them. */
export interface Near {
  type: 'near'
  parts: Query[]
  links: { within: number; ordered: boolean }[]
}

/** A query as it was parsed: plain data, to be kept and sent. `and` and `or` have at least two parts, none of their own kind. */
export type Query =
  | { type: 'and'; parts: Query[] }
  | { type: 'or'; parts: Query[] }
  | { type: 'not'; part: Query }
  | Near
  | Leaf
