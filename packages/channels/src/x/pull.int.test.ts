import { createManualClock } from '@hubbub/runtime'
import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { drain, textsOf } from '../contract-suite/drain.ts'
import { startX, xChannel } from './x.fixtures.ts'

const quiet = { terms: [], direct: false }

test('mentions are paged until the stored one is met, oldest first', async () => {
  await using net = await startX({}, quiet)
  const { x, anna, account } = net
  await using session = xChannel.connect(account)
  x.world.say(anna, '@acme number 0')
  const cursor = (await drain(xChannel, session, null)).at(-1)?.cursor
  for (let index = 1; index <= 250; index += 1) x.world.say(anna, `@acme number ${index}`)
  const texts = textsOf(await drain(xChannel, session, cursor))
  expect(texts).toEqual(Array.from({ length: 250 }, (_, index) => `number ${index + 1}`))
})

test('more mentions than X holds are told as a gap', async () => {
  await using net = await startX({}, quiet)
  const { x, anna, account } = net
  await using session = xChannel.connect(account)
  x.world.say(anna, '@acme before')
  const cursor = (await drain(xChannel, session, null)).at(-1)?.cursor
  for (let index = 0; index < 850; index += 1) x.world.say(anna, `@acme number ${index}`)
  const batches = await drain(xChannel, session, cursor)
  expect(textsOf(batches)).toHaveLength(800)
  expect(batches.flatMap(({ gaps = [] }) => gaps)).toMatchObject([{ reason: expect.stringContaining('800') }])
})

test('one source that must wait does not keep the others from going on', async () => {
  await using net = await startX({}, { terms: [] })
  const { x, us, anna, account } = net
  x.world.say(anna, '@acme in public')
  x.world.write(anna, us, 'in private')
  x.fail({
    on: 'answer',
    answer: { status: 429, json: { title: 'Too Many Requests' } },
    when: ({ path }) => path === '/2/dm_events',
  })
  await using session = xChannel.connect(account)
  expect(textsOf(await drain(xChannel, session, null))).toEqual(['in public'])
})

test('posts that are used up stop until the period ends, in words that say so', async () => {
  const clock = createManualClock(new Date('2026-11-22T10:00:00Z'))
  await using net = await startX(
    { now: () => clock.now() },
    { terms: ['x'], listen: 'search', mentions: false, direct: false },
  )
  net.x.cap()
  await using session = xChannel.connect(net.account, plainContext({ clock }))
  await expect(drain(xChannel, session, null)).rejects.toMatchObject({
    class: 'rate-limited',
    until: new Date('2026-12-01T00:00:00Z'),
    message: expect.stringContaining('used up'),
  })
})

test('a limit that is known is obeyed without asking again', async () => {
  await using net = await startX({}, quiet)
  const { x, account } = net
  let asked = 0
  x.fail({
    on: 'answer',
    when: ({ path }) => path.endsWith('/mentions') && (asked += 1) > 0,
    answer: {
      status: 429,
      headers: {
        'x-rate-limit-limit': '300',
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': String(Math.ceil(Date.now() / 1000) + 60),
      },
      json: { title: 'Too Many Requests' },
    },
  })
  const context = plainContext()
  for (const _ of [1, 2, 3]) {
    await using session = xChannel.connect(account, context)
    await expect(drain(xChannel, session, null)).rejects.toMatchObject({ class: 'rate-limited' })
  }
  expect(asked).toBe(1)
})

test('an access token that ended is renewed once, and what came back is kept', async () => {
  await using net = await startX({}, { terms: [] })
  const { x, us, anna, account } = net
  x.access.endTokens()
  x.world.say(anna, '@acme still there?')
  x.world.write(anna, us, 'and here?')
  let stored: unknown = account.credentials
  let renewals = 0
  const credentials = {
    renew: async (_: unknown, fetchNew: (now: unknown) => Promise<unknown>) => {
      renewals += 1
      stored = await fetchNew(stored)
      return stored
    },
  }
  await using session = xChannel.connect(account, plainContext({ credentials }))
  expect(textsOf(await drain(xChannel, session, null)).toSorted()).toEqual(['and here?', 'still there?'])
  expect(renewals).toBe(1)
  expect(stored).toMatchObject({
    bearerToken: 'the-app',
    refreshToken: expect.stringMatching(/^refresh-.*-2$/),
  })
})

test('what is read is noted once a day at its price', async () => {
  await using net = await startX({}, quiet)
  const { x, anna, account } = net
  const spent: unknown[] = []
  const meter = { ...plainContext().meter, spend: async (use: unknown) => void spent.push(use) }
  await using session = xChannel.connect(account, plainContext({ meter }))
  x.world.say(anna, '@acme one')
  await drain(xChannel, session, null)
  await drain(xChannel, session, null)
  expect(spent).toEqual([{ for: 'mentions', unit: 'own-read', amount: 1, costMicros: 1000 }])
})
