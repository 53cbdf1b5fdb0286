import type { WebSocket } from 'ws'
import type { SocketHub } from '../sockets/socket-hub.ts'
import type { MastoEvent, MastoWorld } from './masto-world.ts'

/** One socket with any number of streams, as https://docs.joinmastodon.org/methods/streaming/#websocket has it. */
export function serveStreams(
  { world, hub }: { world: MastoWorld; hub: () => Pick<SocketHub, 'send'> },
  socket: WebSocket,
  own: string,
): void {
  const streams = new Set<string>()
  socket.on('message', (data: Buffer) => {
    const { type, stream, tag } = JSON.parse(data.toString()) as Record<string, string>
    const name = [stream, tag].filter(Boolean).join(' ')
    if (type === 'subscribe') streams.add(name)
    else streams.delete(name)
  })
  const stop = world.listen((event) => {
    for (const name of streams)
      if (concerns(event, name, own)) hub().send(socket, toFrame(event, name.split(' ')))
  })
  socket.on('close', stop)
  socket.on('error', () => socket.terminate())
}

function concerns(event: MastoEvent, stream: string, own: string): boolean {
  if (event.event === 'notification') return stream === 'user' && event.to === own
  if (event.event === 'delete') return true
  if (stream === 'user') return event.status.account.id === own || event.event === 'status.update'
  return (
    stream.startsWith('hashtag ') &&
    event.status.tags.some(({ name }) => `hashtag ${name}` === stream.toLowerCase())
  )
}

function toFrame(event: MastoEvent, stream: string[]): string {
  const payload =
    event.event === 'delete'
      ? event.id
      : JSON.stringify('notification' in event ? event.notification : event.status)
  return JSON.stringify({ stream, event: event.event, payload })
}
