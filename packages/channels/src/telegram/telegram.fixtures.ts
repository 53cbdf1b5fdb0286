import type { OutboundPost, PostRef } from '@hubbub/contracts'
import {
  createTelegram,
  type SimulatedBot,
  type TelegramSimulator,
  type TelegramUser,
} from '@hubbub/simulators'
import { type ChannelHarness, withRooms } from '../contract-suite/harness.ts'
import type { WebhookRequest } from '../webhook.ts'
import { createTelegramChannel } from './channel.ts'
import { webhookSecret } from './webhook.ts'

export const token = '4242:AAF-simulated-token-0123456789'
export const anna: TelegramUser = {
  id: 555,
  is_bot: false,
  first_name: 'Anna',
  last_name: 'Berg',
  username: 'annab',
}
const hook = 'https://desk.shop.test/hooks/1'

/** A simulated Telegram with our bot, and the channel that speaks to it. */
export async function startTelegram(options: Parameters<typeof createTelegram>[0] = {}) {
  const telegram = await createTelegram(options)
  const bot = telegram.addBot({ token, username: 'shop_bot', name: 'The Shop', hearsGroups: true })
  const channel = createTelegramChannel({ allowPrivateHosts: true, urls: { telegram: telegram.url } })
  const account = { settings: {}, credentials: { token }, account: ourselves }
  return { telegram, bot, channel, account, [Symbol.asyncDispose]: telegram.close }
}

/** A channel that the bot may post in. */
export function newsOf({
  telegram,
  bot,
}: Pick<Awaited<ReturnType<typeof startTelegram>>, 'telegram' | 'bot'>) {
  const chat = telegram.world.group('Shop news', { type: 'channel', username: 'shop_news' })
  telegram.world.roomOf(chat.id).roles.set(bot.me.id, { status: 'administrator', can_post_messages: true })
  return chat
}

const ourselves = {
  id: '4242',
  handle: 'shop_bot',
  name: 'The Shop',
  url: 'https://t.me/shop_bot',
  avatarUrl: null,
  facts: { joinsGroups: true, hearsGroups: true },
}

/** A message of Anna's in her private chat, as an answer refers to it. */
export const annasMessage: PostRef = {
  externalId: '555:1',
  author: { kind: 'telegram', value: '555', name: 'Anna Berg' },
  post: {
    form: 'direct',
    audience: 'direct',
    url: null,
    place: null,
    to: [],
    repeats: null,
    engagement: null,
    editedAt: null,
    deletedAt: null,
    facts: { chatId: 555, messageId: 1, chatType: 'private' },
  },
}

export function outboundPost(changes: Partial<OutboundPost> = {}): OutboundPost {
  return {
    form: 'post',
    messageId: crypto.randomUUID(),
    audience: 'direct',
    to: annasMessage.author,
    text: 'It is on its way.',
    inReplyTo: annasMessage,
    root: null,
    attachments: [],
    ...changes,
  }
}

export function callOf(bot: SimulatedBot, update: Parameters<SimulatedBot['callFor']>[0]): WebhookRequest {
  const { headers, body } = bot.callFor(update)
  return { method: 'POST', headers, query: {}, body, url: hook, receivedAt: new Date() }
}

const urls = { telegram: '' }
/** Speaks to the simulator that was started last. */
export const telegramChannel = createTelegramChannel({ allowPrivateHosts: true, urls })

const cutAfterSending = (telegram: TelegramSimulator) =>
  void telegram.fail({ on: 'cut-after', times: 1, when: ({ path }) => path.endsWith('/sendMessage') })

export async function startTelegramHarness(): Promise<ChannelHarness> {
  const { telegram, bot, account } = await startTelegram()
  const group = telegram.world.group('Neighbours')
  const news = newsOf({ telegram, bot })
  urls.telegram = telegram.url
  telegram.world.privateWith(anna)
  const placed = { ...account, account: withRooms(ourselves, [{ id: String(news.id), name: 'Shop news' }]) }
  return {
    account: placed,
    wrongCredentials: { ...account, credentials: { token: '4242:AAF-not-the-token-we-were-given' } },
    unreachable: account,
    nowhere: createTelegramChannel({ allowPrivateHosts: true, urls: { telegram: 'http://127.0.0.1:1' } }),
    receive: async (text) => void telegram.write({ from: anna, text }),
    mention: async (text) => void telegram.write({ from: anna, chat: group, text }),
    outbound: (text) => outboundPost({ text }),
    delivered: async (text) => telegram.said(anna.id).filter((said) => said.text === text).length,
    breakAfterAccepting: () => cutAfterSending(telegram),
    postFields: { room: String(news.id) },
    published: (text) => telegram.said(news.id).filter((said) => said.text === text).length,
    breakAfterPublishing: () => cutAfterSending(telegram),
    limit: telegram.limit,
    async call(text) {
      bot.setWebhook(hook, webhookSecret(token))
      const message = telegram.world.put(telegram.world.privateWith(anna), { from: anna, text })
      return callOf(bot, { update_id: 900_001, message })
    },
    forge: (request) => ({
      ...request,
      headers: { ...request.headers, 'x-telegram-bot-api-secret-token': 'a guess' },
    }),
    echoes: false,
    reactions: {
      count: () =>
        telegram.said(anna.id).filter(({ reactions }) => Array.isArray(reactions) && reactions.length > 0)
          .length,
    },
    disconnect: telegram.disconnect,
    [Symbol.asyncDispose]: telegram.close,
  }
}
