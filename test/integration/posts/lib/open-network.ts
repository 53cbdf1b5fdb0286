import { createTerms } from '@hubbub/channels'
import { plainNetwork } from '@hubbub/channels/plain-network'
import { startCollect } from '@hubbub/collect'
import { createDatabase, createStore } from '@hubbub/database'
import { startDeliver } from '@hubbub/deliver'
import {
  type Caller,
  credentialsContext,
  listMessages,
  type SendReply,
  sendReply,
  uploadAttachment,
} from '@hubbub/domain'
import { startEnrich } from '@hubbub/enrich'
import { createBackend, createProducer } from '@hubbub/queue'
import { startRoute } from '@hubbub/route'
import {
  createIds,
  createKeyring,
  createMetrics,
  createSecretBox,
  createThreadTokens,
  systemClock,
} from '@hubbub/runtime'
import { createPlainNetwork } from '@hubbub/simulators'
import { cloneDatabase, createMemoryBlobs, eventually, query } from '@hubbub/test-support'
import { workContext } from '@hubbub/worker'

export interface NetworkOptions {
  /** Whether the network takes what has the same key for the same post. */
  keys?: boolean
  rewrite?: (text: string) => string
}

export type OpenNetwork = Awaited<ReturnType<typeof openNetwork>>

const kindInfo = {
  units: [],
  reactions: ['👍', '🙏'],
  reactsOnce: false,
  filledBy: 'network' as const,
  preview: null,
  secret: null,
  ...plainNetwork.info,
  kind: plainNetwork.kind,
  label: plainNetwork.label,
  webhook: false,
  notices: false,
}

/** A workspace with an account at a small network, and all workers on real servers. */
export async function openNetwork({ keys = true, rewrite }: NetworkOptions = {}) {
  await using opening = new AsyncDisposableStack()
  const clone = opening.use(await cloneDatabase())
  await query(clone.url, `GRANT CREATE ON DATABASE ${clone.name} TO hubbub_app`)
  const network = opening.use(await createPlainNetwork(rewrite === undefined ? {} : { rewrite }))
  const shop = network.join('shop', 'The Shop')
  const kim = network.join('kim', 'Kim')
  const keyring = createKeyring([clone.secret])
  const secrets = createSecretBox(keyring)
  const threadTokens = createThreadTokens(keyring)
  const database = opening.use(createDatabase({ ...clone, poolSize: 8 }))
  const backend = opening.use(await createBackend({ databaseUrl: database.appUrl }))
  const metrics = createMetrics({ process: false })
  const ids = createIds()
  const store = createStore(database, ids)
  const producer = opening.use(createProducer(backend, metrics))
  const blobs = createMemoryBlobs()
  const channels = new Map([[plainNetwork.kind, plainNetwork]])
  const core = { database, store, backend, producer, metrics, clock: systemClock, ids, sweepMs: 200 }
  const deps = { ...core, channels, secrets, blobs, keyring, rescanMs: 100, threadTokens }

  const workspaceId = ids.next()
  const brandId = ids.next()
  await store.transaction(workspaceId, async ({ settings }) => {
    await settings.insertWorkspace({ id: workspaceId, name: 'Shop', demo: false })
    await settings.insertBrand({ id: brandId, name: 'Shop', signature: 'The Shop' })
  })
  /** An account of ours by which somebody speaks there. */
  const connect = async (person: typeof shop, name: string) => {
    const id = ids.next()
    const { handle, url } = person
    const credentials = secrets.seal(JSON.stringify({ token: network.letIn(person) }), credentialsContext(id))
    await store.transaction(workspaceId, async (repositories) => {
      await repositories.channels.insert({
        id,
        kind: plainNetwork.kind,
        account: { id: person.id, handle, name: person.name, url, avatarUrl: null, facts: {} },
        own: [person.id],
        name,
        address: `@${handle}`,
        brandId,
        defaultTeamId: null,
        credentials,
        settings: { url: network.url, handle, keys, pollMs: 100 },
      })
    })
    return id
  }
  const channelId = await connect(shop, 'Plain')
  const context = { ...workContext(core, { workspaceId, trace: null }), caller: agent }
  const sql = async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    await query<Row>(clone.url, text, values)
  const tools = {
    signThread: (id: string) => threadTokens.sign(id),
    catalogue: {
      ...createTerms(channels),
      kinds: () => [kindInfo],
      describe: (view: Parameters<typeof plainNetwork.abilities>[0]) => ({
        address: plainNetwork.address(view),
        own: plainNetwork.own(view),
        abilities: plainNetwork.abilities(view),
        webhookUrl: null,
        share: [],
      }),
    },
  }
  const starts = { collect: startCollect, enrich: startEnrich, route: startRoute, deliver: startDeliver }
  const allStages = ['collect', 'enrich', 'route', 'deliver'] as const
  const start = async (...stages: (keyof typeof starts)[]) => {
    const stack = new AsyncDisposableStack()
    for (const stage of stages) stack.use(await starts[stage](deps))
    return stack
  }
  const conversations = async () =>
    await sql<{ id: string; status: string; thread_key: string; inbound_count: number; waiting: boolean }>(
      'SELECT id, status, thread_key, inbound_count, waiting_since IS NOT NULL AS waiting FROM conversation ORDER BY number',
    )
  const stack = opening.move()
  return {
    network,
    shop,
    kim,
    context,
    tools,
    blobs,
    channelId,
    connect,
    workspaceId,
    store,
    sql,
    start,
    /** These or all of them, until the test ends. */
    startAll: async (...stages: (keyof typeof starts)[]) =>
      void stack.use(await start(...(stages.length === 0 ? allStages : stages))),
    conversations,
    /** The conversations, once there are so many. */
    met: async (count: number) =>
      await eventually(async () => {
        const found = await conversations()
        return found.length === count ? found : null
      }),
    messages: async (conversationId: string) =>
      (await listMessages(context, { conversationId, limit: 50, before: null })).items,
    reply: async (conversationId: string, text: string, rest: Partial<SendReply> = {}) =>
      await sendReply(context, tools, {
        conversationId,
        clientId: crypto.randomUUID(),
        text,
        attachmentIds: [],
        ...rest,
      }),
    upload: async (filename: string, contentType: string) =>
      (
        await uploadAttachment(context, blobs, {
          filename,
          contentType,
          sha256: 'sum',
          content: new Uint8Array([1, 2, 3]),
        })
      ).id,
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

const agent: Caller = {
  actor: { kind: 'system', id: null, name: 'Test' },
  memberId: null,
  permissions: new Set([
    'message:send',
    'note:write',
    'conversation:read',
    'conversation:write',
    'conversation:assign',
    'mention:read',
    'mention:write',
    'post:publish',
    'contact:read',
    'contact:write',
  ]),
  visibility: 'all',
  teamIds: [],
}
