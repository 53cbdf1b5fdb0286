import { once } from 'node:events'
import { ids } from '@hubbub/runtime'
import type { Workbench } from '@hubbub/test-support'
import { io, type Socket } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import { openLine } from './lib/line.ts'
import { liveForEachTest } from './lib/live-for-each-test.ts'
import { type Gateway, type Live, type LivePerson } from './lib/open-live.ts'
import { openTab, patience } from './lib/tab.ts'

let live: Live
let gateway: Gateway
let desk: Workbench
let person: LivePerson
let socket: Socket
liveForEachTest(async (opened) => {
  ;({ live, gateway, desk } = opened)
  person = await live.hire(desk)
  // A client of its own, which can send what the typed one cannot.
  socket = io(gateway.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { workspaceId: person.workspaceId },
    extraHeaders: { cookie: person.cookie },
  })
  onTestFinished(() => void socket.disconnect())
  await heard('connect')
})

const heard = async (event: string) => await new Promise((resolve) => void socket.once(event, resolve))
const ask = async (event: string, ...data: unknown[]): Promise<unknown> =>
  await socket.timeout(5_000).emitWithAck(event, ...data)

test('a frame that is not what it should be is answered, and the connection goes on', async () => {
  const bad = { ok: false, code: 'realtime.bad_frame' }
  expect(await ask('watch', { openConversationId: 7 })).toEqual(bad)
  expect(await ask('watch')).toEqual(bad)
  expect(await ask('watch', null)).toEqual(bad)
  expect(await ask('typing', { conversationId: 'x' })).toEqual(bad)
  expect(await ask('events', { events: [] })).toEqual({ ok: false, code: 'realtime.unknown_frame' })
  expect(await ask('__proto__', {})).toEqual({ ok: false, code: 'realtime.unknown_frame' })
  expect(await ask('watch', { openConversationId: ids.next() })).toEqual({
    ok: false,
    code: 'conversation.not_found',
  })
  expect(await ask('watch', { openConversationId: "x' OR 1=1" })).toEqual({
    ok: false,
    code: 'conversation.not_found',
  })
  // What stands in the place of the answer's function is not called.
  socket.emit('watch', { openConversationId: null }, 'not a function')
  socket.emit('typing', 1, 2, 3)
  socket.emit('watch', Buffer.from('binary'))
  const { conversationId } = await desk.receive()
  expect(await ask('typing', { conversationId, typing: true })).toEqual({
    ok: false,
    code: 'conversation.not_watched',
  })
  expect(await ask('watch', { openConversationId: conversationId })).toEqual({ ok: true })
  expect(await ask('typing', { conversationId, typing: true })).toEqual({ ok: true })
  expect(gateway.errors).toEqual([])
})

test('bytes that are no packets, and frames that are too large, end that connection and no other', async () => {
  using other = openTab(person, gateway.url)
  await other.ready()
  const gone = heard('disconnect')
  socket.emit('watch', { openConversationId: 'x'.repeat(200_000) })
  await gone
  const raw = new WebSocket(`${gateway.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  await once(raw, 'open')
  raw.send('42["watch"')
  raw.send('4nonsense')
  await once(raw, 'close')
  await desk.receive()
  await expect.poll(() => other.told(), patience).toContain('message.received')
})

test('who sends too many frames is refused, and heard again after a pause', async () => {
  const { conversationId } = await desk.receive()
  await ask('watch', { openConversationId: conversationId })
  const answers = await Promise.all(
    Array.from(
      { length: 60 },
      async (_, index) => await ask('typing', { conversationId, typing: index % 2 === 0 }),
    ),
  )
  const refused = answers.filter((answer) => JSON.stringify(answer).includes('realtime.rate_limited'))
  expect(refused.length).toBeGreaterThan(30)
  await expect
    .poll(async () => await ask('typing', { conversationId, typing: false }), patience)
    .toEqual({ ok: true })
})

test('one that floods is sent away', async () => {
  const gone = heard('disconnect')
  for (let count = 0; count < 2_000; count += 1) socket.emit('typing', { conversationId: '', typing: true })
  await gone
  await expect.poll(gateway.connections, patience).toBe(0)
})

test(
  'a client that takes nothing is sent away before much is kept for it, and misses nothing',
  { timeout: 90_000 },
  async () => {
    socket.disconnect()
    using line = await openLine(gateway.url)
    using tab = openTab(person, line.url)
    await tab.ready()
    await expect.poll(gateway.connections, patience).toBe(1)
    line.silence()
    const before = process.memoryUsage().rss
    let written = 0
    const actor = { kind: 'system' as const, id: null, name: '' }
    while (gateway.connections() > 0 && written < 400_000) {
      const batch = Array.from({ length: 500 }, (_, index) => ({
        type: 'label.updated' as const,
        subjectId: ids.next(),
        version: written + index + 1,
        actor,
      }))
      await live.store.transaction(desk.workspaceId, async ({ events }) => void (await events.append(batch)))
      written += batch.length
    }
    expect(gateway.connections()).toBe(0)
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
    line.cut()
    // It comes back by itself; what it missed is more than is given one by one.
    await tab.ready()
    await expect.poll(tab.resyncs, patience).toBeGreaterThan(1)
    await desk.receive()
    await expect.poll(() => tab.told(), patience).toContain('message.received')
  },
)
