import { AppError, type NotifyPreference, type NotifyWay, type PushSubscription } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import type { KeptWay } from '../ports/notify.ts'
import type { Secrets, Tokens } from '../ports/secrets.ts'
import type { Repositories } from '../ports/store.ts'
import { usualPreference } from './plan-notices.ts'

/** What an address is sealed for: it opens nowhere else. */
export const wayContext = (id: string) => `notify-way:${id}`

const MOST_WAYS = 10

export interface OwnNotify {
  preference: NotifyPreference
  ways: NotifyWay[]
  /** With what browsers take up subscriptions. */
  pushKey: string
  /** By its name; null where the workspace has none. */
  telegramBot: string | null
}

type NotifyContext = Context & { pushKey: string }

/** How the caller is told of what. */
export async function getOwnNotify(ctx: NotifyContext): Promise<OwnNotify> {
  const memberId = ownId(ctx)
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await ownNotify(ctx, repositories, memberId),
  )
}

export async function setOwnNotify(ctx: NotifyContext, preference: NotifyPreference): Promise<OwnNotify> {
  const memberId = ownId(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await repositories.notify.savePreference(memberId, preference)
    return await ownNotify(ctx, repositories, memberId)
  })
}

async function ownNotify(
  { pushKey }: NotifyContext,
  { notify, alertBots }: Pick<Repositories, 'notify' | 'alertBots'>,
  memberId: string,
): Promise<OwnNotify> {
  return {
    preference: (await notify.preference(memberId)) ?? usualPreference,
    ways: await notify.ways(memberId),
    pushKey,
    telegramBot: (await alertBots.get())?.username ?? null,
  }
}

/** Tells the caller by a browser. One that is known already is taken up anew. */
export async function addPushWay(
  ctx: Context & { secrets: Secrets; pushKey: string; tokens: Pick<Tokens, 'hash'> },
  { name, subscription }: { name: string; subscription: PushSubscription },
): Promise<NotifyWay> {
  const { endpoint } = subscription
  return await addNotifyWay(ctx, {
    kind: 'push',
    name,
    host: new URL(endpoint).host,
    // Of which key it is: the one in use may be another later.
    address: { ...subscription, key: ctx.pushKey },
    format: null,
    // By which a browser knows its own subscription among the ways.
    key: ctx.tokens.hash(endpoint),
  })
}

export interface NewWay {
  kind: KeptWay['kind']
  name: string
  /** What is shown of the address. */
  host: string
  /** With its secrets. */
  address: object
  format: KeptWay['format']
  /** What tells it from others of the kind; one that is known takes its place. */
  key?: string
}

export async function addNotifyWay(
  ctx: Context & { secrets: Secrets },
  { address, key, ...way }: NewWay,
): Promise<NotifyWay> {
  const memberId = ownId(ctx)
  const id = ctx.ids.next()
  return await ctx.store.transaction(ctx.workspaceId, async ({ notify }) => {
    const known = await notify.ways(memberId)
    if (known.length >= MOST_WAYS && !known.some((one) => key !== undefined && one.key === key))
      throw new AppError({
        code: 'notify-way.too_many',
        kind: 'invalid',
        message: `A person can have ${MOST_WAYS} ways at most`,
      })
    const sealed = ctx.secrets.seal(JSON.stringify(address), wayContext(id))
    const kept = await notify.keepWay({
      id,
      memberId,
      ...way,
      key: key ?? null,
      address: sealed,
      enabled: true,
    })
    return shown(await notify.ways(memberId), kept)
  })
}

export async function switchNotifyWay(
  ctx: Context,
  { id, enabled }: { id: string; enabled: boolean },
): Promise<NotifyWay> {
  const memberId = ownId(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async ({ notify }) => {
    expectOwn(await notify.findWay(id), memberId)
    await notify.setWayEnabled(id, enabled)
    return shown(await notify.ways(memberId), id)
  })
}

export async function removeNotifyWay(ctx: Context, id: string): Promise<void> {
  const memberId = ownId(ctx)
  await ctx.store.transaction(ctx.workspaceId, async ({ notify }) => {
    expectOwn(await notify.findWay(id), memberId)
    await notify.removeWay(id)
  })
}

/** Has the caller told of a test: by mail where no way is named. It takes the way of every alert. */
export async function testNotify(ctx: Context, wayId: string | null): Promise<{ id: string }> {
  const memberId = ownId(ctx)
  const id = ctx.ids.next()
  await ctx.store.transaction(ctx.workspaceId, async ({ notify, escalations }) => {
    const own = wayId === null ? null : expectOwn(await notify.findWay(wayId), memberId)
    await escalations.insertTest({
      id,
      escalationId: ctx.ids.next(),
      memberId,
      way: own?.kind ?? 'email',
      wayId,
    })
  })
  return { id }
}

export interface NotifyTest {
  state: 'waiting' | 'sent' | 'failed'
  receipt: string | null
  error: string | null
}

export async function getNotifyTest(ctx: Context, id: string): Promise<NotifyTest> {
  const memberId = ownId(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async ({ escalations }) => {
    const notice = await escalations.notice(id)
    if (notice === null || notice.memberId !== memberId) throw notFound('notify-test')
    const { state, receipt, error } = notice
    return { state: state === 'sent' || state === 'failed' ? state : 'waiting', receipt, error }
  })
}

export function ownId({ caller: { memberId } }: Context): string {
  if (memberId !== null) return memberId
  throw new AppError({
    code: 'access.member_required',
    kind: 'forbidden',
    message: 'Only a person can be told of things',
  })
}

function expectOwn(way: KeptWay | null, memberId: string): KeptWay {
  if (way === null || way.memberId !== memberId) throw notFound('notify-way')
  return way
}

function shown(ways: readonly NotifyWay[], id: string): NotifyWay {
  const way = ways.find((one) => one.id === id)
  if (way === undefined) throw notFound('notify-way')
  return way
}
