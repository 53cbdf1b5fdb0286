import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { AppError, errorMessage } from '@hubbub/contracts'
import { type Api, createApi } from './app.ts'
import type { ApiDeps } from './deps.ts'
import { log } from './log.ts'

export interface RunningApi extends AsyncDisposable {
  /** Where it listens, whatever PUBLIC_URL says. */
  url: string
  /** For the sockets, which share it. */
  server: Server
  api: Api
}

const graceMs = 5_000
const tidyMs = 3_600_000

/** Listens. Throws `api.port_in_use`. Ends when disposed of or when the signal aborts: what runs may finish, for a while. */
export async function startApi(deps: ApiDeps, signal: AbortSignal): Promise<RunningApi> {
  const { host, port } = deps.settings
  const api = createApi(deps)
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 })
  // Else what `fetch` gives is no `Response` to the libraries that share this process: they would read no refusal.
  const answer = getRequestListener(api.app.fetch, { overrideGlobalObjects: false })
  server.on('request', (incoming, outgoing) => void answer(incoming, outgoing))
  await listen(server, host, port)
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`
  log.info({ url }, 'the API listens')

  const tidying = setInterval(() => {
    api.tidy().catch((error: unknown) => log.warn({ err: error }, 'tidying up failed'))
  }, tidyMs)
  let closing: Promise<void> | undefined
  const close = async () => {
    clearInterval(tidying)
    await api.closeChat()
    await (closing ??= closeServer(server))
  }
  signal.addEventListener('abort', () => void close(), { once: true })
  return { url, server, api, [Symbol.asyncDispose]: close }
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    throw new AppError({
      code: inUse ? 'api.port_in_use' : 'api.cannot_listen',
      kind: 'unavailable',
      message: inUse ? `Port ${port} of ${host} is in use` : errorMessage(error),
      details: { host, port },
      cause: error,
    })
  }
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  // A connection that is kept alive becomes idle only when its last answer has left.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const timer = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(timer)
}
