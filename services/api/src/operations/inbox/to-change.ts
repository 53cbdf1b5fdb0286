import type { ConversationChange } from '@hubbub/domain'

/** JSON carries times as text. */
export function toChange<C extends { snoozedUntil?: string | null | undefined }>({
  snoozedUntil,
  ...change
}: C): Omit<C, 'snoozedUntil'> & Pick<ConversationChange, 'snoozedUntil'> {
  if (snoozedUntil === undefined) return change
  return { ...change, snoozedUntil: snoozedUntil === null ? null : new Date(snoozedUntil) }
}
