import type { Message } from '@hubbub/contracts'
import { dayOf } from '#lib/time/day-label.ts'

export type ThreadItem =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'message'; key: string; message: Message }

/** The thread as it is read: messages, a line for each new day, and one where the unread part begins. */
export function threadItems(messages: readonly Message[], firstUnreadId: string | null): ThreadItem[] {
  const items: ThreadItem[] = []
  let day = ''
  for (const message of messages) {
    const itsDay = dayOf(message.sentAt)
    if (itsDay !== day) items.push({ kind: 'day', key: `day-${itsDay}`, at: message.sentAt })
    day = itsDay
    if (message.id === firstUnreadId) items.push({ kind: 'unread', key: 'unread' })
    items.push({ kind: 'message', key: message.id, message })
  }
  return items
}

const isSaid = ({ kind, direction }: Message) => kind === 'message' && direction === 'in'

/** Whether some of the last `unreadCount` customer messages are not among these. */
export const lacksUnread = (messages: readonly Message[], unreadCount: number): boolean =>
  messages.filter(isSaid).length < unreadCount

/** The oldest of the last `unreadCount` customer messages; null where all are read. */
export function firstUnreadOf(messages: readonly Message[], unreadCount: number): string | null {
  if (unreadCount <= 0) return null
  const said = messages.filter(isSaid)
  return said.at(-Math.min(unreadCount, said.length))?.id ?? null
}
