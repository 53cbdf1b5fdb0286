import { createAlertBots, createChannels } from '@hubbub/channels'
import { createPrinter, createReportPress } from '@hubbub/print'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { apiConfig, startApi } from '@hubbub/api'
import type { Role, Visibility } from '@hubbub/contracts'
import { createDatabase, createStore } from '@hubbub/database'
import { openPostgresAdapter, openRedisAdapter } from '@hubbub/realtime/adapter'
import { authorizeByApi, connectRealtime } from '@hubbub/realtime-service'
import { createKeyring, createMetrics, ids, loadConfig, systemClock } from '@hubbub/runtime'
import {
  cloneDatabase,
  createMemoryBlobs,
  createWorkbench,
  query,
  recordSignals,
  type Workbench,
} from '@hubbub/test-support'

export type Live = Awaited<ReturnType<typeof openLive>>
export type Gateway = Awaited<ReturnType<Live['startGateway']>>
export type LivePerson = Awaited<ReturnType<Live['hire']>>

const password = 'a long enough password'

/** The real API on a database of its own, and as many gateways as one starts, each on a port and connections of its own. */
export async function openLive() {
  await using opening = new AsyncDisposableStack()
  const clone = opening.use(await cloneDatabase())
  // What a database allows whom is not part of a template.
  await query(clone.url, `GRANT CREATE ON DATABASE ${clone.name} TO hubbub_app`)
  const db = opening.use(createDatabase({ ...clone, poolSize: 8 }))
  const store = createStore(db, ids)
  const running = new AbortController()
  const server = opening.use(
    await startApi(
      {
        settings: {
          ...loadConfig({ api: apiConfig }, {}).api,
          port: 0,
          publicUrl: 'http://127.0.0.1:4000',
          requestsPerMinute: 100_000,
          openRequestsPerMinute: 100_000,
          attemptsPerMinute: 100_000,
        },
        database: db,
        store,
        keyring: createKeyring([clone.secret]),
        signals: recordSignals([]),
        queues: { counts: async () => [] },
        blobs: createMemoryBlobs(),
        channels: createChannels({ allowPrivateHosts: true, urls: {} }),
        alertBots: createAlertBots({ urls: {}, clock: systemClock }),
        signThread: (id) => id,
        press: createReportPress(createPrinter()),
        mailer: null,
        demo: false,
        clock: systemClock,
        ids,
        metrics: createMetrics({ process: false }),
        health: { check: async () => ({ status: 'ok', parts: [] }) },
      },
      running.signal,
    ),
  )
  const { url: apiUrl, api } = server
  const stack = opening.move()

  const request = async (path: string, init: RequestInit & { cookie?: string } = {}) =>
    await fetch(`${apiUrl}${path}`, {
      ...init,
      headers: {
        'content-type': 'application/json',
        origin: 'http://127.0.0.1:4000',
        ...(init.cookie !== undefined && { cookie: init.cookie }),
      },
    })

  return {
    db,
    store,
    databaseUrl: clone.url,
    secret: clone.secret,
    apiUrl,
    request,
    openWorkspace: async () => await createWorkbench(store, clone.url),
    /** Somebody with an account and a session. */
    hire: async (
      desk: Workbench,
      {
        role = 'agent',
        visibility = 'all',
        teamIds = [],
      }: { role?: Role; visibility?: Visibility; teamIds?: string[] } = {},
    ) => {
      const memberId = ids.next()
      const email = `${memberId}@shop.test`
      const account = await api.accounts.create({ email, name: 'Pat', password })
      await store.transaction(desk.workspaceId, async ({ people }) => {
        await people.insertMember({ id: memberId, userId: account.id, name: 'Pat', email, role, visibility })
        await people.setMemberTeams(memberId, teamIds)
      })
      const answer = await request('/api/auth/sign-in/email', {
        method: 'POST',
        body: JSON.stringify({ email, password }),
      })
      if (!answer.ok) throw new Error(`signing in was answered ${answer.status}`)
      const cookie = answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      return { workspaceId: desk.workspaceId, memberId, userId: account.id, cookie }
    },
    startGateway: async ({
      adapter,
      redisUrl,
    }: { adapter?: 'postgres' | 'redis'; redisUrl?: string } = {}) => {
      await using starting = new AsyncDisposableStack()
      const errors: unknown[] = []
      const onError = (error: unknown) => void errors.push(error)
      const own = starting.use(createDatabase({ ...clone, poolSize: 4 }))
      const opened =
        adapter === undefined
          ? undefined
          : starting.use(
              adapter === 'redis'
                ? openRedisAdapter(redisUrl ?? '', onError)
                : await openPostgresAdapter(own.appUrl, onError),
            )
      const httpServer = createServer()
      const gateway = starting.use(
        connectRealtime({
          httpServer,
          db: own,
          store: createStore(own, ids),
          authorize: authorizeByApi(apiUrl),
          adapter: opened?.adapter,
          origins: [],
          signal: running.signal,
          onError,
        }),
      )
      await gateway.ready
      httpServer.listen(0, '127.0.0.1')
      await once(httpServer, 'listening')
      const started = starting.move()
      return {
        url: `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`,
        connections: gateway.connections,
        errors,
        [Symbol.asyncDispose]: async () => await started.disposeAsync(),
      }
    },
    [Symbol.asyncDispose]: async () => {
      running.abort()
      await stack.disposeAsync()
    },
  }
}
