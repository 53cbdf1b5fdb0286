import type { InboundChange } from '@hubbub/contracts'
import type { IncomingMessage } from '../ports/intake.ts'
import type { Repositories } from '../ports/store.ts'
import { matchEchoes } from '../rules/match-echo.ts'
import { sentRef } from '../rules/post-thread.ts'

interface Came {
  channelId: string
  messages: readonly IncomingMessage[]
  changes?: readonly InboundChange[] | undefined
}

/**
 * A post that we are sending may come back before its sender has heard that it left, or in its stead. It takes the name
 * that the network gave it, by which its copy is known from then on.
 */
export async function adoptEchoes(
  { deliveries }: Repositories,
  { channelId, messages, changes = [] }: Came,
): Promise<void> {
  const own = messages.filter(({ direction, post }) => direction === 'out' && post !== null)
  const taken = changes.filter((change) => change.kind === 'sent')
  if (own.length + taken.length === 0) return
  const undecided = await deliveries.undecidedPosts(channelId)
  for (const { externalId, sentAs } of taken) {
    const match = undecided.find(({ envelope }) => envelope.messageId === sentAs)
    if (match === undefined) continue
    const ref = sentRef(match.envelope, externalId)
    await deliveries.rename(match.messageId, { externalId, ownRef: externalId, ref })
  }
  for (const [externalId, { messageId, envelope }] of matchEchoes(own, undecided)) {
    const post = own.find((echo) => echo.externalId === externalId)?.post ?? null
    await deliveries.rename(messageId, {
      externalId,
      ownRef: externalId,
      ref: sentRef(envelope, externalId),
      ...(post !== null && { facts: post.facts }),
      ...(post !== null && post.url !== null && { url: post.url }),
    })
  }
}

/** A search may find what the network reports as said to us only afterwards. */
export async function nowAddressed(
  { intake }: Repositories,
  { channelId, messages, known }: Came & { known: readonly string[] },
): Promise<string[]> {
  const stored = new Set(known)
  const ids = messages.flatMap(({ externalId, addressed, post }) =>
    addressed && post !== null && stored.has(externalId) ? [externalId] : [],
  )
  return ids.length === 0 ? [] : await intake.addressed(channelId, ids)
}
