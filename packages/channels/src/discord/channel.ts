import type { ChannelAccount, ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { defineChannel } from '../define-channel.ts'
import type { ChannelOptions } from '../options.ts'
import { newPost } from '../new-post.ts'
import { roomField, roomsOf } from '../rooms.ts'
import { replyWay } from '../reply-terms.ts'
import { checkDiscord } from './check-discord.ts'
import { createDiscordClient } from './client.ts'
import { discordCredentialsSchema, discordSettingsSchema, info, kind, limits } from './config.ts'
import { discordNotices } from './notices.ts'
import { createDiscordSession } from './session.ts'
import { factsOf } from './target.ts'

/** The library gives a connection up only after two beats without an answer. */
const STALE_MS = 100_000

export function createDiscordChannel({ urls }: ChannelOptions) {
  const root = () => (urls[kind] ?? 'https://discord.com').replace(/\/+$/, '')
  return defineChannel({
    kind,
    label: 'Discord',
    form: 'post',
    info,
    settings: discordSettingsSchema,
    credentials: discordCredentialsSchema,
    capabilities: { listen: true, watch: false, stream: true, staleMs: STALE_MS, reply: true, lookup: true },
    check: async ({ settings, credentials: { token }, signal }, context) =>
      await checkDiscord(createDiscordClient({ token, root: root() }, context), settings, signal),
    connect: (view, context) => createDiscordSession({ ...view, root: root() }, context),
    address: ({ account }) => (account === null ? 'Discord bot' : `@${account.handle}`),
    own: ({ account }) => (account === null ? [] : [account.id]),
    abilities: ({ account }) => ({
      publish:
        roomsOf(account).length > 0 ||
        'The bot could write in no channel when its settings were last saved: let it into one, and save them again',
      mentions: true,
      direct: true,
      reply: true,
      'reply-direct': true,
      react: true,
      delete: true,
      profile: true,
      typing: true,
      listen:
        readsContent(account) ||
        'The bot hears only what names or answers it: the Message Content Intent is off, at Discord or in the settings',
      receipts: 'Discord does not tell what people have read',
    }),
    replyTerms: (_, question) => replyTerms(question),
    publishTerms: ({ account }) => newPost({ ...open, fields: [roomField(roomsOf(account))] }),
    notices: discordNotices(root),
  })
}

const readsContent = (account: ChannelAccount | null) => account?.facts['readsContent'] !== false

const open = {
  limits: [{ max: limits.text, unit: 'characters', perLink: null }],
  files: { max: limits.files, maxBytes: limits.fileBytes, types: ['*/*'] },
  formatting: 'markdown',
} satisfies Parameters<typeof replyWay>[1]

function replyTerms({ last }: ReplyQuestion): ReplyTerms {
  const openUrl = last?.post.url ?? null
  if (last === null || factsOf(last)?.direct === true) return { ways: [replyWay('direct', open)], openUrl }
  return { ways: [replyWay('public', open), replyWay('direct', open)], openUrl }
}
