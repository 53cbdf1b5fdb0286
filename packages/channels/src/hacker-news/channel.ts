import { type ChannelCheck, errorMessage } from '@hubbub/contracts'
import { z } from 'zod'
import { defineChannel } from '../define-channel.ts'
import type { ChannelOptions } from '../options.ts'
import { readOnly } from '../read-only.ts'
import { replyWay } from '../reply-terms.ts'
import { hitSchema } from './api-types.ts'
import { createHackerNewsClient } from './client.ts'
import { info, settingsSchema } from './config.ts'
import { createListener } from '../listening/create-listener.ts'
import { planNews } from './listening.ts'
import { kind, messageOf } from './mapper.ts'
import { pullNews } from './pull-news.ts'

const onlyListened = 'Hacker News lets no program write: answer on its page'

export function createHackerNewsChannel({ urls }: ChannelOptions) {
  const base = () => urls[kind] ?? 'https://hn.algolia.com'
  return defineChannel({
    kind,
    label: 'Hacker News',
    form: 'post',
    info,
    settings: settingsSchema,
    credentials: z.object({}),
    capabilities: { listen: true, watch: false, stream: false, reply: false, lookup: false },
    async check({ settings: { words, user }, signal }, context): Promise<ChannelCheck> {
      const client = createHackerNewsClient(base(), context)
      const now = Math.floor(context.clock.now().getTime() / 1000)
      try {
        const [query] = words
        const week = { after: now - 7 * 86_400, until: now }
        const found = await client.search({ tags: '(story,comment)', ...(query && { query }) }, week, signal)
        const count = found.length === 200 ? 'At least 200' : String(found.length)
        const message = query
          ? `${count} stories and comments with “${query}” in a week`
          : 'The search answers'
        const steps = [{ step: 'search', ok: true, message }]
        if (user === '') return { ok: true, steps }
        const { username } = await client.user(user, signal)
        const url = `https://news.ycombinator.com/user?id=${username}`
        return {
          ok: true,
          steps: [...steps, { step: 'account', ok: true, message: `${username} writes there` }],
          account: { id: username, handle: username, name: null, url, avatarUrl: null, facts: {} },
        }
      } catch (error) {
        return { ok: false, steps: [{ step: 'search', ok: false, message: errorMessage(error) }] }
      } finally {
        await client.close()
      }
    },
    connect({ settings }, context) {
      const client = createHackerNewsClient(base(), context)
      const listener = createListener(context.wanted, (wanted) => planNews(settings, wanted))
      const deps = { client, settings, clock: context.clock, listener, pace: { nextAt: 0 } }
      return {
        ...readOnly(onlyListened),
        pull: (input) => pullNews(deps, input),
        async read(raw) {
          const hit = hitSchema.safeParse(JSON.parse(new TextDecoder().decode(raw)))
          const ours = { user: settings.user, ids: new Set<string>() }
          if (hit.success) return { ok: true, message: { ...messageOf(hit.data, ours), raw } }
          const reason = z.prettifyError(hit.error)
          return { ok: false, unreadable: { externalId: 'unknown', direction: 'in', reason, raw } }
        },
        [Symbol.asyncDispose]: client.close,
      }
    },
    address: ({ settings: { user, words } }) =>
      user === '' ? words.join(', ').slice(0, 200) || 'Hacker News' : user,
    own: ({ settings: { user } }) => (user === '' ? [] : [user]),
    abilities: ({ settings: { words, user, monitors } }) => ({
      listen: words.length > 0 || monitors || 'No words to listen for are set',
      comments: user !== '' || 'No account is set whose answers are heard',
      reply: onlyListened,
      publish: onlyListened,
    }),
    listening: ({ settings }, wanted) => planNews(settings, wanted),
    replyTerms: (_view, { last }) => ({
      ways: [replyWay('public', { why: onlyListened })],
      openUrl: last?.post.url ?? null,
    }),
  })
}
