import type { Digest, DigestContent } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { ownId } from '../escalation/manage-notify.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'

/** What the caller was told, newest first. */
export async function listDigests(
  ctx: Context,
  page: { after: unknown; limit: number },
): Promise<{ items: Digest[]; next: unknown }> {
  permit(ctx, 'mention:read')
  const memberId = ownId(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const sees = await sightOf(ctx, repositories)
    const { items, next } = await repositories.digests.list(memberId, page)
    return { items: items.map((digest) => ({ ...digest, content: sees(digest.content) })), next }
  })
}

export async function getDigest(ctx: Context, id: string): Promise<Digest> {
  permit(ctx, 'mention:read')
  const memberId = ownId(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const digest = await repositories.digests.findIssue(memberId, id)
    if (digest === null) throw notFound('digest')
    const sees = await sightOf(ctx, repositories)
    return { ...digest, content: sees(digest.content) }
  })
}

/** What was told once is not shown any more to who has lost sight of it. */
async function sightOf(
  { caller }: Pick<Context, 'caller'>,
  { analytics }: Pick<Repositories, 'analytics'>,
): Promise<(content: DigestContent) => DigestContent> {
  const theirs = new Set((await analytics.monitors(null, caller)).map(({ id }) => id))
  const seen = ({ monitor }: { monitor: { id: string } | null }) => monitor === null || theirs.has(monitor.id)
  return ({ alerts, incidents, monitors, terms, mentions }) => ({
    alerts: caller.permissions.has('alert:read') ? alerts.filter(seen) : [],
    incidents: caller.permissions.has('incident:read') ? incidents.filter(seen) : [],
    monitors: monitors.filter(seen),
    terms: terms.filter(seen),
    mentions: mentions.filter(seen),
  })
}
