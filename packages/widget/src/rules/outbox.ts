import type { ChatMessage } from '@hubbub/contracts'

/**
 * What was written and has not come back yet. waiting: for the way to the server; taken: the server has it, and it comes
 * back soon; refused: it never will be taken as it is.
 */
export interface Outgoing {
  clientId: string
  text: string
  page: string
  at: string
  state: 'waiting' | 'taken' | 'refused'
  /** In the server's words. */
  reason?: string
  /** Names of its files; they themselves live as long as the page. */
  files: string[]
}

const KEPT_MS = 3 * 24 * 3_600_000

export const withState = (
  outbox: readonly Outgoing[],
  clientId: string,
  change: Pick<Outgoing, 'state' | 'reason'>,
): Outgoing[] => outbox.map((one) => (one.clientId === clientId ? { ...one, ...change } : one))

/** What has come back is no longer on its way; what the server has had for long is not shown for ever. */
export function withoutReturned(
  outbox: readonly Outgoing[],
  messages: readonly Pick<ChatMessage, 'clientId'>[],
  now: number,
): Outgoing[] {
  const returned = new Set(messages.map(({ clientId }) => clientId))
  return outbox.filter(
    ({ clientId, state, at }) =>
      !returned.has(clientId) && !(state === 'taken' && now - Date.parse(at) > KEPT_MS),
  )
}

/** Of two tabs that share what is kept: the union, and of each message the state that is further on. */
export function joinOutboxes(own: readonly Outgoing[], other: readonly Outgoing[]): Outgoing[] {
  const rank = { waiting: 0, refused: 1, taken: 2 }
  const all = new Map(own.map((one) => [one.clientId, one]))
  for (const one of other) {
    const known = all.get(one.clientId)
    if (known === undefined || rank[one.state] > rank[known.state]) all.set(one.clientId, one)
  }
  return [...all.values()].sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** The first that waits. Those behind it wait for it, so that all come in their order. */
export const nextOf = (outbox: readonly Outgoing[]): Outgoing | undefined =>
  outbox.find(({ state }) => state === 'waiting')
