import type { Activity, Message } from '@hubbub/contracts'
import { priorityWords, statusWords } from '#lib/conversations/words.ts'

type Teller = { [T in Activity['type']]: (activity: Extract<Activity, { type: T }>, who: string) => string }

const inWords = (words: Record<string, string>, value: string) => (words[value] ?? value).toLowerCase()
const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join(', ')

const tell: Teller = {
  status: ({ to, from, until }) => {
    if (to === 'open' && from === 'spam') return 'said this is no spam'
    if (to === 'open') return from === 'snoozed' ? 'woke this up' : 'reopened this'
    if (to === 'spam') return 'marked this as spam'
    if (to === 'resolved') return 'resolved this'
    if (to === 'snoozed' && until) return `snoozed this until ${until}`
    return `set this to ${inWords(statusWords, to)}`
  },
  assignee: ({ from, to }, who) => {
    if (to === null) return `took this from ${from ?? 'nobody'}`
    return to === who ? 'took this on' : `assigned this to ${to}`
  },
  team: ({ from, to }) =>
    to === null ? `took this from the team ${from ?? ''}`.trim() : `gave this to the team ${to}`,
  priority: ({ to }) =>
    to === 'none' ? 'removed the priority' : `set the priority to ${inWords(priorityWords, to)}`,
  labels: ({ added, removed }) => {
    const parts = [
      added.length > 0 ? `added ${quoted(added)}` : '',
      removed.length > 0 ? `removed ${quoted(removed)}` : '',
    ].filter((part) => part !== '')
    return parts.join(' and ')
  },
  subject: ({ to }) => `changed the subject to “${to}”`,
}

/** One sentence on what one person did; `formatTime` speaks the reader's own language. */
export function activityWords(messages: readonly Message[], formatTime: (iso: string) => string): string {
  const who = messages[0] ? nameOf(messages[0]) : ''
  const done = messages.map(({ activity, text }) => (activity ? deed(activity, who, formatTime) : text))
  return `${who} ${listed.format(done)}`
}

/** The screen speaks English; so does this list. */
const listed = new Intl.ListFormat('en-GB')
const nameOf = ({ author }: Message) => (author.kind === 'system' ? 'Hubbub' : author.name)

function deed(activity: Activity, who: string, formatTime: (iso: string) => string): string {
  if (activity.type === 'status' && activity.until)
    return tell.status({ ...activity, until: formatTime(activity.until) }, who)
  // Each teller takes the activity of its own key.
  return (tell[activity.type] as (activity: Activity, who: string) => string)(activity, who)
}
