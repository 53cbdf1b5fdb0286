import type { LoggedOutcome, LoggedWay } from '@hubbub/contracts'

const ways: Record<LoggedWay, string> = {
  'call-in': 'Call from the customer',
  'call-out': 'Call to the customer',
  visit: 'Talk in person',
}
const outcomes: Record<LoggedOutcome, string> = {
  talked: 'talked',
  'no-answer': 'no answer',
  voicemail: 'voicemail',
  'wrong-person': 'wrong person',
}

/** A log without words of the customer, as a list shows it. */
export const loggedWords = ({ way, outcome }: { way: LoggedWay; outcome: LoggedOutcome }): string =>
  `${ways[way]}: ${outcomes[outcome]}`
