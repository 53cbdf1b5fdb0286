import type { OutboundPost, PostRef } from '@hubbub/contracts'
import { createDiscord, type DiscordOptions, type DiscordPosted } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { createDiscordChannel } from './channel.ts'

/** A simulated server with our bot, a channel and somebody who writes. */
export async function startDiscord(options: DiscordOptions = {}) {
  const discord = await createDiscord(options)
  const anna = discord.world.join('anna', 'Anna Berg')
  const bob = discord.world.join('bob')
  const help = discord.world.channel('help')
  const channel = createDiscordChannel({ allowPrivateHosts: true, urls: { discord: discord.url } })
  const account = {
    settings: {},
    credentials: { token: discord.token },
    account: {
      id: discord.bot.id,
      handle: 'shop',
      name: 'The Shop',
      url: null,
      avatarUrl: null,
      facts: { readsContent: options.content ?? true, rooms: [{ id: help.id, name: '#help' }] },
    },
  }
  return { discord, anna, bob, help, channel, account, [Symbol.asyncDispose]: discord[Symbol.asyncDispose] }
}

export const outboundPost = (changes: Partial<OutboundPost> = {}): OutboundPost => ({
  form: 'post',
  messageId: crypto.randomUUID(),
  audience: 'public',
  to: null,
  text: 'It is on its way.',
  inReplyTo: null,
  root: null,
  attachments: [],
  ...changes,
})

/** A message of the channel, as an answer refers to it. */
export const refTo = ({ id, channelId, author }: DiscordPosted): PostRef => ({
  externalId: id,
  author: { kind: 'discord', value: author.id, name: author.globalName },
  post: {
    form: 'chat',
    audience: 'followers',
    url: null,
    place: { id: channelId, name: '#help' },
    to: [],
    repeats: null,
    engagement: null,
    editedAt: null,
    deletedAt: null,
    facts: { channelId, messageId: id, guildId: '1', direct: false },
  },
})

const urls = { discord: '' }
/** Speaks to the simulator that was started last. */
export const discordChannel = createDiscordChannel({ allowPrivateHosts: true, urls })

export async function startDiscordHarness(): Promise<ChannelHarness> {
  const { discord, anna, help, account, ...stand } = await startDiscord()
  urls.discord = discord.url
  let asked: DiscordPosted | null = null
  const cutAfterSending = () =>
    void discord.fail({
      on: 'cut-after',
      times: 1,
      when: ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
    })
  return {
    account,
    wrongCredentials: {
      ...account,
      credentials: { token: 'MTIzNDU2Nzg5MA.Gabcde.not-the-token-0123456789' },
    },
    unreachable: account,
    nowhere: createDiscordChannel({ allowPrivateHosts: true, urls: { discord: 'http://127.0.0.1:2' } }),
    receive: async (text) => void discord.say({ by: anna, room: help, text: `<@${discord.bot.id}> ${text}` }),
    mention: async (text) => void discord.say({ by: anna, room: help, text }),
    outbound(text) {
      asked ??= discord.world.put(help, { author: anna, content: 'Where is it?' })
      return outboundPost({ text, inReplyTo: refTo(asked) })
    },
    delivered: async (text) => [...help.messages.values()].filter(({ content }) => content === text).length,
    breakAfterAccepting: cutAfterSending,
    postFields: { room: help.id },
    published: (text) => [...help.messages.values()].filter(({ content }) => content === text).length,
    breakAfterPublishing: cutAfterSending,
    limit: discord.limit,
    echoes: true,
    reactions: {
      count: () => [...help.messages.values()].filter(({ reactions }) => reactions.size > 0).length,
    },
    disconnect: discord.disconnect,
    [Symbol.asyncDispose]: stand[Symbol.asyncDispose],
  }
}
