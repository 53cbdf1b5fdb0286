import type { MonitorLists } from '@hubbub/contracts'
import { parse, type Query } from '@hubbub/query'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What a monitor listens for: its query within its lists. Null where the query cannot be read (any more). */
export function wholeQuery({ query, lists }: { query: string; lists: MonitorLists }): Query | null {
  const parsed = parse(query)
  if (!parsed.ok) return null
  const parts: Query[] = parsed.tree.type === 'and' ? [...parsed.tree.parts] : [parsed.tree]
  for (const [list, leaf] of [
    [lists.authors, author],
    [lists.sources, source],
  ] as const) {
    if (list.only.length > 0) parts.push(oneOf(list.only.map(leaf)))
    for (const name of list.without) parts.push({ type: 'not', part: leaf(name) })
  }
  return parts.length === 1 ? parsed.tree : { type: 'and', parts }
}

const author = (value: string): Query => ({ type: 'field', field: 'author', value })

/** A channel by its id, anything else is the host that it stands on. */
const source = (value: string): Query => ({
  type: 'field',
  field: uuid.test(value) ? 'channel' : 'site',
  value,
})

function oneOf(parts: readonly Query[]): Query {
  const [only, ...others] = parts
  return only !== undefined && others.length === 0 ? only : { type: 'or', parts: [...parts] }
}

/** Of what a query asks for, what may change after a message was stored. */
export type Changing = 'sentiment' | 'engagement'

export function changingIn(tree: Query): Changing[] {
  switch (tree.type) {
    case 'and':
    case 'or':
    case 'near':
      return [...new Set(tree.parts.flatMap(changingIn))]
    case 'not':
      return changingIn(tree.part)
    case 'field':
      return tree.field === 'sentiment' ? ['sentiment'] : []
    case 'compare':
      return tree.field === 'engagement' ? ['engagement'] : []
    case 'words':
    case 'raw':
      return []
  }
}
