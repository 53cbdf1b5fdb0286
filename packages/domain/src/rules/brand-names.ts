import { parse, type Query } from '@hubbub/query'

/** Nobody calls a brand by more names than that. */
const MOST_NAMES = 40
const MOST_KEPT = 500
const kept = new Map<string, readonly string[]>()

/** What a brand is called: its name, and what its own monitors look for it by. */
export function brandNames(name: string, queries: readonly string[]): string[] {
  const names = queries.flatMap((query) => namesIn(query, name))
  return [...new Map([name, ...names].map((one) => [one.toLowerCase(), one])).values()].slice(0, MOST_NAMES)
}

function namesIn(query: string, name: string): readonly string[] {
  const key = `${name}\n${query}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const parsed = parse(query)
  const names = parsed.ok ? namesOf(parsed.tree, name.toLowerCase()) : []
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, names)
  return names
}

/**
 * Words that each stand for the brand by themselves. Of what must stand together, "acme and (lamp or light)", one part
 * names it: the one that holds its name, else the first; the others say what else there must be.
 */
function namesOf(tree: Query, name: string): readonly string[] {
  switch (tree.type) {
    case 'or':
      return tree.parts.flatMap((part) => namesOf(part, name))
    case 'and': {
      const parts = tree.parts.map((part) => namesOf(part, name)).filter((names) => names.length > 0)
      return parts.find((names) => names.some((one) => one.toLowerCase().includes(name))) ?? parts[0] ?? []
    }
    case 'words':
      return tree.within === null && /^[^*?]+$/.test(tree.text) ? [plain(tree.text)] : []
    case 'field':
      return tree.field === 'hashtag' || tree.field === 'mentions' ? [plain(tree.value)] : []
    case 'near':
    case 'not':
    case 'raw':
    case 'compare':
      return []
  }
}

/** A handle or a hashtag is found by its name. */
const plain = (name: string) => name.replace(/^[@#]/, '')
