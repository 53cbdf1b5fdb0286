import type { OutboundPost, PostRef } from '@hubbub/contracts'
import { createGraph, type GraphOptions, type HookEntry, type WhatsappPerson } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { plainContext } from '../context.ts'
import type { WebhookRequest } from '../webhook.ts'
import { createWhatsappChannel } from './channel.ts'

export const token = 'EAAsimulatedSystemUserToken0123456789'
export const verifyToken = 'a word of ours'
export const hook = 'https://desk.shop.test/hooks/1'
export const sheena: WhatsappPerson = {
  number: '16505551234',
  userId: 'US.13491208655302741918',
  name: 'Sheena Nelson',
}
export const settings = {
  phoneNumberId: '106540352242922',
  businessAccountId: '102290129340398',
  register: false,
}

/** A simulated Graph API with our number, and the channel that speaks to it. */
export async function startWhatsapp(options: GraphOptions = {}) {
  const graph = await createGraph(options)
  graph.app.letIn(token)
  const number = graph.addNumber({
    id: settings.phoneNumberId,
    businessId: settings.businessAccountId,
    display: '+1 555-078-3881',
    name: 'The Shop',
  })
  const channel = createWhatsappChannel({ allowPrivateHosts: true, urls: { whatsapp: graph.url } })
  const credentials = { token, appSecret: graph.app.secret, verifyToken }
  const account = { settings, credentials, account: ourselves }
  const read = async (...entries: HookEntry[]) =>
    (await channel.webhook?.read(account, callOf(graph, entries), plainContext())) ?? {
      messages: [],
      unreadable: [],
    }
  return { graph, number, channel, account, read, [Symbol.asyncDispose]: graph.close }
}

const ourselves = {
  id: settings.phoneNumberId,
  handle: '+1 555-078-3881',
  name: 'The Shop',
  url: null,
  avatarUrl: null,
  facts: {},
}

export function callOf(
  { hooks }: Pick<Awaited<ReturnType<typeof createGraph>>, 'hooks'>,
  entries: readonly HookEntry[],
): WebhookRequest {
  const { headers, body } = hooks.callFor('whatsapp_business_account', entries)
  return { method: 'POST', headers, query: {}, body, url: hook, receivedAt: new Date() }
}

/** A message of Sheena's, as an answer refers to it. */
export const sheenasMessage: PostRef = {
  externalId: 'wamid.asked',
  author: { kind: 'phone', value: '+16505551234', name: 'Sheena Nelson', url: 'https://wa.me/16505551234' },
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
    facts: { number: '16505551234', userId: 'US.13491208655302741918' },
  },
}

export function outbound(changes: Partial<OutboundPost> = {}): OutboundPost {
  return {
    form: 'post',
    messageId: crypto.randomUUID(),
    audience: 'direct',
    to: sheenasMessage.author,
    text: 'It is on its way.',
    inReplyTo: sheenasMessage,
    root: null,
    attachments: [],
    ...changes,
  }
}

const urls = { whatsapp: '' }
/** Speaks to the simulator that was started last. */
export const whatsappChannel = createWhatsappChannel({ allowPrivateHosts: true, urls })

export async function startWhatsappHarness(): Promise<ChannelHarness> {
  const { graph, number, account } = await startWhatsapp()
  urls.whatsapp = graph.url
  number.said(sheena, { type: 'text', text: { body: 'Hello' } })
  return {
    account,
    wrongCredentials: {
      ...account,
      credentials: { ...account.credentials, token: 'EAAnot-the-token-we-were-given' },
    },
    unreachable: account,
    nowhere: createWhatsappChannel({ allowPrivateHosts: true, urls: { whatsapp: 'http://127.0.0.1:2' } }),
    receive: async (text) => void number.write(sheena, text),
    outbound: (text) => outbound({ text }),
    delivered: async (text) =>
      number.sent.filter((sent) => (sent['text'] as { body: string }).body === text).length,
    breakAfterAccepting: () =>
      void graph.fail({ on: 'cut-after', times: 1, when: ({ path }) => path.endsWith('/messages') }),
    limit: graph.limit,
    call: async (text) => callOf(graph, [number.said(sheena, { type: 'text', text: { body: text } })]),
    context: { webhookUrl: hook },
    echoes: false,
    reactions: { count: () => number.reactions.size },
    disconnect: graph.disconnect,
    [Symbol.asyncDispose]: graph.close,
  }
}
