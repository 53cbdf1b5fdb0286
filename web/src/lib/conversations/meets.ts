import {
  type Condition,
  type ConditionField,
  type ConditionGroup,
  type Conversation,
  isGroup,
} from '@hubbub/contracts'

/** Whether a conversation meets a group of conditions; the server asks the same in SQL. */
export function meets(conversation: Conversation, group: ConditionGroup, memberId: string): boolean {
  const test = (part: Condition | ConditionGroup) =>
    isGroup(part) ? meets(conversation, part, memberId) : holds(conversation, part, memberId)
  return group.match === 'all' ? group.parts.every(test) : group.parts.some(test)
}

/** Whether only the server can tell: of a group that may be met. */
export const asksMonitor = (group: ConditionGroup | undefined): boolean =>
  group?.parts.some((part) => (isGroup(part) ? asksMonitor(part) : part.field === 'monitor')) ?? false

type Of<F extends ConditionField> = Extract<Condition, { field: F }>
type Tests = { [F in ConditionField]: (of: Conversation, condition: Of<F>, memberId: string) => boolean }

const HOUR_MS = 3_600_000
const listed = (
  { op, value }: { op: 'is' | 'is-not'; value: readonly string[] },
  actual: readonly string[],
) => actual.some((each) => value.includes(each)) === (op === 'is')
const aged = ({ op, value }: { op: 'over' | 'under'; value: number }, at: string | null) =>
  at !== null && Date.now() - Date.parse(at) >= value * HOUR_MS === (op === 'over')
/** Without accents and case, as the search does. */
const plain = (text: string) =>
  text.replaceAll('ß', 'ss').normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

const tests: Tests = {
  status: ({ status }, condition) => listed(condition, [status]),
  priority: ({ priority }, condition) => listed(condition, [priority]),
  sentiment: ({ sentiment }, condition) => listed(condition, sentiment === null ? [] : [sentiment.label]),
  mark: ({ marks }, condition) => listed(condition, marks),
  assignee: ({ assignee }, { op, value }, memberId) =>
    listed({ op, value: value.map((each) => (each === 'me' ? memberId : each)) }, [assignee?.id ?? 'nobody']),
  team: ({ team }, condition) => listed(condition, [team?.id ?? 'none']),
  label: ({ labels }, condition) =>
    listed(
      condition,
      labels.map(({ id }) => id),
    ),
  channel: ({ channel }, condition) => listed(condition, [channel.id]),
  brand: ({ brand }, condition) => listed(condition, [brand.id]),
  contact: ({ contact }, condition) => listed(condition, [contact.id]),
  // A conversation does not say it: see `asksMonitor`.
  monitor: () => true,
  unread: ({ unreadCount }, { value }) => unreadCount > 0 === value,
  subject: ({ subject }, { op, value }) => plain(subject).includes(plain(value)) === (op === 'contains'),
  waiting: ({ waitingSince }, condition) => aged(condition, waitingSince),
  activity: ({ lastActivityAt }, condition) => aged(condition, lastActivityAt),
  created: ({ createdAt }, condition) => aged(condition, createdAt),
}

// Each test takes the condition of its own field.
const holds = (conversation: Conversation, condition: Condition, memberId: string) =>
  (tests[condition.field] as (of: Conversation, condition: Condition, memberId: string) => boolean)(
    conversation,
    condition,
    memberId,
  )
