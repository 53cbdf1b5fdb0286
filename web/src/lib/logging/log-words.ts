import type { LoggedOutcome, LoggedWay } from '@hubbub/contracts'

export const wayWords: Record<LoggedWay, string> = {
  'call-in': 'They called us',
  'call-out': 'We called them',
  visit: 'We met in person',
}

export const outcomeWords: Record<LoggedOutcome, string> = {
  talked: 'Talked',
  'no-answer': 'Nobody answered',
  voicemail: 'Left a message',
  'wrong-person': 'Wrong person or number',
}

export const optionsOf = <T extends string>(words: Record<T, string>) =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }))
