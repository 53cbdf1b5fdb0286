import { expect, test } from 'vitest'
import type { Channel } from '../contract.ts'
import type { WebhookReceiver } from '../webhook.ts'
import { textsOf } from './drain.ts'
import { type ChannelHarness, contextOf } from './harness.ts'

export function describeWebhook({ webhook }: Pick<Channel, 'webhook'>, start: () => Promise<ChannelHarness>) {
  if (webhook === undefined) return
  test('a call that is genuine is kept, and says what was said', async () => {
    await using harness = await start()
    const request = await callOf(harness, 'said by a call')
    expect(webhook.answer(viewOf(harness), request)).toMatchObject({ status: 200, keep: true })
    expect(textsOf([await read(webhook, harness, request)])).toEqual(['said by a call'])
  })

  test('a call that comes again says the same under the same ids', async () => {
    await using harness = await start()
    const request = await callOf(harness, 'said twice')
    const idsNow = async () =>
      (await read(webhook, harness, request)).messages.map(({ externalId }) => externalId)
    const ids = await idsNow()
    expect(ids).toHaveLength(1)
    expect(await idsNow()).toEqual(ids)
  })

  test('a call that was changed on its way is refused and not kept', async () => {
    await using harness = await start()
    const request = await callOf(harness, 'as it was sent')
    const forged = harness.forge?.(request) ?? { ...request, body: otherWords(request.body) }
    const answer = webhook.answer(viewOf(harness), forged)
    expect(answer.keep).toBe(false)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })
}

const otherWords = (body: Uint8Array) =>
  Buffer.from(Buffer.from(body).toString('latin1').replace('sent', 'said'), 'latin1')

async function callOf(harness: ChannelHarness, text: string) {
  const request = await harness.call?.(text)
  if (request === undefined) throw new TypeError('a channel with a webhook needs a harness that can call it')
  return request
}

const viewOf = ({ account: { settings, credentials, account = null } }: ChannelHarness) => ({
  settings,
  credentials,
  account,
})

async function read(
  webhook: WebhookReceiver,
  harness: ChannelHarness,
  request: Parameters<typeof webhook.read>[1],
) {
  return { ...(await webhook.read(viewOf(harness), request, contextOf(harness))), cursor: null }
}
