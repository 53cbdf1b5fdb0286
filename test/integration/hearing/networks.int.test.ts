import { createDiscord, createSlack, createTelegram, createX } from '@hubbub/simulators'
import { expect, test } from 'vitest'
import { channelOf, hearThrough } from './lib/hear-through.ts'
import { openHearing } from './lib/open-hearing.ts'

test('X: nothing is lost and nothing twice while stream, search and workers fail', async () => {
  await using x = await createX({ keepAliveMs: 200 })
  const us = x.world.join('acme')
  const anna = x.world.join('annab')
  const { access, refresh } = x.access.letIn(us)
  const bearerToken = x.access.addApp('the-app')
  const credentials = { accessToken: access, refreshToken: refresh, clientId: 'client', bearerToken }
  const settings = { terms: ['brand'], pollSeconds: 15, direct: false }
  await using desk = await openHearing({ channel: channelOf('x', x.url), account: { settings, credentials } })
  const { heard, said } = await hearThrough(desk, {
    say: (text) => void x.world.say(anna, text),
    calm: x.faults.clear,
    hurt(choice) {
      const isStream = ({ path }: { path: string }) => path.endsWith('/stream')
      if (choice === 0) x.streams.disconnect()
      else if (choice === 1) x.fail({ on: 'cut-at', bytes: 700, times: 1, when: isStream })
      else if (choice === 2)
        x.fail({ on: 'answer', times: 1, answer: { status: 503, body: 'over capacity' } })
      else if (choice === 3) x.fail({ on: 'drip', bytes: 7, ms: 0, times: 1, when: isStream })
      else if (choice === 4) x.access.endTokens()
      x.disconnect()
    },
  })
  expect(heard).toEqual(said)
})

test('Telegram: nothing is lost and nothing twice while polls and workers fail', async () => {
  await using telegram = await createTelegram()
  const token = '4242:AAF-simulated-token-0123456789'
  telegram.addBot({ token, username: 'shop_bot' })
  const anna = { id: 555, is_bot: false, first_name: 'Anna' }
  const channel = channelOf('telegram', telegram.url)
  await using desk = await openHearing({ channel, account: { settings: {}, credentials: { token } } })
  const { heard, said } = await hearThrough(desk, {
    say: (text) => void telegram.write({ from: anna, text }),
    calm: telegram.faults.clear,
    hurt(choice) {
      if (choice === 0) telegram.fail({ on: 'cut-after', times: 1 })
      else if (choice === 1) telegram.fail({ on: 'cut-at', bytes: 40, times: 1 })
      else if (choice === 2)
        telegram.fail({ on: 'answer', times: 1, answer: { status: 502, body: '<html>' } })
      else if (choice === 3) telegram.limit(1000)
      else if (choice === 4) telegram.fail({ on: 'drip', bytes: 3, ms: 0, times: 1 })
      telegram.disconnect()
    },
  })
  expect(heard).toEqual(said)
})

test('Slack: nothing is lost and nothing twice while sockets, histories and workers fail', async () => {
  await using slack = await createSlack()
  const credentials = { token: 'xoxb-1-2-simulated', appToken: 'xapp-1-2-simulated' }
  slack.addApp(credentials)
  const anna = slack.world.join('anna', 'Anna')
  const channel = channelOf('slack', slack.url)
  await using desk = await openHearing({ channel, account: { settings: {}, credentials } })
  const { heard, said } = await hearThrough(desk, {
    say: (text) => void slack.say({ by: anna, text }),
    calm: slack.faults.clear,
    hurt(choice) {
      if (choice === 0) slack.hub.freeze()
      else if (choice === 1) slack.fail({ on: 'cut-at', bytes: 40, times: 1 })
      else if (choice === 2) slack.fail({ on: 'answer', times: 1, answer: { status: 503, body: '<html>' } })
      else if (choice === 3) slack.limit(1000)
      else if (choice === 4) slack.fail({ on: 'cut-after', times: 1 })
      slack.disconnect()
    },
  })
  expect(heard).toEqual(said)
})

test('Discord: nothing is lost and nothing twice while the gateway, rooms and workers fail', async () => {
  await using discord = await createDiscord({ heartbeatMs: 200 })
  const anna = discord.world.join('anna', 'Anna')
  const room = discord.world.channel('help')
  const channel = channelOf('discord', discord.url)
  await using desk = await openHearing({
    channel,
    account: { settings: {}, credentials: { token: discord.token } },
  })
  const { heard, said } = await hearThrough(desk, {
    say: (text) => void discord.say({ by: anna, room, text: `<@${discord.bot.id}> ${text}` }),
    calm: discord.faults.clear,
    hurt(choice) {
      if (choice === 0) discord.gateway.hub.freeze()
      else if (choice === 1) discord.gateway.reconnect()
      else if (choice === 2) discord.fail({ on: 'answer', times: 1, answer: { status: 503, body: '<html>' } })
      else if (choice === 3) discord.limit(1000)
      else if (choice === 4) discord.gateway.forget()
      else discord.disconnect()
    },
  })
  expect(heard).toEqual(said.map((text) => `@The Shop ${text}`).toSorted())
})
