import { type ChannelCheck, errorMessage } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import { defineChannel } from '../define-channel.ts'
import type { ChannelOptions } from '../options.ts'
import { readOnly } from '../read-only.ts'
import { replyWay } from '../reply-terms.ts'
import { siteUserSchema } from './api-types.ts'
import { createStackClient, type StackClient } from './client.ts'
import { credentialsSchema, hostOf, info, kind, type StackSettings, settingsSchema } from './config.ts'
import { createListener } from '../listening/create-listener.ts'
import { pullListening } from '../listening/pull-listening.ts'
import { planStack } from './listening.ts'
import { pullStack } from './pull-stack.ts'
import { readAgain } from './read-again.ts'

const onlyListened = 'A program may not write on Stack Exchange for a company: answer on the site'

export function createStackExchangeChannel({ urls }: ChannelOptions) {
  const base = () => urls[kind] ?? 'https://api.stackexchange.com'
  return defineChannel({
    kind,
    label: 'Stack Exchange',
    form: 'post',
    info,
    settings: settingsSchema,
    credentials: credentialsSchema,
    capabilities: { listen: true, watch: false, stream: false, reply: false, lookup: false },
    async check({ settings, credentials, signal }, context: ChannelContext): Promise<ChannelCheck> {
      const client = createStackClient({ base: base(), settings, credentials }, context)
      try {
        return await tryOut(client, settings, signal)
      } catch (error) {
        return { ok: false, steps: [{ step: 'site', ok: false, message: errorMessage(error) }] }
      } finally {
        await client.close()
      }
    },
    connect({ settings, credentials }, context) {
      const client = createStackClient({ base: base(), settings, credentials }, context)
      const room = credentials.key === undefined ? 100 : 500
      const listener = createListener(context.wanted, (wanted) => planStack(settings, wanted))
      const deps = { client, settings, clock: context.clock, pace: { nextAt: 0 }, room }
      return {
        ...readOnly(onlyListened),
        pull: (input) =>
          pullListening(listener, (words) => pullStack({ ...deps, settings: { ...settings, words } }, input)),
        read: async (raw) => readAgain(raw, settings),
        [Symbol.asyncDispose]: client.close,
      }
    },
    address: ({ settings: { site, tags, words } }) =>
      `${hostOf(site)} ${[...tags.map((tag) => `[${tag}]`), ...words].join(' ')}`.trim().slice(0, 200),
    own: ({ settings: { site, userId } }) => (userId === undefined ? [] : [`${site}/${userId}`]),
    abilities: ({ settings: { userId } }) => {
      const account = userId !== undefined || 'No account is set whose answers are heard'
      return {
        listen: true,
        comments: account,
        mentions: account,
        reply: onlyListened,
        publish: onlyListened,
      }
    },
    listening: ({ settings }, wanted) => planStack(settings, wanted),
    replyTerms: (_view, { last }) => ({
      ways: [replyWay('public', { why: onlyListened })],
      openUrl: last?.post.url ?? null,
    }),
  })
}

async function tryOut(
  client: StackClient,
  { site, tags, userId }: StackSettings,
  signal: AbortSignal | undefined,
): Promise<ChannelCheck> {
  const [tag] = tags
  const params = { sort: 'activity', order: 'desc', pagesize: 1, ...(tag !== undefined && { tagged: tag }) }
  const { quota_remaining: left = 0 } = await client.page('/questions', params, signal)
  const steps = [
    { step: 'site', ok: true, message: `${hostOf(site)} answers; ${left} requests are left today` },
  ]
  if (userId === undefined) return { ok: true, steps }
  const { items } = await client.page(`/users/${userId}`, {}, signal)
  const user = siteUserSchema.safeParse(items[0]).data
  if (user === undefined) {
    const message = `There is no account ${userId} on ${hostOf(site)}`
    return { ok: false, steps: [...steps, { step: 'account', ok: false, message }] }
  }
  const { display_name: name = String(userId), link: url = null, profile_image: avatarUrl = null } = user
  return {
    ok: true,
    steps: [...steps, { step: 'account', ok: true, message: `${name} writes there` }],
    account: { id: `${site}/${userId}`, handle: null, name, url, avatarUrl, facts: {} },
  }
}
