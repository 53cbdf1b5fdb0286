import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import type { WebhookRequest } from '../webhook.ts'
import { anna, startTelegram } from './telegram.fixtures.ts'

const url = 'https://desk.shop.test/hooks/7'

test('Telegram is told where to call, calls, and what cannot be delivered is said', async () => {
  const calls: WebhookRequest[] = []
  let status = 200
  await using net = await startTelegram({
    callOut: async (call) => {
      calls.push({ ...call, method: 'POST', query: {}, receivedAt: new Date() })
      return status
    },
  })
  const { telegram, bot, channel } = net
  const account = { ...net.account, settings: { receive: 'webhook' } }
  const context = plainContext({ webhookUrl: url })
  await using session = channel.connect(account, context)
  const stop = new AbortController()
  const life = session.pull({ cursor: null, signal: stop.signal })[Symbol.asyncIterator]()
  expect((await life.next()).value).toMatchObject({ messages: [], unreadable: [] })
  stop.abort()
  await life.next().catch(() => undefined)

  telegram.write({ from: anna, text: 'by a call' })
  await expect.poll(() => calls.length).toBe(1)
  const [call] = calls
  const view = { settings: account.settings, credentials: account.credentials }
  expect(call?.url).toBe(url)
  expect(channel.webhook?.answer(view, call as WebhookRequest)).toEqual({ status: 200, keep: true })
  const read = await channel.webhook?.read(view, call as WebhookRequest, context)
  expect(read?.messages).toMatchObject([{ text: 'by a call', externalId: '555:1' }])

  status = 500
  telegram.write({ from: anna, text: 'not taken' })
  await expect.poll(() => bot.webhookInfo().pending_update_count).toBe(1)
  await expect
    .poll(async () => {
      const pulled: unknown = await session
        .pull({ cursor: null, signal: AbortSignal.timeout(5000) })
        [Symbol.asyncIterator]()
        .next()
        .catch((error: unknown) => error)
      return pulled
    })
    .toMatchObject({ class: 'retry', message: expect.stringContaining('500 (1 waiting)') })
})

test('without a public https address it is said before anything is set', async () => {
  await using net = await startTelegram()
  const account = { ...net.account, settings: { receive: 'webhook' } }
  for (const webhookUrl of [null, 'http://127.0.0.1:3000/hooks/7']) {
    const { ok, steps } = await net.channel.check(account, plainContext({ webhookUrl }))
    expect(ok).toBe(false)
    expect(steps.at(-1)?.message).toContain('public https address')
  }
  expect(net.bot.webhookInfo().url).toBe('')
})

test('our own webhook is nobody else’s, whichever channel is tried', async () => {
  await using net = await startTelegram()
  const account = { ...net.account, settings: { receive: 'webhook' } }
  net.bot.setWebhook(url, null)
  const stepOf = async (webhookUrl: string) =>
    (await net.channel.check(account, plainContext({ webhookUrl }))).steps.at(-1)
  expect(await stepOf('https://desk.shop.test/hooks/new')).toMatchObject({ ok: true })
  expect(await stepOf('https://elsewhere.test/hooks/new')).toMatchObject({ ok: false })
})
