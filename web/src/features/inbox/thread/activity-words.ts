import type { Activity, Message } from '@hubbub/contracts'
import { priorityWords, statusWords } from '#lib/conversations/words.ts'

type Teller = { [T in Activity['type']]: (activity: Extract<Activity, { type: T }>, who: string) => string }

const inWords = (words: Record<string, string>, value: string) => (words[value] ?? value).toLowerCase()
const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ')

const tell: Teller = {
  status: ({ to, from, until }, who) => {
    if (to === 'open' && from === 'spam') return `${who} said this is no spam`
    if (to === 'open') return from === 'snoozed' ? `${who} woke this up` : `${who} reopened this`
    if (to === 'spam') return `${who} marked this as spam`
    if (to === 'resolved') return `${who} resolved this`
    if (to === 'snoozed' && until) return `${who} snoozed this until ${until}`
    return `${who} set this to ${inWords(statusWords, to)}`
  },
  assignee: ({ from, to }, who) => {
    if (to === null) return `${who} took this from ${from ?? 'nobody'}`
    return to === who ? `${who} took this on` : `${who} assigned this to ${to}`
  },
  team: ({ from, to }, who) =>
    to === null
      ? `${who} took this from the team ${from ?? ''}`.trim()
      : `${who} gave this to the team ${to}`,
  priority: ({ to }, who) =>
    to === 'none'
      ? `${who} removed the priority`
      : `${who} set the priority to ${inWords(priorityWords, to)}`,
  labels: ({ added, removed }, who) => {
    const parts = [
      added.length > 0 ? `added ${quoted(added)}` : '',
      removed.length > 0 ? `removed ${quoted(removed)}` : '',
    ].filter((part) => part !== '')
    return `${who} ${parts.join(' and ')}`
  },
  subject: ({ to }, who) => `${who} changed the subject to “${to}”`,
}

/** One sentence on what happened; `formatTime` speaks the person's own language. */
export function activityWords(message: Message, formatTime: (iso: string) => string): string {
  const { activity, author } = message
  if (activity === null) return message.text
  const who = author.kind === 'system' ? 'Hubbub' : author.name
  if (activity.type === 'status' && activity.until) {
    return tell.status({ ...activity, until: formatTime(activity.until) }, who)
  }
  // Each teller takes the activity of its own key.
  return (tell[activity.type] as (activity: Activity, who: string) => string)(activity, who)
}
