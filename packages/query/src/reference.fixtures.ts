import { hostOf } from './text/addresses.ts'
import { accountName } from './text/account-name.ts'
import { type Unit, unitsOf } from './match/units.ts'
import type { QueryMessage } from './message.ts'
import { scan, type Token } from './text/scan.ts'
import type { Query } from './tree.ts'

/** What queries mean, written down as plainly as can be: every place is tried, nothing is looked up. */
export function means(tree: Query, message: QueryMessage): boolean {
  const sections = [scan(message.title ?? ''), scan(message.text)]
  switch (tree.type) {
    case 'and':
      return tree.parts.every((part) => means(part, message))
    case 'or':
      return tree.parts.some((part) => means(part, message))
    case 'not':
      return !means(tree.part, message)
    case 'words':
      return sections.some((tokens) =>
        tree.within === null
          ? spans(tokens, tree).length > 0
          : isLoose(tokens, unitsOf(tree.text), tree.within),
      )
    case 'near':
      return sections.some((tokens) => chains(tokens, tree))
    case 'raw':
      return [message.title ?? '', message.text].some((text) => hasRaw(text, tree.text))
    case 'compare':
      return compares(tree, message)
    case 'field':
      return fieldMeans(tree.field, tree.value, message)
  }
}

function regexpOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\/]/g, String.raw`\$&`)
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'su')
}

function fits(unit: Unit, token: Token): boolean {
  if (unit.is === 'any') return true
  if (unit.is === 'form') return token.form === unit.form || token.full === unit.form
  const word = unit.signed ? token.full : token.form
  return word !== null && (!unit.signed || token.signed) && regexpOf(unit.pattern).test(word)
}

function runs(tokens: readonly Token[], units: readonly Unit[]): [number, number][] {
  if (units.length === 0) return []
  return tokens.flatMap((_, from): [number, number][] =>
    units.every((unit, index) => {
      const token = tokens[from + index]
      return token !== undefined && fits(unit, token)
    })
      ? [[from, from + units.length - 1]]
      : [],
  )
}

function spans(tokens: readonly Token[], tree: Query): [number, number][] {
  if (tree.type === 'or') return tree.parts.flatMap((part) => spans(tokens, part))
  return tree.type === 'words' ? runs(tokens, unitsOf(tree.text)) : []
}

function chains(tokens: readonly Token[], { parts, links }: Query & { type: 'near' }): boolean {
  const goesOn = (index: number, [first, last]: [number, number]): boolean => {
    const link = links[index]
    const next = parts[index + 1]
    if (link === undefined || next === undefined) return true
    return spans(tokens, next).some((other) => {
      const after = other[0] - last
      const before = first - other[1]
      const isNear =
        (after >= 1 && after <= link.within) || (!link.ordered && before >= 1 && before <= link.within)
      return isNear && goesOn(index + 1, other)
    })
  }
  return parts[0] !== undefined && spans(tokens, parts[0]).some((span) => goesOn(0, span))
}

/** Every way to give each word a token of its own. */
function isLoose(tokens: readonly Token[], units: readonly Unit[], within: number): boolean {
  const reach = within + units.length - 2
  const place = (index: number, taken: readonly number[]): boolean => {
    const unit = units[index]
    if (unit === undefined) return Math.max(...taken) - Math.min(...taken) <= reach
    return tokens.some(
      (token, at) => !taken.includes(at) && fits(unit, token) && place(index + 1, [...taken, at]),
    )
  }
  return place(0, [])
}

function hasRaw(text: string, wanted: string): boolean {
  const tokens = scan(text)
  const cuts = (at: number) =>
    tokens.some(({ start, end, signed }) => (signed ? start + 1 : start) < at && at < end)
  for (let at = 0; at + wanted.length <= text.length; at += 1)
    if (text.slice(at, at + wanted.length) === wanted && !cuts(at) && !cuts(at + wanted.length)) return true
  return false
}

function compares(tree: Query & { type: 'compare' }, { author, engagement }: QueryMessage): boolean {
  const known = tree.field === 'followers' ? author.followers : engagement
  if (known === null) return false
  const order = Math.sign(known - tree.value)
  return { '>': order > 0, '>=': order >= 0, '<': order < 0, '<=': order <= 0, '=': order === 0 }[
    tree.comparison
  ]
}

function fieldMeans(field: string, value: string, message: QueryMessage): boolean {
  const sections = [scan(message.title ?? ''), scan(message.text)]
  const has = (text: string, of: Token[][] = sections) =>
    of.some((tokens) => runs(tokens, unitsOf(text)).length > 0)
  const isName = (name: string | null, wanted = value) =>
    name !== null && name !== '' && regexpOf(accountName(wanted)).test(accountName(name))
  const plain = value.replace(/^@/, '')
  const links = sectionsText(message).flatMap(
    (text) => text.match(/(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"]+/giu) ?? [],
  )
  switch (field) {
    case 'author': {
      const { author } = message
      return isName(author.value) || isName(author.handle) || has(plain, [scan(author.name ?? '')])
    }
    case 'lang':
      return `${message.language?.toLowerCase()}-`.startsWith(`${value}-`)
    case 'country':
      return message.country?.toLowerCase() === value
    case 'sentiment':
      return message.sentiment === value
    case 'channel': {
      const { id, kind, name } = message.channel
      return [id, kind, name].some((each) => isName(each)) || has(value, [scan(name)])
    }
    case 'site': {
      const host = message.url === null ? null : hostOf(message.url)
      const parts = host?.split('.') ?? []
      return parts.some((_, index) => isName(parts.slice(index).join('.')))
    }
    case 'url':
      return [message.url ?? '', ...links].some((address) => has(value, [scan(address)]))
    case 'title':
      return has(value, sections.slice(0, 1))
    case 'hashtag':
      return has(`#${value.replace(/^#/, '')}`)
    case 'mentions':
      return (
        message.to.some((one) => isName(one.value, plain) || isName(one.handle, plain)) || has(`@${plain}`)
      )
    case 'has':
      return value === 'link' ? links.length > 0 : message.hasMedia
    case 'is':
      if (value === 'verified') return message.author.verified
      return value === 'repost'
        ? message.form === 'repost'
        : message.form === 'reply' || message.form === 'comment'
    default:
      throw new Error(`no such field: ${field}`)
  }
}

const sectionsText = ({ title, text }: QueryMessage) => [title ?? '', text]
