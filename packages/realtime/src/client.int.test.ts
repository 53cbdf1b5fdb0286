import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ClientToServer, LiveEvent, ServerToClient } from '@hubbub/contracts'
import { Server } from 'socket.io'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type RealtimeClient, createRealtimeClient } from './client.ts'

const workspaceId = '0193a000-0000-7000-8000-000000000001'
const closers: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

const event = (cursor: string): LiveEvent => ({
  cursor,
  id: `id-${cursor}`,
  type: 'conversation.updated',
  subjectId: 's',
  conversationId: 'c',
  version: 1,
  actorId: null,
  at: '2026-01-01T00:00:00.000Z',
  gone: false,
})

async function startGateway() {
  const http = createServer()
  const io = new Server<ClientToServer, ServerToClient>(http, { path: '/socket.io' })
  const handshakes: unknown[] = []
  const watched: (string | null)[] = []
  let refuseWith: string | null = null
  io.use((socket, next) => {
    handshakes.push(socket.handshake.auth)
    if (refuseWith === null) return next()
    return next(Object.assign(new Error('refused'), { data: { code: refuseWith } }))
  })
  io.on('connection', (socket) =>
    socket.on('watch', (message) => void watched.push(message.openConversationId)),
  )
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  closers.push(async () => {
    await io.close()
  })
  return {
    io,
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    handshakes,
    watched,
    refuse: (code: string | null) => void (refuseWith = code),
  }
}

function connectTo(url: string, cursor?: string) {
  const seen: string[] = []
  const onResync = vi.fn<() => void>()
  const onViewers = vi.fn<() => void>()
  const client: RealtimeClient = createRealtimeClient({
    url,
    workspaceId,
    ...(cursor !== undefined && { cursor }),
    backoff: { first: 20, longest: 60 },
    onEvents: (events) => seen.push(...events.map((each) => each.cursor)),
    onResync,
    onViewers,
    onPresence: () => {},
  })
  closers.push(() => client.close())
  client.connect()
  return { client, seen, onResync, onViewers }
}

const isConnected = (client: RealtimeClient) =>
  vi.waitFor(() => expect(client.connection.get().status).toBe('connected'))

describe('realtime client', () => {
  it('hands over every event once and goes on from its place after an interruption', async () => {
    const gateway = await startGateway()
    const { client, seen, onResync } = connectTo(gateway.url, '10.1')
    await isConnected(client)
    gateway.io.emit('events', { events: [event('10.1'), event('10.2'), event('11.1')], cursor: '11.1' })
    await vi.waitFor(() => expect(seen).toEqual(['10.2', '11.1']))

    gateway.io.disconnectSockets(true)
    await vi.waitFor(() => expect(gateway.handshakes).toHaveLength(2))
    await isConnected(client)
    expect(gateway.handshakes).toEqual([
      { workspaceId, cursor: '10.1' },
      { workspaceId, cursor: '11.1' },
    ])
    gateway.io.emit('events', { events: [event('11.1'), event('100.1')], cursor: '100.1' })
    await vi.waitFor(() => expect(seen).toEqual(['10.2', '11.1', '100.1']))
    expect(onResync).not.toHaveBeenCalled()
  })

  it('asks for everything anew when its place is unknown or too old', async () => {
    const gateway = await startGateway()
    const { client, seen, onResync } = connectTo(gateway.url)
    await isConnected(client)
    gateway.io.emit('events', { events: [], cursor: '40.1' })
    await vi.waitFor(() => expect(onResync).toHaveBeenCalledTimes(1))
    gateway.io.emit('resync', { cursor: '50.1' })
    await vi.waitFor(() => expect(onResync).toHaveBeenCalledTimes(2))
    gateway.io.emit('events', { events: [event('49.9'), event('50.2')], cursor: '50.2' })
    await vi.waitFor(() => expect(seen).toEqual(['50.2']))
    expect(client.cursor()).toBe('50.2')
  })

  it('says again what it looks at after a reconnect', async () => {
    const gateway = await startGateway()
    const { client } = connectTo(gateway.url, '1.1')
    await isConnected(client)
    client.watch('conversation-1')
    await vi.waitFor(() => expect(gateway.watched).toContain('conversation-1'))
    gateway.watched.length = 0
    gateway.io.disconnectSockets(true)
    await vi.waitFor(() => expect(gateway.watched).toEqual(['conversation-1']))
  })

  it('reports why it is not let in, keeps trying, and gets in again', async () => {
    const gateway = await startGateway()
    gateway.refuse('session.ended')
    const { client } = connectTo(gateway.url, '1.1')
    await vi.waitFor(() =>
      expect(client.connection.get()).toEqual({ status: 'refused', code: 'session.ended' }),
    )
    await vi.waitFor(() => expect(gateway.handshakes.length).toBeGreaterThan(1))
    gateway.refuse(null)
    await isConnected(client)
  })

  it('tells its listeners that the line is down', async () => {
    const gateway = await startGateway()
    const { client } = connectTo(gateway.url, '1.1')
    await isConnected(client)
    const states: string[] = []
    client.connection.subscribe(() => states.push(client.connection.get().status))
    await gateway.io.close()
    await vi.waitFor(() => expect(states).toContain('reconnecting'))
  })
})
