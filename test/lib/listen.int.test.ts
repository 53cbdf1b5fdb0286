import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { LiveEvent } from '@hubbub/contracts'
import { createSocketServer } from '@hubbub/realtime/server'
import { expect, test } from 'vitest'
import { listen } from './listen.ts'

const event: LiveEvent = {
  cursor: '7.2',
  id: 'the first',
  type: 'channel.updated',
  subjectId: 's',
  conversationId: null,
  version: 1,
  actorId: null,
  at: '2026-01-01T00:00:00.000Z',
  gone: false,
}

test('begins where the gateway says, also when the first event comes in the same moment', async () => {
  await using stack = new AsyncDisposableStack()
  const httpServer = createServer()
  const io = createSocketServer({ httpServer, origins: [] })
  stack.defer(async () => await io.close())
  io.on('connection', (socket) => {
    socket.emit('events', { events: [], cursor: '7.1' })
    socket.emit('events', { events: [event], cursor: '7.2' })
  })
  await new Promise<void>((listening) => httpServer.listen(0, '127.0.0.1', listening))
  const { port } = httpServer.address() as AddressInfo
  const person = {
    url: `http://127.0.0.1:${port}`,
    workspaceId: crypto.randomUUID(),
    cookie: '',
    headers: {},
  }
  const listener = stack.use(listen(person))
  expect(await listener.ready).toBe('7.1')
  await expect.poll(() => listener.events.map((seen) => seen.event.id)).toEqual(['the first'])
})
