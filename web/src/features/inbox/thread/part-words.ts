import type { Participant } from '@hubbub/contracts'

type Part = Participant['parts'][number]
const words = {
  wrote: 'wrote',
  answered: 'answered',
  noted: 'left a note',
  named: 'was named in a note',
} satisfies Record<Part, string>

/** What somebody did, in one short line that begins with a capital. */
export function partWords(parts: readonly Part[]): string {
  const text = (Object.keys(words) as Part[])
    .filter((part) => parts.includes(part))
    .map((part) => words[part])
    .join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
