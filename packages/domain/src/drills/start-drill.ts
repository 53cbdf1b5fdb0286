import { AppError, type DrillNetwork, type Member, permissions } from '@hubbub/contracts'
import { createAlertRule } from '../alerts/manage-rules.ts'
import type { Context } from '../context.ts'
import { createMonitor } from '../monitors/create-monitor.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { Recording } from '../ports/drills.ts'
import type { Secrets } from '../ports/secrets.ts'
import type { Repositories } from '../ports/store.ts'
import { credentialsContext } from '../rules/credentials-context.ts'
import { drillAccount } from './drill-accounts.ts'

export interface StartDrill {
  recording: Recording
  speed: number
  /** Besides the caller. */
  memberIds: readonly string[]
}

type DrillContext = Context & { catalogue: ChannelCatalogue; secrets: Secrets }

/**
 * Makes a workspace for a drill: a brand with an account on each network of the recording, what is listened for, the rules
 * that tell people. Those who take part become members last, so that nobody comes into one that is half made.
 */
export async function startDrill(
  ctx: DrillContext,
  { recording, speed, memberIds }: StartDrill,
): Promise<{ workspaceId: string; name: string }> {
  permit(ctx, 'escalation:write')
  const { origin, people } = await findPeople(ctx, memberIds)
  const { name, brand } = recording.head
  const shown = `Drill: ${name}`
  const workspaceId = ctx.ids.next()
  const brandId = ctx.ids.next()
  await ctx.store.transaction(workspaceId, async (repositories) => {
    const { settings, drills } = repositories
    await settings.insertWorkspace({ id: workspaceId, name: shown, demo: origin.demo, drill: true })
    await settings.insertBrand({ id: brandId, name: brand, signature: '' })
    const channels: { [K in DrillNetwork]?: string } = {}
    for (const network of new Set([...recording.lines, ...recording.calm].map((line) => line.network)))
      channels[network] = await connect(ctx, repositories, { network, brand, brandId })
    await drills.insert({
      id: ctx.ids.next(),
      originId: origin.id,
      originName: origin.name,
      recording,
      channels,
      speed,
      state: 'making',
      position: 0,
      matched: -1,
      still: 0,
      startedBy: ctx.caller.actor.name,
      createdAt: ctx.clock.now(),
      startedAt: null,
      pausedAt: null,
      pausedMs: 0,
      endedAt: null,
      version: 1,
    })
  })
  await listen({ ...asMaker(ctx), workspaceId }, { brand, brandId })
  await ctx.store.transaction(workspaceId, async (repositories) => {
    for (const { member, userId } of people) await admit(ctx, repositories, { member, userId })
    await repositories.drills.update({ state: 'preparing' })
  })
  return { workspaceId, name: shown }
}

async function findPeople(ctx: Context, memberIds: readonly string[]) {
  return await ctx.store.transaction(ctx.workspaceId, async ({ settings, people }) => {
    const origin = await settings.findWorkspace()
    if (origin === null) throw new TypeError('A workspace without itself')
    const wanted = new Set([...memberIds, ...(ctx.caller.memberId === null ? [] : [ctx.caller.memberId])])
    const found: { member: Member; userId: string }[] = []
    for (const member of await people.listMembers()) {
      if (!wanted.has(member.id) || member.deactivatedAt !== null) continue
      const userId = await people.userIdOf(member.id)
      if (userId !== null) found.push({ member, userId })
    }
    if (!found.some(({ member: { role } }) => role === 'supervisor' || role === 'admin'))
      throw new AppError({
        code: 'drill.nobody_answers',
        kind: 'invalid',
        message: 'A supervisor or an admin has to take part: the alert goes to them',
      })
    return { origin, people: found }
  })
}

async function connect(
  ctx: DrillContext,
  { channels }: Repositories,
  { network, brand, brandId }: { network: DrillNetwork; brand: string; brandId: string },
): Promise<string> {
  const id = ctx.ids.next()
  const given = drillAccount(network, brand)
  const { settings, credentials = {} } = ctx.catalogue.parse(network, given)
  const { account } = given
  const { address, own } = ctx.catalogue.describe({ kind: network, id, settings, account })
  await channels.insert({
    id,
    kind: network,
    name: given.name,
    brandId,
    defaultTeamId: null,
    settings,
    account,
    address,
    own,
    credentials: ctx.secrets.seal(JSON.stringify(credentials), credentialsContext(id)),
  })
  const now = ctx.clock.now()
  const well = { lastError: null, failedAt: null, delayedUntil: null, changed: true }
  await channels.recordHealth(id, { ...well, health: 'connected', succeededAt: now })
  return id
}

const usualRule = {
  filter: { channelIds: [], languages: [] },
  sensitivity: 'balanced',
  severity: null,
  cooldownMinutes: 60,
  quiet: null,
  // It looks once the days before are known.
  enabled: false,
} satisfies Partial<Parameters<typeof createAlertRule>[1]>

const everybody = { only: [], without: [] }

async function listen(ctx: Context, { brand, brandId }: { brand: string; brandId: string }): Promise<void> {
  const monitor = await createMonitor(ctx, {
    name: brand,
    kind: 'brand',
    brandId,
    query: brand.includes(' ') ? `"${brand}"` : brand,
    lists: { authors: everybody, sources: everybody },
    examples: { mustMatch: [], mustNotMatch: [] },
    enabled: true,
    sharing: 'workspace',
    teamId: null,
  })
  await createAlertRule(ctx, {
    ...usualRule,
    name: `Something is on with ${brand}`,
    monitorId: monitor.id,
    watch: { kind: 'learned', detectors: ['spike', 'negative-rise', 'negative-share', 'reach'] },
    tell: { kind: 'policy', policyId: null },
  })
}

/** The new workspace has nobody yet who could. */
const asMaker = (ctx: DrillContext): DrillContext => ({
  ...ctx,
  caller: {
    actor: { kind: 'system', id: null, name: 'Drill' },
    memberId: null,
    permissions: new Set(permissions),
    visibility: 'all',
    teamIds: [],
  },
})

async function admit(
  ctx: Context,
  { people, events }: Repositories,
  { member, userId }: { member: Member; userId: string },
): Promise<void> {
  const id = ctx.ids.next()
  const { name, email, role } = member
  await people.insertMember({ id, userId, name, email, role, visibility: 'all' })
  const actor = { kind: 'member', id, name } as const
  await events.append([{ type: 'member.updated', subjectId: id, version: 1, actor, trace: ctx.trace }])
}
