import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openHearing } from './lib/open-hearing.ts'

const patient = { timeout: 20_000 }

test('a stream is heard as it speaks, by one process, and another takes over where it died', async () => {
  await using desk = await openHearing()
  const { network } = desk
  network.say('before anybody listened')
  const one = await desk.collect()
  await using _other = await desk.collect()
  await eventually(async () => expect(await desk.heard()).toEqual(['before anybody listened']), patient)
  network.say('live')
  await eventually(async () => expect(await desk.heard()).toHaveLength(2), patient)
  await eventually(async () => expect(await desk.health()).toMatchObject({ health: 'connected' }), patient)
  expect(network.streams()).toBe(1)

  await one[Symbol.asyncDispose]()
  network.say('while nobody listened')
  await eventually(async () => expect(await desk.heard()).toHaveLength(3), patient)
  network.say('and on')
  await eventually(async () => expect((await desk.heard()).at(-1)).toBe('and on'), patient)
  expect(network.mostAtOnce()).toBe(1)
  expect(await desk.heard()).toEqual(['before anybody listened', 'live', 'while nobody listened', 'and on'])
})

test('a stream that dies without closing is noticed, said, and opened anew', async () => {
  await using desk = await openHearing({ staleMs: 500 })
  const { network } = desk
  await using _collect = await desk.collect()
  await eventually(async () => expect(await desk.health()).toMatchObject({ health: 'connected' }), patient)
  network.setSilent(true)
  await eventually(
    async () =>
      expect(await desk.health()).toMatchObject({
        health: 'quiet',
        error: expect.stringMatching(/^No sign of life/),
      }),
    patient,
  )
  network.setSilent(false)
  network.say('alive again')
  await eventually(async () => expect(await desk.heard()).toEqual(['alive again']), patient)
  await eventually(
    async () => expect(await desk.health()).toMatchObject({ health: 'connected', error: null }),
    patient,
  )
})

test('a stream that is cut goes on where it was, nothing lost and nothing twice', async () => {
  await using desk = await openHearing()
  const { network } = desk
  await using _collect = await desk.collect()
  await eventually(() => expect(network.streams()).toBe(1), patient)
  for (let round = 0; round < 3; round++) {
    network.say(`${round} a`)
    network.disconnect()
    network.say(`${round} b`)
    await eventually(() => expect(network.streams()).toBe(1), patient)
  }
  const all = ['0 a', '0 b', '1 a', '1 b', '2 a', '2 b']
  await eventually(async () => expect(await desk.heard()).toEqual(all), patient)
})

test('what a stream no longer tells is a gap, which the history closes, soon again where it failed at first', async () => {
  await using desk = await openHearing()
  const { network } = desk
  const first = await desk.collect()
  network.say('heard')
  await eventually(async () => expect(await desk.heard()).toEqual(['heard']), patient)
  await first[Symbol.asyncDispose]()
  network.say('missed')
  network.forget()
  network.fail({
    on: 'answer',
    times: 1,
    when: ({ path }) => path === '/history',
    answer: { status: 503, json: {} },
  })
  await using _again = await desk.collect()
  await eventually(async () => expect(await desk.heard()).toEqual(['heard', 'missed']), patient)
  const gaps = async () =>
    await desk.sql('SELECT reason, repaired_at IS NOT NULL AS repaired, lost_because FROM channel_gap')
  await eventually(
    async () =>
      expect(await gaps()).toEqual([
        { reason: 'The stream tells only what is new', repaired: true, lost_because: null },
      ]),
    patient,
  )
})
