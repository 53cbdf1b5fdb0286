import { AppError, type ContactProfile, type NetworkProfile } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { createCredentialKeeper } from '../hearing/keep-credentials.ts'
import { createUsageKeeper } from '../hearing/keep-usage.ts'
import { refuseDrill } from '../drills/refuse-in-drill.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { KeptChannel } from '../ports/channels.ts'
import type { LookedUp } from '../ports/profiles.ts'
import type { Exclusive, Secrets } from '../ports/secrets.ts'
import { credentialsContext } from '../rules/credentials-context.ts'
import { isDue, isSame, keptOf, viewOf } from '../rules/look-up.ts'
import { storable } from '../rules/storable.ts'
import { askersFor, whyNot } from './list-contact-profiles.ts'
import { notFound } from './not-found.ts'

export type ProfileTools = {
  catalogue: Pick<ChannelCatalogue, 'describe' | 'profile'>
  secrets: Secrets
  exclusive: Exclusive
}

export interface FetchContactProfile {
  contactId: string
  kind: string
  value: string
  /** Asks also where what is kept is young. */
  refresh: boolean
}

/**
 * Looks somebody up at their network, outside of any transaction, and keeps what it tells. Two who ask for the same at
 * once ask it once: the second waits for the first one's answer.
 */
export async function fetchContactProfile(
  ctx: Context,
  tools: ProfileTools,
  input: FetchContactProfile,
): Promise<ContactProfile> {
  permit(ctx, 'contact:read')
  await refuseDrill(ctx)
  const { contactId, refresh } = input
  const identity = { kind: input.kind, value: storable(input.value) }
  const asked = ctx.clock.now()
  const read = async () =>
    await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
      const looked = await repositories.profiles.find(contactId, identity)
      if (looked === null) throw notFound('identity')
      const chosen = (await askersFor(repositories, tools.catalogue, contactId))(identity.kind)
      return { looked, chosen }
    })
  const first = await read()
  const why = whyNot(first.chosen)
  if (why !== null) throw new AppError({ code: 'profile.unavailable', kind: 'invalid', message: why })
  if (!refresh && !mustAsk(first.looked, asked)) return viewOf(first.looked, asked, null)
  return await tools.exclusive.run(
    `profile ${ctx.workspaceId} ${identity.kind} ${identity.value}`,
    async () => {
      const { looked, chosen } = await read()
      // Somebody else asked since we looked: theirs is the answer.
      const isAnswered = looked.askedAt?.getTime() !== first.looked.askedAt?.getTime()
      if (!isAnswered && chosen !== null && 'asker' in chosen) await ask(ctx, tools, looked, chosen.asker)
      return viewOf((await read()).looked, ctx.clock.now(), null)
    },
  )
}

const mustAsk = (looked: LookedUp, now: Date) => looked.askedAt === null || isDue(looked, now)

async function ask(
  ctx: Context,
  tools: ProfileTools,
  { identity }: LookedUp,
  channel: KeptChannel,
): Promise<void> {
  const answer = await lookUp(ctx, tools, identity, channel)
  const at = ctx.clock.now()
  await ctx.store.transaction(ctx.workspaceId, async ({ profiles }) => {
    if ('problem' in answer) await profiles.keepProblem(identity, { problem: answer.problem, at })
    else await profiles.keep(identity, { profile: keptOf(answer.found), at })
  })
}

type Answer = { found: NetworkProfile } | { problem: string }

async function lookUp(
  ctx: Context,
  { catalogue, secrets, exclusive }: ProfileTools,
  identity: LookedUp['identity'],
  { id, kind, settings, account }: KeptChannel,
): Promise<Answer> {
  const sealed = await ctx.store.transaction(ctx.workspaceId, ({ channels }) =>
    channels.sealedCredentials(id),
  )
  if (sealed === null) throw notFound('channel')
  const credentials: unknown = JSON.parse(secrets.open(sealed, credentialsContext(id)))
  const keepers = {
    credentials: createCredentialKeeper({ ...ctx, secrets, exclusive }, id),
    usage: createUsageKeeper(ctx, id),
  }
  try {
    const found = await catalogue.profile(kind, { settings, credentials, account, party: identity }, keepers)
    return isSame(identity, found)
      ? { found }
      : { problem: `@${identity.handle ?? identity.value} is somebody else by now` }
  } catch (error) {
    // The network's own words; all else is a fault of ours.
    if (error instanceof AppError && error.code === 'channel.unavailable') return { problem: error.message }
    throw error
  }
}
