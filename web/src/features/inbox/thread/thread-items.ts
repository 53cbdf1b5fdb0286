import type { Message } from '@hubbub/contracts'
import { dayOf } from '#lib/time/day-label.ts'

export type ThreadItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; message: Message }
  | ActivityItem

/** How one person marked it at a go; what opens or closes it stands by itself. */
interface ActivityItem {
  kind: 'activity'
  key: string
  messages: Message[]
}

/** What lies further apart is told by itself. */
const AT_A_GO_MS = 10 * 60_000

/** The thread as it is read: messages, a line for each new day, and one where the unread part begins. */
export function threadItems(messages: readonly Message[], firstUnreadId: string | null): ThreadItem[] {
  const items: ThreadItem[] = []
  let day = ''
  for (const message of messages) {
    const itsDay = dayOf(message.sentAt)
    if (itsDay !== day) items.push({ kind: 'day', key: `day-${itsDay}`, at: message.sentAt })
    day = itsDay
    if (message.id === firstUnreadId) items.push({ kind: 'unread', key: 'unread' })
    if (message.kind !== 'activity') items.push({ kind: 'message', key: message.id, message })
    else if (!joins(items.at(-1), message))
      items.push({ kind: 'activity', key: message.id, messages: [message] })
  }
  return items
}

const isSaid = ({ kind, direction }: Message) => kind === 'message' && direction === 'in'

/** Whether some of the last `unreadCount` customer messages are not among these. */
export const lacksUnread = (messages: readonly Message[], unreadCount: number): boolean =>
  messages.filter(isSaid).length < unreadCount

/** Adds to the line before what belongs to it. @returns whether it does. */
function joins(before: ThreadItem | undefined, message: Message): boolean {
  const last = before?.kind === 'activity' ? before.messages.at(-1) : undefined
  if (before?.kind !== 'activity' || last === undefined) return false
  if (isTurn(last) || isTurn(message)) return false
  const isSame = last.author.kind === message.author.kind && last.author.id === message.author.id
  if (!isSame || Date.parse(message.sentAt) - Date.parse(last.sentAt) > AT_A_GO_MS) return false
  before.messages.push(message)
  return true
}

const isTurn = ({ activity }: Message) => activity?.type === 'status'

/** The oldest of the last `unreadCount` customer messages; null where all are read. */
export function firstUnreadOf(messages: readonly Message[], unreadCount: number): string | null {
  if (unreadCount <= 0) return null
  const said = messages.filter(isSaid)
  return said.at(-Math.min(unreadCount, said.length))?.id ?? null
}
