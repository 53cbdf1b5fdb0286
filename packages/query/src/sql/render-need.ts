import type { ColumnAsk, Need } from '../match/need-words.ts'
import type { QueryMessage } from '../message.ts'

/** SQL expressions for what is known of a message; they are put into the text as they are. */
export interface Columns {
  /** tsvector of `keysOf`, made by `array_to_tsvector`; best under a GIN index. */
  terms: string
  /** text */
  language: string
  country: string
  sentiment: string
  /** uuid */
  channelId: string
  /** A number, null where it is not known. */
  followers: string
  engagement: string
}

/** Text with parameters between its pieces, as `Prisma.Sql` takes it: one piece more than values. */
export interface SqlParts {
  strings: string[]
  values: unknown[]
}

type Fragment = string | { value: unknown }

/** Words are one tsquery as long as nothing but words is joined. */
type Rendered = { words: string } | { sql: Fragment[] } | null

interface Renderer {
  columns: Columns
  channels: readonly QueryMessage['channel'][]
}

/** Null where nothing can be said. */
export function renderNeed(renderer: Renderer, need: Need): SqlParts | null {
  const rendered = render(renderer, need)
  return rendered === null ? null : toParts(asSql(renderer, rendered))
}

/** The words alone that a message must have where it matches, as a tsquery; null where it may match without any. */
export function renderWords(need: Need): string | null {
  switch (need.is) {
    case 'key':
      return lexeme(need.key)
    case 'front':
      return `${lexeme(need.text)}:*`
    case 'all':
    case 'any': {
      const parts = need.parts.map(renderWords)
      const known = parts.filter((part) => part !== null)
      if (known.length === 0 || (need.is === 'any' && known.length < parts.length)) return null
      return `(${known.join(need.is === 'all' ? ' & ' : ' | ')})`
    }
    case 'none':
    case 'column':
    case 'back':
    case 'anything':
      return null
  }
}

function render(renderer: Renderer, need: Need): Rendered {
  switch (need.is) {
    case 'key':
      return { words: lexeme(need.key) }
    case 'front':
      return { words: `${lexeme(need.text)}:*` }
    case 'none': {
      const part = render(renderer, need.part)
      if (part === null) return null
      return 'words' in part ? { words: `!(${part.words})` } : { sql: ['NOT (', ...part.sql, ')'] }
    }
    case 'column':
      return { sql: renderColumn(renderer, need.ask) }
    case 'all':
    case 'any':
      return join(renderer, need.is, need.parts)
    case 'back':
    case 'anything':
      return null
  }
}

function join(renderer: Renderer, how: 'all' | 'any', needs: readonly Need[]): Rendered {
  const all = needs.map((need) => render(renderer, need))
  const parts = all.filter((part) => part !== null)
  if (parts.length === 0 || (how === 'any' && parts.length < all.length)) return null
  const words = parts.flatMap((part) => ('words' in part ? [part.words] : []))
  const joined = { words: `(${words.join(how === 'all' ? ' & ' : ' | ')})` }
  if (words.length === parts.length) return joined
  const others = parts.filter((part) => 'sql' in part)
  const conditions = (words.length === 0 ? others : [joined, ...others]).map((part) => asSql(renderer, part))
  const between = how === 'all' ? ' AND ' : ' OR '
  return {
    sql: ['(', ...conditions.flatMap((part, index) => (index === 0 ? part : [between, ...part])), ')'],
  }
}

const asSql = ({ columns }: Renderer, part: NonNullable<Rendered>): Fragment[] =>
  'sql' in part ? part.sql : [`${columns.terms} @@ `, { value: part.words }, '::tsquery']

/** As it stands, whatever letters it has. */
const lexeme = (key: string) => `'${key.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** Null is never true, so that NOT of it is. */
function renderColumn({ columns, channels }: Renderer, ask: ColumnAsk): Fragment[] {
  switch (ask.column) {
    case 'language': {
      const tag = `lower(${columns.language} COLLATE "C")`
      return [
        `coalesce(${tag} = `,
        { value: ask.tag },
        ` OR ${tag} LIKE `,
        { value: `${ask.tag}-%` },
        ', false)',
      ]
    }
    case 'country':
      return [`coalesce(lower(${columns.country} COLLATE "C") = `, { value: ask.code }, ', false)']
    case 'sentiment':
      return [`coalesce(${columns.sentiment} = `, { value: ask.label }, ', false)']
    case 'channel': {
      const ids = channels.filter(ask.fits).map(({ id }) => id)
      return [`${columns.channelId} = ANY(`, { value: ids }, '::uuid[])']
    }
    case 'followers':
    case 'engagement':
      return [
        `coalesce(${columns[ask.column]} ${ask.comparison} `,
        { value: String(ask.value) },
        '::bigint, false)',
      ]
  }
}

function toParts(fragments: readonly Fragment[]): SqlParts {
  const strings = ['']
  const values: unknown[] = []
  for (const fragment of fragments) {
    if (typeof fragment === 'string') strings[strings.length - 1] += fragment
    else {
      values.push(fragment.value)
      strings.push('')
    }
  }
  return { strings, values }
}
