import type { OutboundPost, PostRef } from '@hubbub/contracts'
import { createGraph, type GraphOptions, type HookEntry, type MetaPerson } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { plainContext } from '../context.ts'
import type { WebhookRequest } from '../webhook.ts'
import { createMessengerChannel } from './channel.ts'

const token = 'EAAsimulatedPageToken0123456789'
export const page = { id: '1067280970047460', name: 'The Shop', username: 'theshop' }
export const anna: MetaPerson = { id: '24000000000000001', name: 'Anna Berg' }
const hook = 'https://desk.shop.test/hooks/1'

type Graph = Awaited<ReturnType<typeof createGraph>>

/** A simulated Graph API with our page, and the channel that speaks to it. */
export async function startMessenger(options: GraphOptions = {}) {
  const graph = await createGraph(options)
  graph.app.letIn(token, page.id)
  const desk = graph.addPage(page)
  const channel = createMessengerChannel({ allowPrivateHosts: true, urls: { messenger: graph.url } })
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
  id: page.id,
  handle: page.username,
  name: page.name,
  url: null,
  avatarUrl: null,
  facts: {},
}

export function callOf({ hooks }: Pick<Graph, 'hooks'>, entries: readonly HookEntry[]): WebhookRequest {
  const { headers, body } = hooks.callFor('page', entries)
  return { method: 'POST', headers, query: {}, body, url: hook, receivedAt: new Date() }
}

/** What somebody said, as an answer refers to it. */
export function refTo(
  externalId: string,
  {
    audience = 'direct',
    at = new Date(),
    ...facts
  }: { audience?: 'direct' | 'public'; at?: Date; [fact: string]: unknown } = {},
): PostRef {
  return {
    externalId,
    author: { kind: 'messenger', value: anna.id, name: anna.name },
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
      facts: { at: at.toISOString(), ...(audience === 'direct' && { personId: anna.id }), ...facts },
    },
  }
}

export function outbound(changes: Partial<OutboundPost> = {}): OutboundPost {
  return {
    form: 'post',
    messageId: crypto.randomUUID(),
    audience: 'direct',
    to: { kind: 'messenger', value: anna.id, name: anna.name },
    text: 'It is on its way.',
    inReplyTo: refTo('m_asked'),
    root: null,
    attachments: [],
    ...changes,
  }
}

const urls = { messenger: '' }
/** Speaks to the simulator that was started last. */
export const messengerChannel = createMessengerChannel({ allowPrivateHosts: true, urls })

export async function startMessengerHarness(): Promise<ChannelHarness> {
  const { graph, desk, account } = await startMessenger()
  urls.messenger = graph.url
  // She has written before, so that she may be answered; long enough ago to be in no stretch that is asked for.
  desk.chats.said(anna, 'Hello')
  for (const message of desk.chats.messages) message.at = new Date(Date.now() - 3_600_000)
  const post = desk.feed.write({ id: page.id, name: page.name }, 'New mugs')
  const comment = desk.feed.write(anna, 'How much?', post.id)
  for (const entry of [post, comment]) entry.at = new Date(Date.now() - 3_600_000)
  return {
    account,
    wrongCredentials: {
      ...account,
      credentials: { ...account.credentials, token: 'EAAnot-the-token-we-were-given' },
    },
    unreachable: account,
    nowhere: createMessengerChannel({ allowPrivateHosts: true, urls: { messenger: 'http://127.0.0.1:2' } }),
    receive: async (text) => void desk.chats.write(anna, text),
    outbound: (text) => outbound({ text }),
    delivered: async (text) =>
      desk.chats.messages.filter((sent) => sent.from === page.id && sent.text === text).length,
    breakAfterAccepting: () =>
      void graph.fail({ on: 'cut-after', times: 1, when: ({ path }) => path.endsWith('/me/messages') }),
    limit: graph.limit,
    call: async (text) => callOf(graph, [desk.chats.said(anna, text)]),
    context: { webhookUrl: hook },
    echoes: false,
    reactions: {
      to: refTo(comment.id, { audience: 'public', commentId: comment.id, below: comment.id }),
      count: () => desk.feed.find(comment.id)?.likes ?? 0,
    },
    disconnect: graph.disconnect,
    [Symbol.asyncDispose]: graph.close,
  }
}
