import { explain, type Explanation } from './explain.ts'
import { imagineMessage, type QueryMessage } from './message.ts'
import type { Query } from './tree.ts'

/** What a query is held against on every save: a text, or more of a message than that. */
export type Example = string | Partial<QueryMessage>

export interface Examples {
  mustMatch: readonly Example[]
  mustNotMatch: readonly Example[]
}

export interface FailedExample {
  /** Which list, and which of it. */
  list: keyof Examples
  index: number
  /** Why it matched, where it must not; null where it did not match. */
  because: Explanation | null
}

/** Those that do not come out as they must; empty where all is well. */
export function checkExamples(tree: Query, { mustMatch, mustNotMatch }: Examples): FailedExample[] {
  const told = (example: Example) =>
    explain(tree, imagineMessage(typeof example === 'string' ? { text: example } : example))
  return [
    ...mustMatch.flatMap((example, index): FailedExample[] =>
      told(example) === null ? [{ list: 'mustMatch', index, because: null }] : [],
    ),
    ...mustNotMatch.flatMap((example, index): FailedExample[] => {
      const because = told(example)
      return because === null ? [] : [{ list: 'mustNotMatch', index, because }]
    }),
  ]
}
