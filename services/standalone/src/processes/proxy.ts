import { once } from 'node:events'
import { createServer, type IncomingMessage, request as forward, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'

export interface ProxyOptions {
  host: string
  port: number
  /** Ports on the loopback address. */
  api: number
  realtime: number
}

export interface Proxy extends AsyncDisposable {
  port: number
}

/** One port before everything, as the proxy of docker-compose.yml is: sockets to the gateway, the rest to the API. */
export async function startProxy({ host, port, api, realtime }: ProxyOptions): Promise<Proxy> {
  const portFor = (request: IncomingMessage) => (request.url?.startsWith('/socket.io/') ? realtime : api)
  const server = createServer((request, response) => passOn(request, response, portFor(request)))
  const sockets = new Set<Duplex>()
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    passUpgradeOn(request, socket, { head, port: portFor(request) })
  })
  server.listen({ host, port })
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function passOn(request: IncomingMessage, response: ServerResponse, port: number) {
  const onward = forward({
    host: '127.0.0.1',
    port,
    method: request.method,
    path: request.url,
    headers: { ...request.headers, ...forwarded(request) },
  })
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(response)
    answer.on('error', () => response.destroy())
  })
  onward.on('error', () => {
    if (response.headersSent) response.destroy()
    else response.writeHead(502, { 'content-type': 'text/plain' }).end('This part of Hubbub is not running\n')
  })
  response.on('close', () => onward.destroy())
  request.pipe(onward)
}

/** From here on bytes go both ways as they are. */
function passUpgradeOn(
  request: IncomingMessage,
  socket: Duplex,
  { head, port }: { head: Buffer; port: number },
) {
  const onward = connect(port, '127.0.0.1', () => {
    const own = Object.entries(forwarded(request)).map(([name, value]) => `${name}: ${value}`)
    const given = pairs(request.rawHeaders).map(([name, value]) => `${name}: ${value}`)
    onward.write([`${request.method} ${request.url} HTTP/1.1`, ...given, ...own, '', ''].join('\r\n'))
    onward.write(head)
    socket.pipe(onward).pipe(socket)
  })
  onward.on('error', () => socket.destroy())
  onward.on('close', () => socket.destroy())
  socket.on('error', () => onward.destroy())
  socket.on('close', () => onward.destroy())
}

const forwarded = ({ socket }: IncomingMessage) => ({
  'x-forwarded-for': socket.remoteAddress ?? '',
  'x-forwarded-proto': 'http',
})

/** Without what the client says of proxies before us: there are none. */
function pairs(raw: readonly string[]): [string, string][] {
  const all: [string, string][] = []
  for (let at = 0; at + 1 < raw.length; at += 2) all.push([raw[at] ?? '', raw[at + 1] ?? ''])
  return all.filter(([name]) => !name.toLowerCase().startsWith('x-forwarded-'))
}
