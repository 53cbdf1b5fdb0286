import { lex, type Lexeme } from '../parse/lex.ts'
import { choices } from '../tree.ts'

/** What could stand in place of what was begun, from `from` to `to`. */
export interface Completions {
  from: number
  to: number
  options: { insert: string; detail: string }[]
}

const details: Readonly<Record<string, string>> = {
  'author:': 'Who said it: the whole handle, or words of the name',
  'lang:': 'Its language, as en or pt-BR',
  'country:': 'Its country, as DE',
  'channel:': 'Where it was heard: the kind or the name of a channel',
  'site:': 'The host it stands on, with all below it',
  'url:': 'Words of its address or of a link in it',
  'title:': 'Words of its title',
  'hashtag:': 'A hashtag',
  'mentions:': 'Whom it names',
  'is:': 'A reply, a repost, or by a verified author',
  'has:': 'A link or media',
  'sentiment:': 'How it sounds',
  'raw:': 'Letter for letter, with case and signs',
  'followers>': 'How many follow its author',
  'engagement>': 'Likes, answers and reposts together',
  AND: 'Both',
  OR: 'One of them, or both',
  NOT: 'Not what follows',
  'NEAR/5': 'At most five words apart',
  'ONEAR/5': 'At most five words apart, in this order',
}

/** At a place of the cursor; null where there is nothing to offer. */
export function completeAt(text: string, at: number): Completions | null {
  const lexemes = lex(text)
  const index = lexemes.findIndex(({ start, end }) => start < at && at <= end)
  const lexeme = lexemes[index]
  if (lexeme === undefined) return null
  if (lexeme.kind === 'field') {
    const next = lexemes[index + 1]
    const isEmpty = at === lexeme.end && next?.start !== at
    return isEmpty ? offer(at, at, valuesOf(lexeme.name)) : null
  }
  if (lexeme.kind === 'phrase' || lexeme.kind === 'open' || lexeme.kind === 'close') return null
  const typed = text.slice(lexeme.start, at)
  const field = fieldBefore(lexemes, index)
  const all = field === null ? Object.keys(details) : valuesOf(field)
  const wanted = field === null && /^[A-Z]/.test(typed) ? typed : typed.toLowerCase()
  return offer(
    lexeme.start,
    lexeme.end,
    all.filter((each) => each.startsWith(wanted) && each !== typed),
  )
}

function fieldBefore(lexemes: readonly Lexeme[], index: number): string | null {
  const before = lexemes[index - 1]
  return before?.kind === 'field' && before.end === lexemes[index]?.start ? before.name : null
}

function valuesOf(name: string): readonly string[] {
  return name === 'is' || name === 'has' || name === 'sentiment' ? choices[name] : []
}

function offer(from: number, to: number, values: readonly string[]): Completions | null {
  if (values.length === 0) return null
  return { from, to, options: values.map((insert) => ({ insert, detail: details[insert] ?? '' })) }
}
