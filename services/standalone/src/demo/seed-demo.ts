import { randomBytes } from 'node:crypto'
import { type EmailSettings, emailSettingsSchema, permissions } from '@hubbub/contracts'
import {
  type Accounts,
  type ChannelCatalogue,
  type Context,
  createCannedResponse,
  createChannel,
  createLabel,
  createMonitor,
  createTeam,
  listChannels,
  type Exclusive,
  type Secrets,
  setUp,
  updateBrand,
  updateChannel,
  updateMonitor,
} from '@hubbub/domain'
import { demoWorld } from './demo-world.ts'
import { PAST_DAYS } from './open-networks.ts'

export interface DemoDeps extends Pick<Context, 'store' | 'signals' | 'clock' | 'ids'> {
  accounts: Accounts
  catalogue: ChannelCatalogue
  secrets: Secrets
  exclusive: Exclusive
}

export interface DemoMailbox {
  imap: { host: string; port: number }
  smtp: { host: string; port: number }
  password: string
}

export type DemoContext = Context & Pick<DemoDeps, 'catalogue' | 'secrets' | 'exclusive'>

/** Fills an empty installation with the demo’s workspace, people and mailbox. @returns the workspace. */
export async function seedDemo(deps: DemoDeps, mailbox: DemoMailbox): Promise<string> {
  const { admin, brand, workspace } = demoWorld
  const { workspaceId, brandId } = await setUp(
    { ...deps, trace: null },
    { workspace, brand: brand.name, ...admin, password: newPassword(), demo: true },
  )
  const ctx = demoContext(deps, workspaceId)
  const [shown] = (
    await ctx.store.transaction(workspaceId, async ({ settings }) => await settings.listBrands())
  ).filter(({ id }) => id === brandId)
  await updateBrand(ctx, {
    id: brandId,
    change: { signature: brand.signature },
    expectedVersion: shown?.version ?? null,
  })
  const members = await addPeople(deps, workspaceId)
  const teams = new Map<string, string>()
  for (const name of demoWorld.teams) {
    const memberIds = demoWorld.people
      .filter((person) => (person.teams as readonly string[]).includes(name))
      .flatMap(({ email }) => members.get(email) ?? [])
    teams.set(name, (await createTeam(ctx, { name, memberIds })).id)
  }
  const nobody = { only: [], without: [] }
  for (const { name, kind, query, ours, former } of demoWorld.monitors) {
    const made = await createMonitor(daysAgo(ctx, PAST_DAYS), {
      name,
      kind,
      query: former?.query ?? query,
      brandId: ours ? brandId : null,
      lists: { authors: nobody, sources: nobody },
      examples: { mustMatch: [], mustNotMatch: [] },
      enabled: true,
      sharing: 'workspace',
      teamId: null,
    })
    if (former !== undefined)
      await updateMonitor(daysAgo(ctx, former.daysAgo), {
        id: made.id,
        change: { query },
        expectedVersion: null,
      })
  }
  for (const label of demoWorld.labels) await createLabel(ctx, label)
  for (const response of demoWorld.cannedResponses) await createCannedResponse(ctx, response)
  const { id: mailboxId } = await createChannel(ctx, {
    kind: 'email',
    name: demoWorld.mailbox.name,
    brandId,
    defaultTeamId: teams.get('Customer care') ?? null,
    settings: settingsOf(mailbox),
    credentials: { password: mailbox.password },
  })
  // Its page can be opened from the settings, by whoever wants to be a visitor.
  await createChannel(ctx, {
    kind: 'chat',
    name: demoWorld.chat.name,
    brandId,
    defaultTeamId: teams.get('Customer care') ?? null,
    settings: { ...chatSettings, mailbox: mailboxId },
    credentials: {},
  })
  return workspaceId
}

/** After a restart the demo's mail server has other ports and an empty memory; the mailbox follows it. */
export async function reconnectDemo(
  deps: DemoDeps,
  workspaceId: string,
  mailbox: DemoMailbox,
): Promise<void> {
  const ctx = demoContext(deps, workspaceId)
  const channels = await listChannels(ctx)
  for (const { id, address } of channels) {
    if (address !== demoWorld.mailbox.address) continue
    await updateChannel(ctx, {
      id,
      change: { settings: settingsOf(mailbox), credentials: { password: mailbox.password } },
      expectedVersion: null,
    })
  }
}

/** As if it were done then. */
function daysAgo(ctx: DemoContext, days: number): DemoContext {
  const then = new Date(ctx.clock.now().getTime() - days * 86_400_000)
  return { ...ctx, clock: { ...ctx.clock, now: () => then } }
}

async function addPeople(
  { accounts, store, ids }: DemoDeps,
  workspaceId: string,
): Promise<Map<string, string>> {
  const members = new Map<string, string>()
  for (const { name, email, role } of demoWorld.people) {
    const account = await accounts.claim({ name, email, password: newPassword() })
    const id = ids.next()
    await store.transaction(workspaceId, async ({ people }) => {
      await people.insertMember({ id, userId: account.id, name, email, role, visibility: 'all' })
    })
    members.set(email, id)
  }
  return members
}

/** The demo itself, which may do everything in it. */
export function demoContext(
  { store, signals, clock, ids, catalogue, secrets, exclusive }: DemoDeps,
  workspaceId: string,
): DemoContext {
  const caller = {
    actor: { kind: 'system', id: null, name: 'Demo' } as const,
    memberId: null,
    permissions: new Set(permissions),
    visibility: 'all' as const,
    teamIds: [],
  }
  return { workspaceId, caller, store, signals, clock, ids, catalogue, secrets, exclusive, trace: null }
}

const settingsOf = ({ imap, smtp }: DemoMailbox): EmailSettings =>
  emailSettingsSchema.parse({
    address: demoWorld.mailbox.address,
    fromName: demoWorld.mailbox.fromName,
    imap: { host: imap.host, port: imap.port, security: 'none' },
    smtp: { host: smtp.host, port: smtp.port, security: 'none' },
    user: demoWorld.mailbox.address,
    sentCopy: 'server',
  })

const { name: _name, page: _page, ...chatSettings } = demoWorld.chat

/** Nobody knows it: people of the demo are signed in by a click. */
const newPassword = () => randomBytes(24).toString('base64url')
