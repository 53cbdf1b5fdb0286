import type { OutboundPost, PostRef } from '@hubbub/contracts'
import { createGraph, type GraphOptions, type HookEntry, type MetaPerson } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { plainContext } from '../context.ts'
import type { WebhookRequest } from '../webhook.ts'
import { createInstagramChannel } from './channel.ts'

const token = 'EAAsimulatedPageToken0123456789'
export const ownToken = 'IGAAsimulatedAccountToken0123456789'
export const shop = { id: '17841400000000001', username: 'theshop', name: 'The Shop' }
export const anna: MetaPerson = { id: '990000000000001', name: 'Anna Berg', username: 'annab' }
const hook = 'https://desk.shop.test/hooks/1'

type Graph = Awaited<ReturnType<typeof createGraph>>

/** A simulated Graph API with our account and its page, and the channel that speaks to it. */
export async function startInstagram(options: GraphOptions = {}) {
  const graph = await createGraph(options)
  const { id: pageId } = graph.addPage({ id: '1067280970047460', name: 'The Shop', username: 'theshop' })
  graph.app.letIn(token, pageId)
  graph.app.letIn(ownToken, shop.id)
  const desk = graph.addAccount({ ...shop, pageId })
  const channel = createInstagramChannel({ allowPrivateHosts: true, urls: { instagram: graph.url } })
  const credentials = { token, appSecret: graph.app.secret, verifyToken: 'a word of ours' }
  const account = { settings: {}, credentials, account: ourselves }
  const read = async (...entries: HookEntry[]) =>
    (await channel.webhook?.read(account, callOf(graph, entries), plainContext())) ?? {
      messages: [],
      unreadable: [],
    }
  return { graph, desk, channel, account, read, [Symbol.asyncDispose]: graph.close }
}

const ourselves = {
  id: shop.id,
  handle: shop.username,
  name: shop.name,
  url: null,
  avatarUrl: null,
  facts: {},
}

function callOf({ hooks }: Pick<Graph, 'hooks'>, entries: readonly HookEntry[]): WebhookRequest {
  const { headers, body } = hooks.callFor('instagram', entries)
  return { method: 'POST', headers, query: {}, body, url: hook, receivedAt: new Date() }
}

/** What somebody said, as an answer refers to it. */
export function refTo(
  externalId: string,
  { audience = 'direct', ...facts }: { audience?: 'direct' | 'public'; [fact: string]: unknown } = {},
): PostRef {
  return {
    externalId,
    author: { kind: 'instagram', value: anna.id, name: anna.name, handle: 'annab' },
    post: {
      form: audience === 'direct' ? 'direct' : 'comment',
      audience,
      url: null,
      place: null,
      to: [],
      repeats: null,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: { at: new Date().toISOString(), ...(audience === 'direct' && { personId: anna.id }), ...facts },
    },
  }
}

export function outbound(changes: Partial<OutboundPost> = {}): OutboundPost {
  return {
    form: 'post',
    messageId: crypto.randomUUID(),
    audience: 'direct',
    to: { kind: 'instagram', value: anna.id, name: anna.name },
    text: 'It is on its way.',
    inReplyTo: refTo('aWdf-asked'),
    root: null,
    attachments: [],
    ...changes,
  }
}

const urls = { instagram: '' }
/** Speaks to the simulator that was started last. */
export const instagramChannel = createInstagramChannel({ allowPrivateHosts: true, urls })

export async function startInstagramHarness(): Promise<ChannelHarness> {
  const { graph, desk, account } = await startInstagram()
  urls.instagram = graph.url
  // She has written before, so that she may be answered; long enough ago to be in no stretch that is asked for.
  desk.chats.said(anna, 'Hello')
  for (const message of desk.chats.messages) message.at = new Date(Date.now() - 3_600_000)
  return {
    account,
    wrongCredentials: {
      ...account,
      credentials: { ...account.credentials, token: 'EAAnot-the-token-we-were-given' },
    },
    unreachable: account,
    nowhere: createInstagramChannel({ allowPrivateHosts: true, urls: { instagram: 'http://127.0.0.1:2' } }),
    receive: async (text) => void desk.chats.write(anna, text),
    outbound: (text) => outbound({ text }),
    delivered: async (text) =>
      desk.chats.messages.filter((sent) => sent.from === shop.id && sent.text === text).length,
    breakAfterAccepting: () =>
      void graph.fail({ on: 'cut-after', times: 1, when: ({ path }) => path.endsWith('/me/messages') }),
    limit: graph.limit,
    call: async (text) => callOf(graph, [desk.chats.said(anna, text)]),
    context: { webhookUrl: hook },
    echoes: false,
    reactions: { count: () => desk.chats.reacted.size },
    disconnect: graph.disconnect,
    [Symbol.asyncDispose]: graph.close,
  }
}
