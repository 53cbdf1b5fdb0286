import { lockToldIncident, ownByAcknowledging } from '../incidents/own-incident.ts'
import type { WorkContext } from '../intake/work-context.ts'
import type { KeptEscalation } from '../ports/escalations.ts'
import type { Repositories } from '../ports/store.ts'
import { acknowledge } from './settle-escalation.ts'

/**
 * So long a link in an alert acknowledges: mails are passed on and kept, and who finds one later knows nothing of what it was
 * about by then. Whatever is told again comes with a link of its own.
 */
export const ALERT_LINK_DAYS = 7

export interface AlertLink {
  escalationId: string
  title: string
  reasons: string[]
  member: string
  state: KeptEscalation['state']
  acknowledgedBy: string | null
  /** From then on it acknowledges nothing. */
  expired: boolean
}

/** What stands behind a link in an alert; in place of it why there is nothing. */
export type AlertLinkFound = AlertLink | 'gone' | 'left'

export async function readAlertLink(ctx: WorkContext, noticeId: string): Promise<AlertLinkFound> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const found = await behindLink(repositories, noticeId)
    return typeof found === 'string' ? found : shown(found)
  })
}

/** The same as `acknowledgeEscalation`, by whom the alert was sent to. What somebody has taken stays with them. */
export async function acknowledgeByLink(
  ctx: WorkContext,
  noticeId: string,
  how = 'by the link in an alert',
): Promise<AlertLinkFound> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const found = await behindLink(repositories, noticeId)
    if (typeof found === 'string') return found
    const { escalation, member, incident, expired } = found
    if (expired || escalation.state === 'resolved' || escalation.state === 'acknowledged') return shown(found)
    const actor = { kind: 'member', id: member.id, name: member.name } as const
    const taking = { actor, memberId: member.id, how }
    await acknowledge(ctx, repositories, { escalation, ...taking })
    if (incident !== null) await ownByAcknowledging(ctx, repositories, { incident, ...taking })
    const taken = { ...escalation, state: 'acknowledged', acknowledgedBy: member.name } as const
    return shown({ member, expired, escalation: taken })
  })
}

async function behindLink(repositories: Repositories, noticeId: string) {
  const { escalations, people } = repositories
  const notice = await escalations.notice(noticeId)
  if (notice === null) return 'gone'
  const incident = await lockToldIncident(repositories, notice.escalationId)
  const escalation = await escalations.lock(notice.escalationId)
  if (escalation === null) return 'gone'
  const member = await people.findMember(notice.memberId)
  if (member === null || member.deactivatedAt !== null) return 'left'
  const now = await escalations.now()
  const expired = now.getTime() - notice.toldAt.getTime() > ALERT_LINK_DAYS * 86_400_000
  return { escalation, member, incident, expired }
}

const shown = ({
  escalation,
  member,
  expired,
}: {
  escalation: KeptEscalation
  member: { name: string }
  expired: boolean
}): AlertLink => ({
  escalationId: escalation.id,
  title: escalation.title,
  reasons: escalation.reasons,
  member: member.name,
  state: escalation.state,
  acknowledgedBy: escalation.acknowledgedBy,
  expired,
})
