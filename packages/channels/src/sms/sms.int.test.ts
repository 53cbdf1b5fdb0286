import type { InboundBatch } from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import { plainContext, type Use } from '../context.ts'
import { pullAll, textsOf } from '../contract-suite/drain.ts'
import { anna, annasMessage, hook, ours, outboundText, requestOf, startSms } from './sms.fixtures.ts'

const png = Buffer.from('89504e470d0a1a0a', 'hex')

describe('what is texted to us', () => {
  test('a picture comes along, by the call and by the list, and our secret goes to the API only', async () => {
    await using net = await startSms()
    const texted = await net.twilio.text({
      from: anna,
      body: 'look',
      media: [{ contentType: 'image/png', content: png }],
    })
    const request = requestOf(net.twilio.callFor(texted, hook))
    const called = await net.channel.webhook?.read(net.account, request, plainContext())
    await using session = net.channel.connect(net.account)
    const [pulled] = await pullAll(session, null)
    for (const batch of [called, pulled])
      expect(batch?.messages).toMatchObject([
        {
          externalId: texted.sid,
          text: 'look',
          author: { kind: 'phone', value: anna },
          attachments: [{ filename: 'picture-1.png', contentType: 'image/png', inline: true }],
        },
      ])
    expect(Buffer.from(called?.messages[0]?.attachments[0]?.content ?? [])).toEqual(png)
  })

  test('texts of one second have the same place whether a call or the list tells of them', async () => {
    await using net = await startSms({ now: () => new Date(Math.floor(Date.now() / 60_000) * 60_000) })
    const texted = []
    for (const body of ['one', 'two', 'three']) {
      texted.push(await net.twilio.text({ from: anna, body }))
      await net.twilio.text({ from: '+447700900999', body: 'of somebody else' })
    }
    const requests = texted.map((one) => requestOf(net.twilio.callFor(one, hook)))
    const read = async (request: (typeof requests)[number]) =>
      await net.channel.webhook?.read(net.account, request, plainContext())
    const called = await Promise.all(requests.map(read))
    await using session = net.channel.connect(net.account)
    const placesOf = (batches: readonly (Pick<InboundBatch, 'messages'> | undefined)[]) =>
      batches
        .flatMap((batch) => batch?.messages ?? [])
        .filter(({ author }) => author.value === anna)
        .map(({ text, sentAt }) => [text, sentAt.getTime() % 1000])
    const places = [
      ['one', 0],
      ['two', 1],
      ['three', 2],
    ]
    expect(placesOf(called)).toEqual(places)
    expect(placesOf(await pullAll(session, null))).toEqual(places)

    // One that the list does not have yet is the last of its second.
    const lists = ({ path }: { path: string }) => path.endsWith('/Messages.json')
    const answer = { json: { messages: [], next_page_uri: null } }
    net.twilio.fail({ on: 'answer', times: 1, when: lists, answer })
    expect(placesOf(await Promise.all(requests.slice(2).map(read)))).toEqual([['three', 999]])
    // The network is asked again for a minute; then the time of the call will do.
    net.twilio.fail({ on: 'answer', times: 2, when: lists, answer: { status: 503 } })
    const [, , last] = requests
    if (last === undefined) throw new Error('There are three')
    await expect(read(last)).rejects.toMatchObject({ class: 'retry' })
    const receivedAt = new Date(Date.now() - 61_000)
    expect((await read({ ...last, receivedAt }))?.messages).toMatchObject([{ sentAt: receivedAt }])
  })

  test('a file that cannot be had now is asked for again, one that is gone is said', async () => {
    await using net = await startSms()
    const texted = await net.twilio.text({
      from: anna,
      body: 'look',
      media: [{ contentType: 'image/png', content: png }],
    })
    const request = requestOf(net.twilio.callFor(texted, hook))
    const read = async () => await net.channel.webhook?.read(net.account, request, plainContext())
    net.twilio.fail({
      on: 'answer',
      times: 1,
      when: ({ path }) => path.startsWith('/store'),
      answer: { status: 503 },
    })
    await expect(read()).rejects.toMatchObject({ class: 'retry' })
    net.twilio.fail({
      on: 'answer',
      times: 1,
      when: ({ path }) => path.startsWith('/store'),
      answer: { status: 404 },
    })
    expect((await read())?.messages).toMatchObject([
      { text: 'look\n\n[A file could not be fetched]', attachments: [] },
    ])
  })

  test('many pages are read until the cursor is met, oldest first, in batches that each move it', async () => {
    await using net = await startSms()
    for (let index = 0; index < 230; index += 1) await net.twilio.text({ from: anna, body: `no. ${index}` })
    await using session = net.channel.connect(net.account)
    const batches = await pullAll(session, null)
    expect(textsOf(batches)).toEqual(Array.from({ length: 230 }, (_, index) => `no. ${index}`))
    expect(batches.length).toBeGreaterThan(3)
    // A worker that was killed after the second batch goes on from there.
    expect(textsOf(await pullAll(session, batches[1]?.cursor))).toHaveLength(130)
  })
})

describe('what we text', () => {
  test('its fate is told by calls, and by the list where they did not come', async () => {
    await using net = await startSms()
    const context = plainContext({ webhookUrl: hook })
    await using session = net.channel.connect(net.account, context)
    const { externalId } = await session.send(outboundText('on its way'))
    expect(net.twilio.world.callbackOf(externalId)).toBe(hook)
    const [first] = await pullAll(session, null)
    expect(first?.changes).toEqual([])

    const telling = (status: string, code: number | null = null) =>
      requestOf(net.twilio.callFor(net.twilio.world.settle(externalId, status, code), hook))
    const sent = telling('sent')
    expect(net.channel.webhook?.answer(net.account, sent)).toMatchObject({ status: 200, keep: false })
    const failed = telling('undelivered', 30003)
    expect(net.channel.webhook?.answer(net.account, failed)).toMatchObject({ status: 200, keep: true })
    const reason = 'The phone is switched off or out of reach (30003)'
    const read = await net.channel.webhook?.read(net.account, failed, context)
    expect(read?.changes).toMatchObject([{ kind: 'failed', externalId, reason }])

    const later = await pullAll(session, first?.cursor)
    expect(later).toMatchObject([{ messages: [], changes: [{ kind: 'failed', externalId, reason }] }])
    expect(await pullAll(session, later[0]?.cursor)).toEqual([])
  })

  test('who has opted out is not texted, and that is said in words', async () => {
    await using net = await startSms()
    await net.twilio.text({ from: anna, body: ' stop ' })
    await using session = net.channel.connect(net.account)
    const [batch] = await pullAll(session, null)
    const [stop] = batch?.messages ?? []
    const last = { ...annasMessage(stop?.post?.facts) }
    const terms = net.channel.replyTerms(net.account, { last, lastInboundAt: null, now: new Date() })
    expect(terms.ways[0]).toMatchObject({ can: false, why: expect.stringContaining('opted out by STOP') })
    for (const message of [outboundText('but'), outboundText('but', { inReplyTo: last })])
      await expect(session.send(message)).rejects.toMatchObject({
        class: 'rejected',
        message: 'They have opted out by STOP; they must text START before they can be texted again (21610)',
      })
    expect(net.twilio.sent(anna)).toEqual([])
    await net.twilio.text({ from: anna, body: 'START' })
    expect((await session.send(outboundText('welcome back'))).externalId).toMatch(/^SM/)
  })

  test.each([
    [21614, 'rejected', 'The number is no mobile number (21614)'],
    [21408, 'rejected', 'The account may not text to this country; allow it under Geo permissions (21408)'],
    [21611, 'rate-limited', 'Too many messages already wait for this number (21611)'],
    [30002, 'reauthorize', 'The account is suspended (30002)'],
    [99999, 'rejected', 'The message was refused with 99999 (99999)'],
  ])('a refusal with %i is %s', async (code, kind, message) => {
    await using net = await startSms()
    net.twilio.world.refused.set(anna, code)
    await using session = net.channel.connect(net.account)
    await expect(session.send(outboundText('hello'))).rejects.toMatchObject({
      class: kind,
      message,
      maybeSent: false,
    })
  })

  test('segments are paid for in both directions, each once', async () => {
    await using net = await startSms()
    const uses: Use[] = []
    const meter = { ...plainContext().meter, spend: async (use: Use) => void uses.push(use) }
    await using session = net.channel.connect(net.account, plainContext({ meter }))
    await session.send(outboundText('я'.repeat(71)))
    await net.twilio.text({ from: anna, body: 'thanks' })
    const [batch] = await pullAll(session, null)
    await pullAll(session, batch?.cursor)
    expect(uses).toEqual([
      { for: 'reply-direct', unit: 'segment-sent', amount: 2, costMicros: 16_600 },
      { for: 'direct', unit: 'segment-received', amount: 1, costMicros: 8_300 },
    ])
  })
})

describe('an account', () => {
  test('a messaging service sends by its own numbers and hears what comes to them', async () => {
    await using net = await startSms()
    const service = `MG${'0b'.repeat(16)}`
    const account = {
      ...net.account,
      settings: { ...net.account.settings, from: '', messagingServiceSid: service },
    }
    await using session = net.channel.connect(account)
    const { externalId } = await session.send(outboundText('by the service'))
    await net.twilio.text({ from: anna, body: 'to a number of no service' })
    expect((await pullAll(session, null)).flatMap(({ messages }) => messages)).toMatchObject([
      { externalId, direction: 'out' },
    ])
  })

  test('an API key signs in, and what it cannot prove it says', async () => {
    await using net = await startSms({ apiKeys: { SK1: 'of the key' } })
    const account = { ...net.account, credentials: { apiKey: 'SK1', apiSecret: 'of the key' } }
    const { ok, steps } = await net.channel.check(account)
    expect(ok).toBe(true)
    expect(steps.at(-1)?.message).toContain('only fetched')
    const request = requestOf(net.twilio.callFor(await net.twilio.text({ from: anna, body: 'hi' }), hook))
    expect(net.channel.webhook?.answer(account, request)).toMatchObject({ status: 403, keep: false })
  })

  test('a number that is not the account’s is said before anything is sent', async () => {
    await using net = await startSms()
    const settings = { ...net.account.settings, from: '+44 20 7946 0999' }
    const { ok, steps } = await net.channel.check({ ...net.account, settings })
    expect(ok).toBe(false)
    expect(steps.at(-2)).toMatchObject({
      ok: false,
      message: '+44 20 7946 0999 is no number of this account',
    })
    expect(net.channel.address(net.account)).toBe('+44 20 7946 0018')
    expect(net.channel.own(net.account)).toEqual([ours])
  })
})
