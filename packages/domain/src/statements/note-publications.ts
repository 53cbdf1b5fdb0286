import type { DeliveryState } from '@hubbub/contracts'
import type { LadderContext } from '../escalation/ladder-events.ts'
import type { ChangedDelivery } from '../ports/deliveries.ts'
import type { Repositories } from '../ports/store.ts'
import { systemActor } from '../rules/route-events.ts'
import { tellStatement } from './change-statement.ts'

/** Writes down what became of posts by which a statement was published, within the transaction that settles them. */
export async function notePublications(
  ctx: LadderContext,
  repositories: Repositories,
  changed: readonly ChangedDelivery[],
): Promise<void> {
  for (const { messageId, conversationId, state } of changed) {
    if (conversationId !== null) continue
    const publication = await repositories.statements.publicationOf(messageId)
    if (publication === null) continue
    const { statementId: id, incidentId, channelName, url, response } = publication
    const at = await repositories.escalations.now()
    if (state === 'sent') await repositories.statements.noteSent(publication.id, at)
    const words: Partial<Record<DeliveryState, string>> = {
      sent: `${channelName} has it${url === null ? '' : `: ${url}`}`,
      failed: `${channelName} did not take it${response === null ? '' : `: ${response}`}`,
      uncertain: `Nobody knows whether ${channelName} has it`,
    }
    const text = words[state]
    if (text === undefined) continue
    const entries = [{ kind: 'publication', text: text.slice(0, 2000) }] as const
    await tellStatement(ctx, repositories, { id, incidentId, entries, at, actor: systemActor })
  }
}

/** In words, why a post may not leave. */
export const barredWords = {
  lapsed: 'The approval of the statement has lapsed: have it approved anew',
  voided: 'The statement was changed after it was approved: publish the new version',
  withdrawn: 'The approval of the statement was taken back',
} as const
