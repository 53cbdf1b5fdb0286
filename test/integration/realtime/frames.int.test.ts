import { once } from 'node:events'
import type { clientEvents } from '@hubbub/contracts'
import { ids } from '@hubbub/runtime'
import type { Workbench } from '@hubbub/test-support'
import { expect, onTestFinished, test } from 'vitest'
import type { z } from 'zod'
import { openLine } from './lib/line.ts'
import { liveForEachTest } from './lib/live-for-each-test.ts'
import { type Gateway, type Live, type LivePerson } from './lib/open-live.ts'
import { openRaw, type Raw } from './lib/open-raw.ts'
import { openTab, patience } from './lib/tab.ts'

let live: Live
let gateway: Gateway
let desk: Workbench
let person: LivePerson
let raw: Raw
liveForEachTest(async (opened) => {
  ;({ live, gateway, desk } = opened)
  person = await live.hire(desk)
  raw = await openRaw(person, gateway.url)
  onTestFinished(() => raw[Symbol.dispose]())
})

test('a frame that is not what it should be is answered, and the connection goes on', async () => {
  const bad = { ok: false, code: 'realtime.bad_frame' }
  expect(await raw.ask('watch', { openConversationId: 7 })).toEqual(bad)
  expect(await raw.ask('watch')).toEqual(bad)
  expect(await raw.ask('watch', null)).toEqual(bad)
  expect(await raw.ask('typing', { conversationId: 'x' })).toEqual(bad)
  expect(await raw.ask('events', { events: [] })).toEqual({ ok: false, code: 'realtime.unknown_frame' })
  expect(await raw.ask('__proto__', {})).toEqual({ ok: false, code: 'realtime.unknown_frame' })
  expect(await raw.ask('watch', { openConversationId: ids.next() })).toEqual({
    ok: false,
    code: 'conversation.not_found',
  })
  expect(await raw.ask('watch', { openConversationId: "x' OR 1=1" })).toEqual({
    ok: false,
    code: 'conversation.not_found',
  })
  // What stands in the place of the answer's function is not called.
  raw.socket.emit('watch', { openConversationId: null }, 'not a function')
  raw.socket.emit('typing', 1, 2, 3)
  raw.socket.emit('watch', Buffer.from('binary'))
  const { conversationId } = await desk.receive()
  expect(await raw.ask('typing', { conversationId, typing: true })).toEqual({
    ok: false,
    code: 'conversation.not_watched',
  })
  expect(await raw.ask('watch', { openConversationId: conversationId })).toEqual({ ok: true })
  expect(await raw.ask('typing', { conversationId, typing: true })).toEqual({ ok: true })
  expect(gateway.errors).toEqual([])
})

test('no frame that there is reaches into another workspace', async () => {
  const neighbour = await live.openWorkspace()
  const { conversationId } = await neighbour.receive()
  using other = openTab(await live.hire(neighbour), gateway.url)
  other.client.watch(conversationId)
  await expect.poll(() => other.viewers(conversationId), patience).toHaveLength(1)
  const frames: { [Event in keyof typeof clientEvents]: z.input<(typeof clientEvents)[Event]> } = {
    watch: { openConversationId: conversationId },
    typing: { conversationId, typing: true },
  }
  for (const [event, frame] of Object.entries(frames))
    expect(await raw.ask(event, frame), event).toMatchObject({ ok: false })
  expect(other.viewers(conversationId)).toMatchObject([{ typing: false }])
})

test('bytes that are no packets, and frames that are too large, end that connection and no other', async () => {
  using other = openTab(person, gateway.url)
  await other.ready()
  const gone = raw.heard('disconnect')
  raw.socket.emit('watch', { openConversationId: 'x'.repeat(200_000) })
  await gone
  const bare = new WebSocket(`${gateway.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  await once(bare, 'open')
  bare.send('42["watch"')
  bare.send('4nonsense')
  await once(bare, 'close')
  await desk.receive()
  await expect.poll(() => other.told(), patience).toContain('message.received')
})

test('who sends too many frames is refused, and heard again after a pause', async () => {
  const { conversationId } = await desk.receive()
  await raw.ask('watch', { openConversationId: conversationId })
  const answers = await Promise.all(
    Array.from(
      { length: 60 },
      async (_, index) => await raw.ask('typing', { conversationId, typing: index % 2 === 0 }),
    ),
  )
  const refused = answers.filter((answer) => JSON.stringify(answer).includes('realtime.rate_limited'))
  expect(refused.length).toBeGreaterThan(30)
  await expect
    .poll(async () => await raw.ask('typing', { conversationId, typing: false }), patience)
    .toEqual({ ok: true })
})

test('one that floods is sent away', async () => {
  const gone = raw.heard('disconnect')
  for (let count = 0; count < 2_000; count += 1)
    raw.socket.emit('typing', { conversationId: '', typing: true })
  await gone
  await expect.poll(gateway.connections, patience).toBe(0)
})

test(
  'a client that takes nothing is sent away before much is kept for it, and misses nothing',
  { timeout: 90_000 },
  async () => {
    raw.socket.disconnect()
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
