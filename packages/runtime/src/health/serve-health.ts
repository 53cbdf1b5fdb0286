import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Metrics } from '../metrics/create-metrics.ts'
import type { HealthRegistry } from './create-health.ts'

export interface HealthSources {
  health: HealthRegistry
  metrics: Metrics
}

export interface HealthServer extends AsyncDisposable {
  port: number
}

type Answer = { status: number; contentType: string; body: string }

/** Answers /health (200 when every part is ready, else 503) and /metrics for a process that has no HTTP of its own. */
export async function serveHealth(
  sources: HealthSources,
  { host, port }: { host: string; port: number },
): Promise<HealthServer> {
  const server = createServer(answerHealth(sources))
  server.listen({ host, port })
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The same as a request handler; every other path gets 404. */
export function answerHealth(
  sources: HealthSources,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    answer(sources, request).then(
      ({ status, contentType, body }) => {
        response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body)
      },
      () => response.writeHead(500).end(),
    )
  }
}

async function answer({ health, metrics }: HealthSources, { method, url }: IncomingMessage): Promise<Answer> {
  const path = url?.split('?')[0]
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'GET only\n')
  if (path === '/metrics') return { status: 200, ...(await metrics.render()) }
  if (path !== '/health') return plain(404, 'Not found\n')
  const state = await health.check()
  return {
    status: state.status === 'ok' ? 200 : 503,
    contentType: 'application/json',
    body: JSON.stringify(state),
  }
}

const plain = (status: number, body: string): Answer => ({ status, contentType: 'text/plain', body })
