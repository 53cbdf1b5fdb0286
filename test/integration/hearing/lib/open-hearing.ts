import type { Channel } from '@hubbub/channels'
import { startCollect } from '@hubbub/collect'
import { createDatabase, createStore } from '@hubbub/database'
import { credentialsContext } from '@hubbub/domain'
import { createBackend, createProducer } from '@hubbub/queue'
import { createIds, createKeyring, createMetrics, createSecretBox, systemClock } from '@hubbub/runtime'
import { cloneDatabase, createMemoryBlobs, query } from '@hubbub/test-support'
import { createWireChannel } from './wire-channel.ts'
import { hookSecret, startWireNetwork } from './wire-network.ts'

export interface HearingOptions {
  staleMs?: number
  channel?: Channel
  /** How often what does not announce itself is asked for. */
  rescanMs?: number
  /** Of that channel, where it is not the wire network. */
  account?: { settings: Record<string, unknown>; credentials: object }
}

export type Hearing = Awaited<ReturnType<typeof openHearing>>

/** A workspace that listens to the wire network, and collectors that are started one by one as if in processes of their own. */
export async function openHearing({
  staleMs = 1_000,
  rescanMs = 60_000,
  channel,
  account,
}: HearingOptions = {}) {
  await using opening = new AsyncDisposableStack()
  const clone = opening.use(await cloneDatabase())
  // What a database allows whom is not part of a template.
  await query(clone.url, `GRANT CREATE ON DATABASE ${clone.name} TO hubbub_app`)
  const network = opening.use(await startWireNetwork())
  const keyring = createKeyring([clone.secret])
  const secrets = createSecretBox(keyring)
  const database = opening.use(createDatabase({ ...clone, poolSize: 6 }))
  const backend = opening.use(await createBackend({ databaseUrl: database.appUrl }))
  const ids = createIds()
  const wire = channel ?? createWireChannel({ staleMs })
  const channels = new Map([[wire.kind, wire]])
  const parts = opening.use(new AsyncDisposableStack())
  /** All that a process has of its own. */
  const part = () => {
    const own = parts.use(createDatabase({ ...clone, poolSize: 4 }))
    return {
      database: own,
      store: createStore(own, ids),
      backend,
      producer: parts.use(createProducer(backend)),
      metrics: createMetrics({ process: false }),
      clock: systemClock,
      ids,
      sweepMs: 200,
      channels,
      secrets,
      keyring,
      blobs: createMemoryBlobs(),
      rescanMs,
    }
  }
  const workspaceId = ids.next()
  const channelId = ids.next()
  const store = createStore(database, ids)
  const { settings: chosen, credentials } = account ?? {
    settings: { url: network.url },
    credentials: { access: 'a1', refresh: 'r1', hook: hookSecret },
  }
  await store.transaction(workspaceId, async ({ settings, channels: kept }) => {
    const brandId = ids.next()
    await settings.insertWorkspace({ id: workspaceId, name: 'Shop', demo: false })
    await settings.insertBrand({ id: brandId, name: 'Shop', signature: '' })
    await kept.insert({
      id: channelId,
      kind: wire.kind,
      account: null,
      own: [],
      name: 'Wire',
      address: 'wire',
      brandId,
      defaultTeamId: null,
      settings: chosen,
      credentials: secrets.seal(JSON.stringify(credentials), credentialsContext(channelId)),
    })
  })
  const sql = async <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
    await query<Row>(clone.url, text, values)
  const stack = opening.move()
  return {
    clone,
    network,
    workspaceId,
    channelId,
    store,
    secrets,
    part,
    sql,
    collect: async () => await startCollect(part()),
    heard: async () =>
      (await sql<{ text: string }>('SELECT text FROM message ORDER BY external_id::int')).map(
        ({ text }) => text,
      ),
    health: async () =>
      (
        await sql<{ health: string; error: string | null; until: Date | null }>(
          'SELECT health, last_error AS error, delayed_until AS until FROM channel',
        )
      )[0],
    /** As after a change by a person. */
    announce: async () =>
      await store.transaction(workspaceId, ({ channels: kept }) => kept.announce(channelId)),
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}
