import { type ConditionField, markWords } from '@hubbub/contracts'
import { priorityWords, sentimentWords, statusWords } from '#lib/conversations/words.ts'
import { optionsOf } from '#lib/words.ts'
import type { Directory } from '#lib/use-directory.ts'

export const fieldWords = {
  status: 'Status',
  assignee: 'Assignee',
  team: 'Team',
  label: 'Label',
  priority: 'Priority',
  sentiment: 'Sentiment',
  mark: 'Mark',
  unread: 'Read',
  subject: 'Subject',
  waiting: 'Customer waits',
  activity: 'Last activity',
  created: 'Began',
  channel: 'Channel',
  brand: 'Brand',
  contact: 'Contact',
  monitor: 'Monitor',
} satisfies Record<ConditionField, string>

/** A contact is chosen by opening them, not out of a list of all. */
export const choosable: readonly ConditionField[] = (Object.keys(fieldWords) as ConditionField[]).filter(
  (field) => field !== 'contact',
)

export const opWords = {
  is: 'is any of',
  'is-not': 'is none of',
  contains: 'contains',
  'contains-not': 'does not contain',
  over: 'more than',
  under: 'less than',
} as const

interface Option {
  value: string
  label: string
}
const named = (rows: readonly { id: string; name: string }[]): Option[] =>
  rows.map(({ id, name }) => ({ value: id, label: name }))

/** What a field that lists values offers; null for the other fields. */
export function valuesOfField(field: ConditionField, directory: Directory): Option[] | null {
  switch (field) {
    case 'status':
      return optionsOf(statusWords)
    case 'priority':
      return optionsOf(priorityWords)
    case 'sentiment':
      return optionsOf(sentimentWords)
    case 'mark':
      return optionsOf(markWords)
    case 'assignee':
      return [{ value: 'me', label: 'Me' }, { value: 'nobody', label: 'Nobody' }, ...named(directory.members)]
    case 'team':
      return [{ value: 'none', label: 'No team' }, ...named(directory.teams)]
    case 'label':
      return named(directory.labels)
    case 'channel':
      return named(directory.channels)
    case 'brand':
      return named(directory.brands)
    case 'monitor':
      return named(directory.monitors)
    case 'contact':
      return []
    case 'unread':
    case 'subject':
    case 'waiting':
    case 'activity':
    case 'created':
      return null
  }
}
