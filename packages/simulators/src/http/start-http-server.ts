import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { createHttpFaults, type HttpFaults } from './http-faults.ts'
import type { HttpAnswer, HttpRequest } from './http-message.ts'
import { createRouter, type HttpRoutes } from './http-routes.ts'
import { openStream } from './http-stream.ts'

export interface HttpServerOptions {
  routes: HttpRoutes
  host?: string
  port?: number
  /** Answers instead of the route, such as a refusal to who did not sign in. Null lets it pass. */
  guard?: (request: HttpRequest) => HttpAnswer | null
  /** Sees every answer before it leaves, and may add to it: limits as headers, a check against a schema. */
  seal?: (request: HttpRequest, answer: HttpAnswer) => HttpAnswer
  notFound?: (request: HttpRequest) => HttpAnswer
  /** Hears of clients that want a socket instead of an answer. */
  upgrade?: (incoming: IncomingMessage, socket: Duplex, head: Buffer) => void
}

export type HttpServer = Awaited<ReturnType<typeof startHttpServer>>

/** A server in this process, on loopback, with faults at a test's command. */
export async function startHttpServer(options: HttpServerOptions) {
  const faults = createHttpFaults()
  const answering = createAnswering(options, faults)
  const server = createServer((incoming, response) => {
    answering(incoming, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else response.writeHead(500).end(String(error))
    })
  })
  if (options.upgrade) server.on('upgrade', options.upgrade)
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  async function close() {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }

  return {
    port,
    url: `http://${options.host ?? '127.0.0.1'}:${port}`,
    fail: faults.add,
    faults,
    /** Cuts every open connection, streams and waiting polls among them. */
    disconnect: () => server.closeAllConnections(),
    close,
    [Symbol.asyncDispose]: close,
  }
}

function createAnswering(options: HttpServerOptions, faults: HttpFaults) {
  const find = createRouter(options.routes)
  const notFound = options.notFound ?? (() => ({ status: 404, json: { error: 'not found' } }))

  async function decide(request: HttpRequest): Promise<HttpAnswer> {
    const fault = faults.take('answer', request)
    if (fault) return typeof fault.answer === 'function' ? fault.answer(request) : fault.answer
    const refusal = options.guard?.(request)
    if (refusal) return refusal
    const route = find(request.method, request.path)
    if (!route) return notFound(request)
    return await route.handle({ ...request, params: route.params })
  }

  return async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = await readRequest(incoming, response)
    const delay = faults.take('delay', request)
    if (delay) await wait(delay.ms)
    if (faults.take('cut', request)) return void response.destroy()
    const answer = await decide(request)
    if (faults.take('cut-after', request)) return void response.destroy()
    const drip = faults.take('drip', request)
    send(response, options.seal?.(request, answer) ?? answer, {
      cutAt: faults.take('cut-at', request)?.bytes ?? Infinity,
      ...(drip && { drip }),
    })
  }
}

async function readRequest(incoming: IncomingMessage, response: ServerResponse): Promise<HttpRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const url = new URL(incoming.url ?? '/', 'http://simulator.test')
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [name, String(value ?? '')]),
    ),
    params: {},
    body: Buffer.concat(chunks),
    signal: gone.signal,
  }
}

function send(response: ServerResponse, answer: HttpAnswer, pace: Parameters<typeof openStream>[1]) {
  if (response.destroyed) return
  const json = answer.json === undefined ? null : JSON.stringify(answer.json)
  const type = json === null ? {} : { 'content-type': 'application/json; charset=utf-8' }
  response.writeHead(answer.status ?? 200, { ...type, ...answer.headers })
  response.flushHeaders()
  const out = openStream(response, pace)
  if (answer.stream) return answer.stream(out)
  const body = json ?? answer.body
  if (body !== undefined && body.length > 0) out.write(body)
  out.end()
}
