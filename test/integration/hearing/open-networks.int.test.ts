import { createBluesky, createFeedSite, createJetstream, createMastodon } from '@hubbub/simulators'
import { expect, test } from 'vitest'
import { channelOf, hearThrough } from './lib/hear-through.ts'
import { openHearing } from './lib/open-hearing.ts'

// These are asked for news; a second is often enough for a test.
const rescanMs = 1_000

test('Mastodon: nothing is lost and nothing twice while stream, pages and workers fail', async () => {
  await using mastodon = await createMastodon({ rateLimit: 100_000 })
  const shop = mastodon.join('shop', 'The Shop')
  const kim = mastodon.join('kim', 'Kim', 'far.test')
  const account = { settings: { url: mastodon.url }, credentials: { token: mastodon.letIn(shop) } }
  await using desk = await openHearing({ channel: channelOf('mastodon', mastodon.url), account, rescanMs })
  const { heard, said } = await hearThrough(desk, {
    say: (text) => void mastodon.say({ by: kim, text: `@shop ${text}` }),
    calm: mastodon.faults.clear,
    hurt(choice) {
      if (choice === 0) mastodon.sockets.cut()
      else if (choice === 1) mastodon.fail({ on: 'cut-at', bytes: 900, times: 1 })
      else if (choice === 2)
        mastodon.fail({ on: 'answer', times: 1, answer: { status: 502, body: '<html>' } })
      else if (choice === 3) mastodon.sockets.freeze()
      else if (choice === 4) mastodon.fail({ on: 'cut-after', times: 2 })
      else mastodon.disconnect()
    },
  })
  expect(heard).toEqual(said.map((text) => `@shop ${text}`))
})

test('Bluesky: nothing is lost and nothing twice while tokens end, and answers and workers fail', async () => {
  await using network = await createBluesky()
  const shop = network.join('shop.test', 'The Shop')
  const kim = network.join('kim.test', 'Kim')
  const settings = { handle: 'shop.test', service: network.url }
  const account = { settings, credentials: { password: network.letIn(shop) } }
  await using desk = await openHearing({ channel: channelOf('bluesky', network.url), account, rescanMs })
  let turn = 0
  const { heard, said } = await hearThrough(desk, {
    say(text) {
      turn += 1
      if (turn % 2 === 0) network.whisper(kim, shop, text)
      else network.say({ by: kim, text, mentions: [shop] })
    },
    calm: network.faults.clear,
    hurt(choice) {
      if (choice === 0) network.expireTokens()
      else if (choice === 1) network.fail({ on: 'cut-at', bytes: 700, times: 1 })
      else if (choice === 2) network.fail({ on: 'answer', times: 1, answer: { status: 503, body: 'over' } })
      else if (choice === 3) network.fail({ on: 'cut-after', times: 2 })
      else network.disconnect()
    },
  })
  expect(heard).toEqual(said)
  // Signing in with the password is rationed; what was kept is used again by every worker.
  expect(network.signIns.created).toBe(1)
})

test('Jetstream: nothing is lost and nothing twice while the stream breaks and falls silent, and workers fail', async () => {
  await using stream = await createJetstream()
  const settings = { url: stream.url, words: ['brand'], silentSeconds: 2 }
  const channel = channelOf('jetstream', stream.url)
  await using desk = await openHearing({ channel, account: { settings, credentials: {} }, rescanMs })
  const { heard, said } = await hearThrough(desk, {
    say(text) {
      const event = stream.post('kim.test', text)
      stream.post('kim.test', 'nothing to do with it')
      if (event.time_us % 3 === 0) stream.repeat(event)
    },
    calm: () => {},
    hurt(choice) {
      if (choice < 4) stream.disconnect()
      else stream.sockets.freeze()
    },
  })
  expect(heard).toEqual(said)
})

test('A feed: nothing is lost and nothing twice while answers and workers fail', async () => {
  await using site = await createFeedSite({ window: 1000 })
  const account = { settings: { url: site.feedUrl, everyMinutes: 0 }, credentials: {} }
  await using desk = await openHearing({ channel: channelOf('feed', site.url), account, rescanMs })
  let turn = 0
  const { heard, said } = await hearThrough(desk, {
    say(text) {
      turn += 1
      site.publish({ id: `item ${turn}`, title: `News ${turn}`, body: `<p>${text}</p>` })
    },
    calm: site.server.faults.clear,
    hurt(choice) {
      if (choice === 0) site.fail({ on: 'cut-after', times: 1 })
      else if (choice === 1) site.fail({ on: 'cut-at', bytes: 800, times: 1 })
      else if (choice === 2) site.fail({ on: 'answer', times: 1, answer: { status: 500 } })
      else if (choice === 3)
        site.fail({ on: 'answer', times: 1, answer: { status: 200, body: '<rss><channel><item>' } })
      else site.disconnect()
    },
  })
  expect(heard).toEqual(said)
})
