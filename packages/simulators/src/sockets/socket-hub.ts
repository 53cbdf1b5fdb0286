import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'

export interface SocketHubOptions {
  /** @returns the status to refuse with, or null. */
  refuse?: (incoming: IncomingMessage) => number | null
  onOpen: (socket: WebSocket, incoming: IncomingMessage) => void
}

/** WebSockets beside a simulated HTTP server; `freeze` is a connection that stands while nothing passes it. */
export function createSocketHub({ refuse = () => null, onOpen }: SocketHubOptions) {
  const server = new WebSocketServer({ noServer: true })
  const frozen = new WeakSet<WebSocket>()

  return {
    upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer) {
      const status = refuse(incoming)
      if (status !== null) return void socket.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\n\r\n`)
      server.handleUpgrade(incoming, socket, head, (client) => onOpen(client, incoming))
    },
    send(socket: WebSocket, text: string) {
      if (!frozen.has(socket) && socket.readyState === socket.OPEN) socket.send(text)
    },
    /** From now on nothing more arrives over the connections that stand. */
    freeze() {
      for (const client of server.clients) frozen.add(client)
    },
    /** Cuts them without a goodbye. */
    cut() {
      for (const client of server.clients) client.terminate()
    },
    open: () => server.clients.size,
  }
}

export type SocketHub = ReturnType<typeof createSocketHub>
