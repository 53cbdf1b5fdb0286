import type { DigestContent } from './entities/digest.ts'

type Counted = Pick<DigestContent['monitors'][number], 'mentions' | 'negative' | 'before'>

/** `120 mentions, +20 %`. */
export function mentionsWords({ mentions, before }: Counted): string {
  const said = `${mentions.toLocaleString('en-GB')} ${mentions === 1 ? 'mention' : 'mentions'}`
  if (before === null) return said
  if (before.mentions === 0) return mentions === 0 ? said : `${said}, none before`
  const change = Math.round((100 * (mentions - before.mentions)) / before.mentions)
  return `${said}, ${change === 0 ? 'as before' : `${signed(change)} %`}`
}

/** `25 % negative, +5 points`. */
export function negativeWords(counted: Counted): string {
  const now = shareOf(counted)
  if (now === null) return ''
  const before = counted.before && shareOf(counted.before)
  if (before === null) return `${now} % negative`
  const change = now - before
  const points = Math.abs(change) === 1 ? 'point' : 'points'
  return `${now} % negative, ${change === 0 ? 'as before' : `${signed(change)} ${points}`}`
}

const shareOf = ({ mentions, negative }: { mentions: number; negative: number }) =>
  mentions === 0 ? null : Math.round((100 * negative) / mentions)
const signed = (value: number) => `${value > 0 ? '+' : '−'}${Math.abs(value).toLocaleString('en-GB')}`
