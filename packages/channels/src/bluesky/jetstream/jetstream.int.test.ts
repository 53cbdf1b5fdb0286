import type { InboundBatch } from '@hubbub/contracts'
import { createJetstream, splitBytes } from '@hubbub/simulators'
import { describe, expect, test } from 'vitest'
import { drain, textsOf } from '../../contract-suite/drain.ts'
import type { ChannelSession } from '../../contract.ts'
import { jetstream, startJetstream } from './jetstream.fixtures.ts'

const hourMs = 3_600_000

/** Listens until the stream breaks; what came is kept with the cursor to go on from. */
function listen(session: ChannelSession, cursor: unknown) {
  const heard: { batches: InboundBatch[]; cursor: unknown } = { batches: [], cursor }
  const ended = (async () => {
    for await (const batch of session.pull({ cursor, signal: AbortSignal.timeout(20_000) })) {
      heard.batches.push(batch)
      heard.cursor = JSON.parse(JSON.stringify(batch.cursor))
    }
  })().catch((error: unknown) => error)
  return { heard, ended }
}

describe('what the stream says', () => {
  test('only what has one of the words, and that it was taken back', async () => {
    await using stand = await startJetstream({}, ['green tea', 'Café'])
    await using session = jetstream.connect(stand.account)
    const { instance } = stand
    const said = instance.post('kim.test', 'I like Green  Tea 🍵')
    instance.post('kim.test', 'evergreen teapot')
    instance.post('kim.test', 'a cafe\u0301!')
    instance.remove(said, 'kim.test')
    const batches = await drain(jetstream, session, null)
    expect(textsOf(batches)).toEqual(['I like Green  Tea 🍵', 'a cafe\u0301!'])
    expect(batches.flatMap(({ changes = [] }) => changes)).toMatchObject([
      { externalId: instance.uriOf(said), kind: 'deleted' },
    ])
    const [message] = batches.flatMap(({ messages }) => messages)
    expect(message).toMatchObject({
      addressed: false,
      direction: 'in',
      author: { kind: 'bluesky', value: said.did },
    })
    expect(message?.author.handle).toBeUndefined()
  })

  test.each([1, 2, 3, 5])('no letter is broken where what comes is cut every %i bytes', async (bytes) => {
    await using stand = await startJetstream()
    await using way = await splitBytes({ port: Number(new URL(stand.instance.url).port) }, bytes)
    const settings = { ...stand.account.settings, url: `ws://127.0.0.1:${way.port}/subscribe` }
    await using session = jetstream.connect({ ...stand.account, settings })
    const text = 'tea für 👩‍👩‍👧 新闻 ' + 'ü'.repeat(200)
    stand.instance.post('kim.test', text)
    expect(textsOf(await drain(jetstream, session, null))).toEqual([text])
  })
})

describe('where it goes on', () => {
  test('cut off again and again, with repeats and late ones, everything is told once', async () => {
    await using stand = await startJetstream()
    const { instance } = stand
    await using session = jetstream.connect(stand.account)
    const told: string[] = []
    let cursor: unknown = null
    for (let round = 0; round < 6; round += 1) {
      const { heard, ended } = listen(session, cursor)
      await expect.poll(() => heard.batches.length).toBeGreaterThan(0)
      const said = Array.from({ length: 20 }, (_, i) => instance.post('kim.test', `tea ${round}.${i}`))
      instance.late('kim.test', `tea late ${round}`, 1000)
      for (const event of said.slice(5, 9)) instance.repeat(event)
      await expect.poll(() => textsOf(heard.batches).length).toBeGreaterThanOrEqual(21)
      instance.disconnect()
      expect(await ended).toMatchObject({ class: 'retry' })
      instance.post('kim.test', `tea missed ${round}`)
      told.push(...textsOf(heard.batches))
      cursor = heard.cursor
    }
    told.push(...textsOf(await drain(jetstream, session, cursor)))
    expect(told).toHaveLength(6 * 22)
    expect(new Set(told).size).toBe(told.length)
  }, 60_000)

  test('left for longer than is kept, the gap is said', async () => {
    await using stand = await startJetstream()
    const left = Date.now() - 50 * hourMs
    const instance = new URL(stand.instance.url).host
    await using session = jetstream.connect(stand.account)
    const [first] = await drain(jetstream, session, { v: 1, instance, timeUs: left * 1000, told: [] })
    expect(first?.gaps).toMatchObject([{ from: new Date(left) }])
    expect((first?.gaps?.[0]?.to.getTime() ?? 0) - left).toBeGreaterThan(13.9 * hourMs)
  })

  test('moved up in silence, the gap is said', async () => {
    await using stand = await startJetstream({ keptMs: hourMs })
    const { instance, account } = stand
    const left = Date.now() - 5 * hourMs
    instance.post('kim.test', 'tea long ago', { at: new Date(left + 1000) })
    instance.post('kim.test', 'tea now')
    await using session = jetstream.connect(account)
    const cursor = { v: 1, instance: new URL(instance.url).host, timeUs: left * 1000, told: [] }
    const batches = await drain(jetstream, session, cursor)
    expect(textsOf(batches)).toEqual(['tea now'])
    expect(batches.flatMap(({ gaps = [] }) => gaps)).toMatchObject([{ from: new Date(left) }])
  })

  test('another instance is asked from a little before', async () => {
    await using stand = await startJetstream()
    await using other = await createJetstream()
    await using session = jetstream.connect(stand.account)
    stand.instance.post('kim.test', 'tea')
    const cursor = (await drain(jetstream, session, null)).at(-1)?.cursor as { timeUs: number }
    const settings = { ...stand.account.settings, url: other.url }
    await using elsewhere = jetstream.connect({ ...stand.account, settings })
    await drain(jetstream, elsewhere, cursor)
    expect(Number(other.asked[0]?.get('cursor'))).toBe(cursor.timeUs - 10_000_000)
  })

  test('a socket that stands but says nothing is left', async () => {
    await using stand = await startJetstream()
    const settings = { ...stand.account.settings, silentSeconds: 1 }
    await using session = jetstream.connect({ ...stand.account, settings })
    const { heard, ended } = listen(session, null)
    await expect.poll(() => heard.batches.length).toBeGreaterThan(0)
    stand.instance.sockets.freeze()
    stand.instance.post('kim.test', 'tea unheard')
    expect(await ended).toMatchObject({ class: 'retry', message: expect.stringContaining('said nothing') })
    expect(textsOf(await drain(jetstream, session, heard.cursor))).toEqual(['tea unheard'])
  })
})
