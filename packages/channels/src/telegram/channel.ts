import type { ChannelAccount, Clock, ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { defineChannel } from '../define-channel.ts'
import type { ChannelOptions } from '../options.ts'
import { newPost } from '../new-post.ts'
import { roomField, roomsOf } from '../rooms.ts'
import { replyWay } from '../reply-terms.ts'
import { checkBot } from './check-bot.ts'
import { createTelegramClient } from './client.ts'
import { credentialsSchema, info, limits, settingsSchema } from './config.ts'
import { readUpdates } from './read-updates.ts'
import { factsOf } from './target.ts'
import { createBotMemory, createTelegramSession } from './telegram-session.ts'
import { answerCall, updateOf } from './webhook.ts'

export function createTelegramChannel({ urls }: ChannelOptions) {
  const root = () => (urls['telegram'] ?? 'https://api.telegram.org').replace(/\/+$/, '')
  const clientFor = (token: string, clock: Clock) => createTelegramClient({ token, root: root(), clock })
  return defineChannel({
    kind: 'telegram',
    label: 'Telegram',
    form: 'post',
    info,
    settings: settingsSchema,
    credentials: credentialsSchema,
    capabilities: { listen: true, watch: false, stream: true, reply: true, lookup: false },
    check: async ({ settings, credentials: { token }, signal }, context) =>
      await checkBot(clientFor(token, context.clock), settings, context, signal),
    connect: (view, context) => createTelegramSession({ ...view, root: root() }, context),
    address: ({ account }) => (account?.handle == null ? 'Telegram bot' : `@${account.handle}`),
    own: ({ account }) => (account === null ? [] : [account.id]),
    abilities: ({ account }) => ({
      direct: true,
      reply: true,
      publish: roomsOf(account).length > 0 || 'No channel or group for posts is named in the settings',
      'reply-direct': true,
      react: true,
      delete: true,
      profile: true,
      typing: true,
      mentions: joinsGroups(account) || 'The bot may not be added to groups: /setjoingroups at @BotFather',
      listen:
        hearsGroups(account) ||
        'The bot hears only what is said to it: /setprivacy at @BotFather changes that',
      receipts: 'A bot is not told what people have seen',
    }),
    replyTerms: (_, question) => replyTerms(question),
    publishTerms: ({ account }) => newPost({ ...open, fields: [roomField(roomsOf(account), placed)] }),
    webhook: {
      answer: ({ credentials: { token } }, request) => answerCall(token, request),
      async read({ credentials: { token }, account = null }, { body }, { clock }) {
        const client = clientFor(token, clock)
        const bot = await createBotMemory(client, { token, account })()
        const pieces = await Array.fromAsync(readUpdates({ client, bot }, [updateOf(body)]))
        return pieces[0]?.read ?? { messages: [], unreadable: [] }
      },
    },
  })
}

const joinsGroups = (account: ChannelAccount | null) => account?.facts['joinsGroups'] !== false
const hearsGroups = (account: ChannelAccount | null) => account?.facts['hearsGroups'] === true

const placed = { label: 'Channel or group', hint: 'Those that are named in the settings.' }

const open = {
  limits: [{ max: limits.text, unit: 'characters', perLink: null }],
  files: {
    max: limits.album,
    maxBytes: limits.sendBytes,
    types: ['*/*'],
    textLimit: { max: limits.caption, unit: 'characters', perLink: null },
  },
} satisfies Parameters<typeof replyWay>[1]

function replyTerms({ last }: ReplyQuestion): ReplyTerms {
  const facts = last ? factsOf(last) : null
  const openUrl = last?.post.url ?? last?.author.url ?? null
  if (facts === null || facts.chatType === 'private') {
    const why = facts === null ? 'A bot may write only to who wrote to it first' : null
    return { ways: [replyWay('direct', { ...open, why })], openUrl }
  }
  const why = facts.chatType === 'channel' ? 'A channel is only listened to' : null
  const direct = 'A bot may write in private only to who wrote to it there first'
  return {
    ways: [replyWay('public', { ...open, why }), replyWay('direct', { ...open, why: direct })],
    openUrl,
  }
}
