import { choices, numberFields, textFields } from '../tree.ts'

/** What is wrong with a query, and where; UTF-16 code units. `suggestion`: what could stand there instead. */
export interface QueryError {
  at: number
  length: number
  message: string
  suggestion: string | null
}

export const fieldNames: readonly string[] = [...textFields, ...numberFields, 'raw']

/** The one that was probably meant. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const ranked = names
    .map((name) => ({ name, distance: distanceBetween(typed.slice(0, 40), name) }))
    .toSorted((a, b) => a.distance - b.distance)
  const [best] = ranked
  return best !== undefined && best.distance <= Math.max(1, Math.floor(best.name.length / 3))
    ? best.name
    : null
}

/** How many letters are to be put in, left out, changed or swapped with the next. */
function distanceBetween(a: string, b: string): number {
  let twoUp: number[] = []
  let up = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const here = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      here[column] = Math.min(
        (up[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (up[column - 1] ?? 0) + same,
        swapped ? (twoUp[column - 2] ?? Infinity) + 1 : Infinity,
      )
    }
    twoUp = up
    up = here
  }
  return up[b.length] ?? 0
}

/** Names by which other products call these fields. */
const otherNames: Readonly<Record<string, string>> = {
  from: 'author',
  user: 'author',
  to: 'mentions',
  language: 'lang',
  location: 'country',
  domain: 'site',
  source: 'channel',
  link: 'url',
  links: 'url',
  tag: 'hashtag',
  hashtags: 'hashtag',
  tone: 'sentiment',
  exact: 'raw',
  filter: 'is',
}

export function suggestField(typed: string): string | null {
  return otherNames[typed] ?? nearest(typed, fieldNames)
}

export function suggestChoice(field: keyof typeof choices, value: string): string | null {
  return nearest(value.toLowerCase(), choices[field])
}
