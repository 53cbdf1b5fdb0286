import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { outboundPost, startSlack } from './slack.fixtures.ts'

const rotation = {
  clientId: '100.200',
  clientSecret: '0123456789abcdef0123456789abcdef',
  refreshToken: 'xoxe-1-simulated-first',
}
const HOUR = 3_600_000

/** A workspace whose app has its tokens rotated, and a keeper that stores what is renewed. */
async function start() {
  let now = new Date()
  const clock = { now: () => now }
  const net = await startSlack({ now: clock.now, rotation })
  const kept: unknown[] = []
  const context = plainContext({
    clock,
    credentials: {
      renew: async (stale, fetchNew) => {
        const fresh = await fetchNew(kept.at(-1) ?? stale)
        kept.push(fresh)
        return fresh
      },
    },
  })
  const account = { ...net.account, credentials: { ...net.account.credentials, ...rotation } }
  const to = { kind: 'slack', value: `T0SHOP001/${net.anna.id}`, name: 'Anna Berg' }
  return {
    ...net,
    account,
    context,
    kept,
    later: (ms: number) => void (now = new Date(now.getTime() + ms)),
    send: (text: string) => outboundPost({ text, to }),
    said: () => [...net.slack.world.imWith(net.app.bot.id, net.anna.id).messages.values()],
  }
}

test('a token that Slack says has ended is renewed, the renewed one before it ends, and nothing is sent twice', async () => {
  await using net = await start()
  await using session = net.channel.connect(net.account, net.context)
  await session.send(net.send('one'))
  expect(net.app.tokens.renewed()).toBe(0)
  net.later(13 * HOUR)
  await Promise.all(['two', 'three'].map(async (text) => await session.send(net.send(text))))
  expect(net.app.tokens.renewed()).toBe(1)
  // Its end is known now: it is renewed minutes before.
  net.later(12 * HOUR - 60_000)
  await session.send(net.send('four'))
  expect(net.app.tokens.renewed()).toBe(2)
  expect(net.kept.at(-1)).toMatchObject({
    accessToken: 'xoxe.xoxb-2-simulated-token',
    refreshToken: 'xoxe-1-simulated-2',
    token: net.account.credentials.token,
  })
  expect(
    net
      .said()
      .map(({ text }) => text)
      .toSorted(),
  ).toEqual(['four', 'one', 'three', 'two'])
})

test('a refresh token that Slack no longer takes needs a person', async () => {
  await using net = await start()
  const credentials = { ...net.account.credentials, refreshToken: 'xoxe-1-simulated-used' }
  await using session = net.channel.connect({ ...net.account, credentials }, net.context)
  net.later(13 * HOUR)
  await expect(session.send(net.send('one'))).rejects.toMatchObject({
    class: 'reauthorize',
    message: expect.stringContaining('no longer accepts the refresh token'),
  })
  await using plain = net.channel.connect(
    { ...net.account, credentials: { ...credentials, refreshToken: null } },
    net.context,
  )
  await expect(plain.send(net.send('one'))).rejects.toMatchObject({
    class: 'reauthorize',
    message: expect.stringContaining('The token has ended'),
  })
  expect(net.said()).toEqual([])
})
