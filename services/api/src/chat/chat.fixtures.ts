import { createHash } from 'node:crypto'
import { createChannels, createTerms, plainContext } from '@hubbub/channels'
import type { ChatMessage } from '@hubbub/contracts'
import {
  collectBatch,
  credentialsContext,
  deliverMessage,
  enrichMessages,
  type IntakeTools,
  routeMessages,
  type WorkContext,
} from '@hubbub/domain'
import { createSecretBox, ids, systemClock } from '@hubbub/runtime'
import { typeByContent } from '@hubbub/storage'
import { createBrowser } from '../browser.fixtures.ts'
import { openTestApi, type TestApi, type TestWorkspace } from '../test-api.fixtures.ts'

export const page = 'https://www.shop.test'
const channels = createChannels({ allowPrivateHosts: true, urls: {} })

export type ChatDesk = Awaited<ReturnType<typeof openChatDesk>>

/** A workspace with a chat, its visitors, and everything between them and the inbox but the queue. */
export async function openChatDesk() {
  const api = await openTestApi()
  const shop = await api.makeWorkspace('Shop')
  return {
    api,
    shop,
    addChat: async (settings: Record<string, unknown> = {}) => await addChat(api, shop, settings),
    /** All that was kept is read, scored and routed. */
    read: async () => await readCalls(api, shop.id),
    /** Somebody of the team answers, and it is sent. */
    answer: async (conversationId: string, text: string) => await answer(api, shop, { conversationId, text }),
    conversations: async () =>
      (await shop.admin.browser.get(shop.at('/conversations?status=open'))).body.items ?? [],
    [Symbol.asyncDispose]: async () => await api[Symbol.asyncDispose](),
  }
}

async function addChat(
  api: TestApi,
  shop: TestWorkspace,
  settings: Record<string, unknown>,
): Promise<string> {
  const { status, body, text } = await shop.admin.browser.post(shop.at('/channels'), {
    kind: 'chat',
    name: 'Chat',
    brandId: shop.brandId,
    settings: { title: `Shop ${ids.next()}`, ...settings },
    credentials: {},
  })
  if (status !== 201) throw new Error(text)
  return String(body['id'])
}

const tools = (api: TestApi): IntakeTools => ({
  blobs: api.deps.blobs,
  digest: (content) => createHash('sha256').update(content).digest('hex'),
  typeOf: typeByContent,
})

const contextOf = ({ store, deps }: TestApi, workspaceId: string): WorkContext => ({
  workspaceId,
  store,
  signals: deps.signals,
  clock: systemClock,
  ids,
  trace: null,
})

async function accountOf({ deps, store }: TestApi, workspaceId: string, channelId: string) {
  const channel = await store.transaction(workspaceId, (kept) => kept.channels.forWork(channelId))
  if (channel === null) throw new Error('there is no such channel')
  const plain = createSecretBox(deps.keyring).open(channel.credentials, credentialsContext(channelId))
  return { settings: channel.settings, account: null, credentials: JSON.parse(plain) as unknown }
}

async function readCalls(api: TestApi, workspaceId: string): Promise<void> {
  const ctx = contextOf(api, workspaceId)
  for (const { signal, work } of api.told.splice(0)) {
    if (signal !== 'callKept') continue
    const { callId } = work as { callId: string }
    const call = await api.store.transaction(workspaceId, ({ calls }) => calls.find(callId))
    if (call === null) continue
    const { channelId, request, body, receivedAt } = call
    const account = await accountOf(api, workspaceId, channelId)
    const batch = await channels
      .get('chat')
      ?.webhook?.read(account, { ...request, body, receivedAt }, plainContext())
    if (batch === undefined) continue
    const { messageIds } = await collectBatch(ctx, tools(api), { channelId, batch })
    await enrichMessages(ctx, plainEnricher, { channelId, messageIds })
    await routeMessages(ctx, { conversationOf: () => null }, { channelId, messageIds })
  }
}

const plainEnricher = {
  enrich: async (texts: readonly unknown[]) =>
    texts.map(() => ({
      language: 'en',
      sentiment: { label: 'neutral' as const, score: 0, confidence: 1, terms: [], scorer: 'test' },
    })),
}

async function answer(
  api: TestApi,
  { id, at, admin }: TestWorkspace,
  { conversationId, text }: { conversationId: string; text: string },
): Promise<string> {
  await admin.browser.patch(at('/me'), { undoSeconds: 0 })
  const sent = await admin.browser.post(at(`/conversations/${conversationId}/messages`), {
    text,
    clientId: ids.next(),
  })
  if (sent.status !== 201) throw new Error(sent.text)
  const messageId = String(sent.body['id'])
  await api.database.tenant(id, async (tx) => {
    await tx.$executeRaw`UPDATE outbound_delivery SET not_before = now() - interval '1 s' WHERE message_id = ${messageId}::uuid`
  })
  const outlet = {
    send: async (
      channelId: string,
      message: Parameters<ReturnType<NonNullable<ReturnType<typeof channels.get>>['connect']>['send']>[0],
    ) =>
      await (channels
        .get('chat')
        ?.connect(await accountOf(api, id, channelId))
        ?.send(message) ?? Promise.reject(new Error('no chat'))),
    lookupSent: async () => 'unknown' as const,
    judge: (error: unknown) => {
      throw error
    },
  }
  const signal = AbortSignal.timeout(10_000)
  const catalogue = createTerms(channels)
  await deliverMessage(
    contextOf(api, id),
    { outlet, catalogue, blobs: api.deps.blobs, random: () => 0.5, signal },
    messageId,
  )
  return messageId
}

/** Somebody on a page that shows the chat. */
export async function visit(desk: Pick<ChatDesk, 'api'>, key: string, session: Record<string, unknown> = {}) {
  const browser = createBrowser(desk.api.api.app, page)
  const opened = await browser.post(`/chat/${key}/session`, session)
  const token = String(opened.body['token'])
  const headers = { authorization: `Bearer ${token}`, origin: page }
  return {
    opened,
    token,
    headers,
    browser,
    say: async (text: string, clientId = ids.next()) =>
      await browser.post(`/chat/${key}/messages`, { clientId, text, page: `${page}/pricing` }, { headers }),
    post: async (path: string, body: unknown) => await browser.post(`/chat/${key}${path}`, body, { headers }),
    look: async () => await follow(desk, key, { headers, after: null }),
    /** What the visitor sees now. */
    sees: async (): Promise<ChatMessage[]> => (await follow(desk, key, { headers, after: null })).messages,
    /** What is told after a place until this text comes, and the place after it. */
    follow: async (after: string, until: string) => await follow(desk, key, { headers, after, until }),
  }
}

interface Follow {
  headers: Record<string, string>
  after: string | null
  /** Left out: to the first word. */
  until?: string
}

/** Reads the stream, and leaves it. */
async function follow({ api }: Pick<ChatDesk, 'api'>, key: string, { headers, after, until }: Follow) {
  const query = after === null ? '' : `?after=${after}`
  const response = await api.api.app.request(`/chat/${key}/stream${query}`, { headers }, {})
  if (response.body === null || response.status !== 200) throw new Error(await response.text())
  const messages: ChatMessage[] = []
  let text = ''
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const [, cursor = '', event = '', data = '{}'] =
        /id: (\S+)\nevent: (\w+)\ndata: (.*)/.exec(text.slice(0, end)) ?? []
      text = text.slice(end + 2)
      if (event === '') continue
      messages.push(...(JSON.parse(data) as { messages: ChatMessage[] }).messages)
      if (until === undefined || messages.some((one) => one.text === until))
        return { cursor, event, messages }
    }
  }
  throw new Error('the stream ended')
}
