import { deliverMessage } from '@hubbub/domain'
import { eventually, mailTerms } from '@hubbub/test-support'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { anna, openPipeline, type Pipeline, type PipelineOptions } from './lib/open-pipeline.ts'

const patient = { timeout: 15_000 }

/** With a conversation to answer in, its own workers ended again. */
async function withConversation(options: PipelineOptions = {}) {
  await using opening = new AsyncDisposableStack()
  const pipe = opening.use(await openPipeline(options))
  const workers = await pipe.start('collect', 'enrich', 'route')
  await pipe.writeMail('first@post.test')
  const [conversation] = await eventually(async () => {
    const found = await pipe.conversations()
    expect(found).toHaveLength(1)
    return found
  }, patient)
  await workers[Symbol.asyncDispose]()
  const stack = opening.move()
  return {
    ...pipe,
    conversationId: conversation?.id ?? '',
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

const settled = async (pipe: Pipeline, messageId: string, state: string) =>
  await eventually(async () => expect(await pipe.delivery(messageId)).toMatchObject({ state }), patient)
const lapse = async (pipe: Pipeline, ago = '5 minutes') =>
  await pipe.sql(
    `UPDATE outbound_delivery SET state = 'sending', attempts = 1, recipients = '[]', lease_until = now() - interval '1 second', alive_at = now() - interval '${ago}'`,
  )

test('a failure that passes is tried again and then sent, once', async () => {
  await using pipe = await withConversation()
  await using _deliver = await pipe.start('deliver')
  pipe.mail.fail({ on: 'data', code: 451, message: '4.3.0 try again later', times: 1 })
  const reply = await pipe.reply(pipe.conversationId, 'Tried twice.')
  await eventually(
    async () =>
      expect(await pipe.delivery(reply.id)).toMatchObject({
        state: 'queued',
        attempts: 1,
        error_class: 'retry',
      }),
    patient,
  )
  expect((await pipe.delivery(reply.id))?.response).toContain('try again later')
  await pipe.sql(`UPDATE outbound_delivery SET not_before = now()`)
  await settled(pipe, reply.id, 'sent')
  expect(pipe.received('Tried twice.')).toBe(1)
  expect(await pipe.delivery(reply.id)).toMatchObject({ attempts: 2, error_class: null })
})

test('what the server will never take fails in its words, and nothing is tried again', async () => {
  await using pipe = await withConversation()
  await using _deliver = await pipe.start('deliver')
  const reply = await pipe.reply(pipe.conversationId, 'To nobody.', ['nobody@shop.test'])
  await settled(pipe, reply.id, 'failed')
  expect(await pipe.delivery(reply.id)).toMatchObject({ attempts: 1, error_class: 'rejected' })
  const [row] = await pipe.sql<{ recipients: { status: string; response: string }[] }>(
    'SELECT recipients FROM outbound_delivery',
  )
  expect(row?.recipients).toMatchObject([
    { status: 'rejected', response: expect.stringContaining('no such user') },
  ])
})

test('of two recipients one is refused: it is sent, and says whom it did not reach', async () => {
  await using pipe = await withConversation()
  await using _deliver = await pipe.start('deliver')
  const reply = await pipe.reply(pipe.conversationId, 'For both.', [anna, 'nobody@shop.test'])
  await settled(pipe, reply.id, 'sent')
  const [row] = await pipe.sql<{ recipients: { address: string; status: string }[] }>(
    'SELECT recipients FROM outbound_delivery',
  )
  expect(new Map(row?.recipients.map(({ address, status }) => [address, status]))).toEqual(
    new Map([
      [anna, 'accepted'],
      ['nobody@shop.test', 'rejected'],
    ]),
  )
  expect(pipe.received('For both.')).toBe(1)
})

test('a sign-in that fails holds the reply and shows at the mailbox; it leaves when that is mended', async () => {
  await using pipe = await withConversation()
  const undo = pipe.mail.fail({ on: 'auth', code: 535, message: '5.7.8 authentication failed' })
  await using _deliver = await pipe.start('deliver')
  const reply = await pipe.reply(pipe.conversationId, 'After the mending.')
  await eventually(
    async () =>
      expect(await pipe.delivery(reply.id)).toMatchObject({
        state: 'queued',
        attempts: 0,
        error_class: 'reauthorize',
      }),
    patient,
  )
  await eventually(async () => {
    const [channel] = await pipe.sql<{ health: string; last_error: string }>(
      'SELECT health, last_error FROM channel',
    )
    return expect(channel).toMatchObject({
      health: 'needs-sign-in',
      last_error: expect.stringContaining('Sending: '),
    })
  }, patient)
  undo()
  // As the settings do when a person gives the password again.
  await pipe.sql(`UPDATE channel SET health = 'connecting', last_error = NULL, version = version + 1`)
  await using _collect = await pipe.start('collect')
  await settled(pipe, reply.id, 'sent')
  expect(pipe.received('After the mending.')).toBe(1)
})

test('several workers and several signals send a reply once', async () => {
  await using pipe = await withConversation()
  await using _one = await pipe.start('deliver')
  await using _other = await pipe.start('deliver')
  const replies = await Promise.all(
    [1, 2, 3, 4].map(async (number) => await pipe.reply(pipe.conversationId, `Number ${number}, once.`)),
  )
  for (const { id } of replies) {
    for (const notBefore of [new Date(), new Date(0)]) {
      await pipe.producer.signals.deliveryDue({ workspaceId: pipe.workspaceId, messageId: id, notBefore })
    }
  }
  for (const { id } of replies) await settled(pipe, id, 'sent')
  expect([1, 2, 3, 4].map((number) => pipe.received(`Number ${number}, once.`))).toEqual([1, 1, 1, 1])
})

test('a reply that was taken back does not leave', async () => {
  await using pipe = await withConversation()
  const reply = await pipe.reply(pipe.conversationId, 'Taken back.')
  await pipe.sql(`UPDATE outbound_delivery SET state = 'cancelled'`)
  await using _deliver = await pipe.start('deliver')
  await pipe.producer.signals.deliveryDue({
    workspaceId: pipe.workspaceId,
    messageId: reply.id,
    notBefore: new Date(),
  })
  await eventually(async () => expect(await pipe.producer.waiting('deliver')).toBe(0), patient)
  expect(await pipe.delivery(reply.id)).toMatchObject({ state: 'cancelled', attempts: 0 })
  expect(pipe.received('Taken back.')).toBe(0)
})

describe('a worker that was killed in the middle', () => {
  test('after the server had it: the Sent folder tells, and nothing is sent again', async () => {
    await using pipe = await withConversation()
    const first = await pipe.start('deliver')
    const reply = await pipe.reply(pipe.conversationId, 'Killed after.')
    await settled(pipe, reply.id, 'sent')
    await first[Symbol.asyncDispose]()
    await lapse(pipe)
    await using _deliver = await pipe.start('deliver')
    await settled(pipe, reply.id, 'sent')
    expect(pipe.received('Killed after.')).toBe(1)
    expect(await pipe.delivery(reply.id)).toMatchObject({ attempts: 1, response: 'Found at the network' })
  })

  test('before the server had it: it is sent now', async () => {
    await using pipe = await withConversation()
    const reply = await pipe.reply(pipe.conversationId, 'Killed before.')
    await lapse(pipe)
    await using _deliver = await pipe.start('deliver')
    await settled(pipe, reply.id, 'sent')
    expect(pipe.received('Killed before.')).toBe(1)
  })

  test('where nobody can tell: a person decides', async () => {
    await using pipe = await withConversation({ settings: { sentCopy: 'append' }, saveSent: false })
    const reply = await pipe.reply(pipe.conversationId, 'Who knows.')
    await lapse(pipe)
    await using _deliver = await pipe.start('deliver')
    await settled(pipe, reply.id, 'uncertain')
    expect(pipe.received('Who knows.')).toBe(0)
    const events = await pipe.sql(
      `SELECT data ->> 'state' AS state FROM event WHERE type = 'message.delivery_changed'`,
    )
    expect(events).toEqual([{ state: 'uncertain' }])
  })

  test('and not long ago: it is left open and asked again', async () => {
    await using pipe = await withConversation({ settings: { sentCopy: 'append' }, saveSent: false })
    const reply = await pipe.reply(pipe.conversationId, 'Too early to tell.')
    await lapse(pipe, '5 seconds')
    const outlet = {
      send: async () => expect.unreachable('it must not be sent again'),
      lookupSent: async () => 'unknown' as const,
      judge: () => expect.unreachable('nothing was sent'),
    }
    const tools = {
      outlet,
      catalogue: mailTerms,
      blobs: pipe.blobs,
      random: () => 0.5,
      signal: new AbortController().signal,
    }
    expect(await deliverMessage(pipe.context, tools, reply.id)).toBe('open')
    expect(await deliverMessage(pipe.context, tools, reply.id)).toBe('not-due')
    expect(await pipe.delivery(reply.id)).toMatchObject({ state: 'sending', attempts: 1 })
  })
})

test('an attempt whose claim has become someone else’s breaks off', async () => {
  await using pipe = await withConversation()
  const reply = await pipe.reply(pipe.conversationId, 'Slower than its claim.')
  vi.useFakeTimers({ toFake: ['setInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  const begun = Promise.withResolvers<void>()
  const outlet = {
    send: async (_channelId: string, _message: unknown, signal: AbortSignal) => {
      begun.resolve()
      return await new Promise<never>((_sent, broken) => {
        signal.addEventListener('abort', () => broken(new Error('broken off')))
      })
    },
    lookupSent: async () => expect.unreachable('nothing was interrupted'),
    judge: (error: unknown) => ({
      kind: 'failed' as const,
      class: 'retry' as const,
      message: String(error),
      until: null,
      recipients: [],
      maybeSent: false,
    }),
  }
  const tools = {
    outlet,
    catalogue: mailTerms,
    blobs: pipe.blobs,
    random: () => 0.5,
    signal: new AbortController().signal,
  }
  const delivering = deliverMessage(pipe.context, tools, reply.id)
  await begun.promise
  await pipe.sql(`UPDATE outbound_delivery SET lease_until = lease_until + interval '1 second'`)
  vi.advanceTimersByTime(20_000)
  expect(await delivering).toBe('lost')
  expect(await pipe.delivery(reply.id)).toMatchObject({ state: 'sending', attempts: 1 })
})

test('a connection that breaks after the server took the mail is no second mail', async () => {
  await using pipe = await withConversation()
  pipe.mail.fail({ on: 'drop-before-reply', times: 1 })
  await using _deliver = await pipe.start('deliver')
  const reply = await pipe.reply(pipe.conversationId, 'Taken, unsaid.')
  await eventually(() => expect(pipe.received('Taken, unsaid.')).toBe(1), patient)
  await eventually(
    async () => expect(await pipe.delivery(reply.id)).toMatchObject({ state: 'sending' }),
    patient,
  )
  await pipe.sql(
    `UPDATE outbound_delivery SET lease_until = now() - interval '1 second' WHERE lease_until < now() + interval '25 seconds'`,
  )
  await settled(pipe, reply.id, 'sent')
  expect(pipe.received('Taken, unsaid.')).toBe(1)
})

test('our own copy proves that an uncertain reply has left', async () => {
  await using pipe = await withConversation()
  const first = await pipe.start('deliver')
  const reply = await pipe.reply(pipe.conversationId, 'Proven later.')
  await settled(pipe, reply.id, 'sent')
  await first[Symbol.asyncDispose]()
  await pipe.sql(`UPDATE outbound_delivery SET state = 'uncertain', sent_at = NULL, recipients = '[]'`)
  await using _collect = await pipe.start('collect')
  await settled(pipe, reply.id, 'sent')
  expect(pipe.received('Proven later.')).toBe(1)
})
