import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import type { WebhookRequest } from '../webhook.ts'
import { callOf, startSlack } from './slack.fixtures.ts'

test('Slack proves its address, calls, comes again, and says when it holds events back', async () => {
  const calls: WebhookRequest[] = []
  let answered: { status: number; body?: string } = { status: 500 }
  await using net = await startSlack({
    callOut: async (call) => {
      calls.push({ ...callOf(call), url: call.url })
      const answer = net.channel.webhook?.answer(net.account, calls.at(-1) as WebhookRequest)
      answered = answer ?? { status: 500 }
      return { status: answered.status, body: answered.body ?? '' }
    },
  })
  const { slack, app, anna, channel, account } = net
  expect(await app.verify('https://desk.shop.test/hooks/1')).toBe(true)
  slack.say({ by: anna, text: 'by a call' })
  await expect.poll(() => calls.length).toBe(2)
  const call = calls[1] as WebhookRequest
  expect(channel.webhook?.answer(account, call)).toMatchObject({ status: 200, keep: true })
  const context = plainContext()
  const read = await channel.webhook?.read(account, call, context)
  expect(read?.messages).toMatchObject([{ text: 'by a call', addressed: true }])

  const envelope = JSON.parse(Buffer.from(call.body).toString()) as object
  const again = callOf(app.callFor(envelope, 1))
  expect(channel.webhook?.answer(account, again)).toMatchObject({ keep: true })
  const same = await channel.webhook?.read(account, again, context)
  expect(same?.messages[0]?.externalId).toBe(read?.messages[0]?.externalId)

  const limited = {
    type: 'app_rate_limited',
    team_id: 'T0SHOP001',
    minute_rate_limited: 1_795_000_020,
    api_app_id: 'A0SHOP',
  }
  const told = callOf(app.callFor(limited))
  expect(channel.webhook?.answer(account, told)).toMatchObject({ keep: true })
  expect((await channel.webhook?.read(account, told, context))?.gaps).toMatchObject([
    { from: new Date(1_795_000_020_000), to: new Date(1_795_000_080_000) },
  ])
})

test('a call that is old, unsigned, or for another workspace is not kept', async () => {
  await using net = await startSlack()
  const { app, channel, account } = net
  const answer = (call: WebhookRequest, view = account) => channel.webhook?.answer(view, call)
  const event = app.envelopeOf({ type: 'message' })
  expect(answer(callOf(app.callFor(event, null, new Date(Date.now() - 301_000))))).toEqual({
    status: 401,
    keep: false,
  })
  expect(answer(callOf(app.callFor(event, null, new Date(Date.now() - 240_000))))?.keep).toBe(true)
  const unsigned = { ...account, credentials: { ...account.credentials, signingSecret: '' } }
  expect(answer(callOf(app.callFor(event)), unsigned as never)?.status).toBe(401)
  const elsewhere = { ...event, team_id: 'T0OTHER', authorizations: [] }
  expect(answer(callOf(app.callFor(elsewhere)))).toEqual({ status: 200, keep: false })
  const garbage = app.callFor(event)
  expect(answer({ ...callOf(garbage), body: Buffer.from('{') })?.status).toBe(401)
})
