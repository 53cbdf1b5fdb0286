import { type LiveEvent, compareCursors } from '@hubbub/contracts'
import { type LoggedEvent, projectEvent } from '@hubbub/domain'
import { isSameSight, type Rights } from './access.ts'

export interface SightOptions {
  rights: Rights
  /** Every event up to here was there when the rights were asked for. */
  asOf: string
}

/** Whose eyes an event is for, and from which place in the log on that may be true no longer. */
export function createSight({ rights: first, asOf: from }: SightOptions) {
  let rights = first
  let asOf = from
  const isOwn = ({ type, subjectId }: LoggedEvent) =>
    type === 'member.updated' && subjectId === rights.memberId
  return {
    rights: () => rights,
    isOwn,
    /** Whether what comes with this event and later must wait for new rights. */
    isChangedBy: (event: LoggedEvent) => isOwn(event) && compareCursors(event.cursor, asOf) > 0,
    isSame: (next: Rights) => isSameSight(rights, next),
    /** @param head a place that was reached before these rights were asked for. */
    adopt: (next: Rights, head: string): void => {
      rights = next
      asOf = laterOf(asOf, head)
    },
    /** Who is named in a note sees the conversation from that event on. */
    project: (event: LoggedEvent): LiveEvent | null => {
      const { viewer, memberId, mentionedIn } = rights
      const { conversationId, data, type } = event
      if (conversationId !== null && data.audience?.mentionedMemberIds?.includes(memberId) === true)
        mentionedIn.add(conversationId)
      const seen = projectEvent({ ...viewer, mentionedIn }, event)
      if (conversationId !== null && type === 'conversation.deleted') mentionedIn.delete(conversationId)
      return seen
    },
  }
}

export const laterOf = (a: string, b: string) => (compareCursors(a, b) > 0 ? a : b)
