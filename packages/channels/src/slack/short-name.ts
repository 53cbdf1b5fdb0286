import { which } from 'node-emoji'

/** Slack knows signs by names, most of them those that everybody uses. */
const others: Readonly<Record<string, string>> = { '👍': '+1', '👎': '-1' }

export function shortNameOf(emoji: string): string | null {
  if (emoji === '') return null
  return others[emoji] ?? which(emoji) ?? null
}
