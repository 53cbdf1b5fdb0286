import type { Threadable, ThreadDecision } from './threading.ts'

export function threadable(id: string, rest: Partial<Threadable> = {}): Threadable {
  return {
    id,
    externalId: id,
    direction: 'in',
    sender: 'ada@example.org',
    recipients: [],
    ownRef: `${id}@mail`,
    parentRefs: [],
    tokenConversationIds: [],
    sentAt: new Date('2026-03-01T10:00:00Z'),
    ...rest,
  }
}

export function counter(): () => string {
  let next = 0
  return () => `c${++next}`
}

export const placeOf = (decision: ThreadDecision | undefined): string =>
  decision === undefined || decision.kind === 'heard' ? 'nowhere' : decision.conversationId
