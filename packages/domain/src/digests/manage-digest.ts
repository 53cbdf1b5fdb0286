import { type DigestSettings, type OwnDigest, usualDigest } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { ownId } from '../escalation/manage-notify.ts'
import { permit } from '../permit.ts'
import type { KeptDigest } from '../ports/digests.ts'
import { beginBefore } from '../rules/digest-periods.ts'
import { nextSlot } from '../rules/rhythm-slots.ts'
import { digestEvent } from './digest-event.ts'

/** When the caller is told of what was found. */
export async function getOwnDigest(ctx: Context): Promise<OwnDigest> {
  permit(ctx, 'mention:read')
  const memberId = ownId(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async ({ digests }) =>
    shown(await digests.find(memberId)),
  )
}

/** A change goes on where the last one ended; one that rested begins with a whole period. */
export async function setOwnDigest(ctx: Context, settings: DigestSettings): Promise<OwnDigest> {
  permit(ctx, 'mention:read')
  const memberId = ownId(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async ({ digests, events }) => {
    const before = await digests.lock(memberId)
    const nextAt = settings.enabled ? nextSlot(settings, await digests.now()) : null
    const goesOn = before?.enabled === true && before.toldTo !== null
    const begin = nextAt && beginBefore(settings, nextAt)
    const kept = { ...settings, memberId, toldTo: goesOn && begin !== null ? before.toldTo : begin, nextAt }
    await digests.save(kept)
    await events.append([digestEvent(ctx, ctx.caller.actor, { id: memberId, memberId })])
    return shown(kept)
  })
}

function shown(kept: KeptDigest | null): OwnDigest {
  if (kept === null) return { ...usualDigest, nextAt: null }
  const { memberId: _memberId, toldTo: _toldTo, nextAt, ...settings } = kept
  return { ...settings, nextAt: nextAt?.toISOString() ?? null }
}
