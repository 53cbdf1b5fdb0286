export type TriggerKind = 'canned' | 'mention' | 'emoji'

export interface Trigger {
  kind: TriggerKind
  /** What was typed after the sign. */
  query: string
  /** Where the sign stands. */
  start: number
}

const signs: Record<string, TriggerKind> = { '/': 'canned', '@': 'mention', ':': 'emoji' }
const MOST = 40

/** What is being called up at the caret: `/` a canned response, `@` a person (in notes), `:` an emoji. */
export function triggerAt(text: string, caret: number, mode: 'reply' | 'note'): Trigger | null {
  const before = text.slice(Math.max(0, caret - MOST), caret)
  const match = /(^|[\s(])([/@:])([\p{L}\p{N}_.-]*)$/u.exec(before)
  const [, , sign = '', query = ''] = match ?? []
  const kind = signs[sign]
  if (kind === undefined) return null
  if (kind === 'mention' && mode !== 'note') return null
  // A colon alone is a colon, not the wish for a smile.
  if (kind === 'emoji' && query.length < 2) return null
  return { kind, query, start: caret - query.length - 1 }
}

/** The text with what was called up in place of the call, and where the caret then stands. */
export function insertAt(
  text: string,
  { start, query }: Pick<Trigger, 'start' | 'query'>,
  insertion: string,
) {
  const end = start + 1 + query.length
  return { text: text.slice(0, start) + insertion + text.slice(end), caret: start + insertion.length }
}
