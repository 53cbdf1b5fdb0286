import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { pullAll } from '../contract-suite/drain.ts'
import { outbound, shop, startInstagram } from './instagram.fixtures.ts'

const DAY = 86_400_000
const first = 'IGAAfirstTokenOfTheAccount0123456789'

/** An account that signs in by itself, whose token lives for sixty days. */
async function start() {
  let now = new Date()
  const clock = { now: () => now }
  const net = await startInstagram({ now: clock.now })
  net.graph.app.letInFor60Days(first, shop.id)
  const kept: unknown[] = []
  const context = plainContext({
    clock,
    webhookUrl: 'https://desk.shop.test/hooks/1',
    credentials: {
      renew: async (stale, fetchNew) => {
        const stored = kept.at(-1)
        // Somebody else was first.
        if (stored !== undefined && JSON.stringify(stored) !== JSON.stringify(stale)) return stored
        kept.push(await fetchNew(stored ?? stale))
        return kept.at(-1)
      },
    },
  })
  const credentials = { ...net.account.credentials, token: first }
  const account = { ...net.account, settings: { login: 'instagram' }, credentials }
  const later = (ms: number) => void (now = new Date(now.getTime() + ms))
  return { ...net, account, context, kept, later }
}

test('the token of an account is renewed a day after it was made, and then long before it ends', async () => {
  await using net = await start()
  await using session = net.channel.connect(net.account, net.context)
  const look = async () => await pullAll(session, null)
  await look()
  expect(net.graph.app.renewed()).toBe(0)
  net.later(DAY + 60_000)
  await look()
  expect(net.graph.app.renewed()).toBe(1)
  for (let day = 0; day < 29; day += 1) {
    net.later(DAY)
    await look()
  }
  expect(net.graph.app.renewed()).toBe(1)
  net.later(2 * DAY)
  await look()
  expect(net.graph.app.renewed()).toBe(2)
  expect(net.kept.at(-1)).toMatchObject({ accessToken: expect.stringContaining('renewed2'), token: first })
})

test('who holds an older token takes the one that is stored once theirs is refused', async () => {
  await using net = await start()
  await using listens = net.channel.connect(net.account, net.context)
  await using sends = net.channel.connect(net.account, net.context)
  net.later(DAY + 60_000)
  await pullAll(listens, null)
  // The first has ended by now, what it was renewed into has not.
  net.later(59 * DAY)
  net.desk.chats.said({ id: '990000000000001', name: 'Anna Berg', username: 'annab' }, 'Hello')
  await sends.send(outbound({ text: 'It is on its way.' }))
  expect(net.graph.app.renewed()).toBe(1)
  expect(net.desk.chats.messages.filter(({ text }) => text === 'It is on its way.')).toHaveLength(1)
  net.graph.app.endTokens()
  await expect(sends.send(outbound())).rejects.toMatchObject({
    class: 'reauthorize',
    message: expect.stringContaining('does not renew'),
  })
})
