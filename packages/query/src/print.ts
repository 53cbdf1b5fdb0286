import type { Leaf, Query } from './tree.ts'

/** A query as text. What it gives is parsed to the same tree again. */
export function print(query: Query): string {
  switch (query.type) {
    case 'or':
      return query.parts.map((part) => within(part, part.type === 'or')).join(' OR ')
    case 'and':
      return query.parts.map((part) => within(part, part.type === 'or' || part.type === 'and')).join(' AND ')
    case 'not':
      return `NOT ${within(query.part, joins(query.part))}`
    case 'near':
      return query.parts
        .map((part, index) => linkBefore(query.links[index - 1]) + within(part, joins(part)))
        .join('')
    default:
      return printLeaf(query)
  }
}

const joins = ({ type }: Query) => type === 'and' || type === 'or' || type === 'near'
const within = (part: Query, grouped: boolean) => (grouped ? `(${print(part)})` : print(part))

function linkBefore(link: { within: number; ordered: boolean } | undefined): string {
  return link === undefined ? '' : ` ${link.ordered ? 'ONEAR' : 'NEAR'}/${link.within} `
}

function printLeaf(leaf: Leaf): string {
  switch (leaf.type) {
    case 'words': {
      const distance = leaf.within === null ? '' : `~${leaf.within}`
      return leaf.quoted ? quote(leaf.text) + distance : leaf.text
    }
    case 'raw':
      return `raw:${quote(leaf.text)}`
    case 'field':
      return `${leaf.field}:${isSimple(leaf.value) ? leaf.value : quote(leaf.value)}`
    case 'compare':
      return leaf.field + leaf.comparison + leaf.value
  }
}

export const quote = (text: string) => `"${text.replace(/["\\]/g, String.raw`\$&`)}"`

/** What needs no quotes behind a field. */
const isSimple = (value: string) => /^[\p{L}\p{N}#@][\p{L}\p{N}_.*?/@:-]*$/u.test(value)
