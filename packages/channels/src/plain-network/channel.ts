import type { ReplyQuestion } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import { defineChannel } from '../define-channel.ts'
import { form } from '../form.ts'
import { newPost } from '../new-post.ts'
import { replyWay } from '../reply-terms.ts'
import { createPlainClient } from './client.ts'
import { kind } from './mapper.ts'
import { createPlainSession } from './session.ts'

const DAY_MS = 86_400_000

/** The plain network of the simulators: what all networks have in common, for tests of everything behind a channel. */
export const plainNetwork = defineChannel({
  kind,
  label: 'Plain network',
  form: 'post',
  info: {
    summary: 'A network that exists only in tests.',
    group: 'social',
    offers: [
      'listen',
      'mentions',
      'direct',
      'reply',
      'reply-direct',
      'publish',
      'react',
      'hide',
      'delete',
      'typing',
      'receipts',
    ],
    guide: [],
    guideUrl: null,
    fields: [form.text('settings.url', 'Server'), form.secret('credentials.token', 'Token')],
  },
  settings: z.object({
    url: z.url(),
    handle: z.string(),
    keys: z.boolean().default(true),
    pollMs: z.int().default(1000),
  }),
  credentials: z.object({ token: z.string() }),
  capabilities: { listen: true, watch: false, stream: false, reply: true, lookup: false },
  async check({ settings, credentials, signal }) {
    const client = createPlainClient({ url: settings.url, token: credentials.token })
    try {
      const { id, handle, name, url, avatar } = await client.me(signal)
      return {
        ok: true,
        steps: [{ step: 'Sign in', ok: true, message: `Signed in as ${handle}` }],
        account: { id, handle, name, url, avatarUrl: avatar, facts: {} },
      }
    } catch (error) {
      const message = error instanceof ChannelError ? error.message : String(error)
      return { ok: false, steps: [{ step: 'Sign in', ok: false, message }] }
    }
  },
  connect: ({ settings, credentials }) =>
    createPlainSession(createPlainClient({ url: settings.url, token: credentials.token }), {
      keys: settings.keys,
      staleMs: settings.pollMs,
    }),
  address: ({ settings, account }) => `@${account?.handle ?? settings.handle}`,
  own: ({ account }) => (account === null ? [] : [account.id]),
  abilities: () => ({
    listen: true,
    mentions: true,
    direct: true,
    reply: true,
    'reply-direct': true,
    publish: true,
    react: true,
    hide: true,
    delete: true,
    typing: true,
    receipts: true,
  }),
  publishTerms: () => newPost({ limits: [{ max: 100, unit: 'graphemes', perLink: 23 }], files }),
  replyTerms: (_view, question) => ({
    ways: waysOf(question),
    openUrl: question.last?.post.url ?? null,
  }),
})

const files = { max: 2, maxBytes: 1_000_000, types: ['image/*'] }

function waysOf({ last, lastInboundAt, now }: ReplyQuestion) {
  const until = lastInboundAt === null ? null : new Date(lastInboundAt.getTime() + DAY_MS)
  const toAll = replyWay('public', {
    limits: [{ max: 100, unit: 'graphemes', perLink: 23 }],
    files,
    why: last?.post.facts['repliesOff'] === true ? 'The author lets nobody answer below this post' : null,
  })
  const toThem = replyWay('direct', {
    limits: [{ max: 500, unit: 'graphemes', perLink: null }],
    files,
    until,
    why: until === null || until <= now ? 'A direct message can be sent for 24 hours after they wrote' : null,
  })
  if (last === null) return [toThem]
  // What was said in private is not answered before everybody.
  return last.post.audience === 'direct' ? [toThem] : [toAll, toThem]
}
