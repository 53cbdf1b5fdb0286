import { AppError, type EscalationDetail, type EscalationTarget, type Severity } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { pathOf } from '../rules/notice-words.ts'
import { startEscalation } from './start-escalation.ts'

export interface PageSomebody {
  conversationId: string
  severity: Severity
  /** What is the matter. */
  message: string
  policyId?: string | undefined
  targets?: EscalationTarget[] | undefined
}

/** Has people told of a conversation until one of them takes it. */
export async function pageSomebody(ctx: Context, input: PageSomebody): Promise<EscalationDetail> {
  permit(ctx, 'escalation:write')
  const { conversationId, severity, message, policyId = null, targets = [] } = input
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const conversation = await repositories.conversations.find(ctx.caller, conversationId)
    if (conversation === null) throw notFound('conversation')
    const id = await startEscalation(ctx, repositories, {
      subject: { kind: 'conversation', id: conversationId },
      severity,
      title: message,
      reasons: [
        `Conversation #${conversation.number}: ${conversation.subject || conversation.preview}`.slice(0, 200),
      ],
      path: pathOf(conversation),
      policyId,
      targets,
      insists: true,
      actor: ctx.caller.actor,
    })
    const detail = await repositories.escalations.detail(id)
    if (detail === null)
      throw new AppError({ code: 'escalation.not_found', kind: 'internal', message: 'It did not begin' })
    return detail
  })
}
