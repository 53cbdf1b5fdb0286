import { createChannels } from '@hubbub/channels'
import { intakeTools } from '@hubbub/collect'
import { startDeliver } from '@hubbub/deliver'
import { collectBatch, listMessages, sendReply, sendTemplate } from '@hubbub/domain'
import { startEnrich } from '@hubbub/enrich'
import { startRoute } from '@hubbub/route'
import { createKeyring, createThreadTokens } from '@hubbub/runtime'
import { createGraph, type WhatsappPerson } from '@hubbub/simulators'
import { eventually } from '@hubbub/test-support'
import { workContext } from '@hubbub/worker'
import { expect, test } from 'vitest'
import { openHearing } from '../hearing/lib/open-hearing.ts'
import { openHooks } from '../hearing/lib/open-hooks.ts'

const ids = { phoneNumberId: '106540352242922', businessAccountId: '102290129340398' }
const sheena: WhatsappPerson = { number: '16505551234', userId: 'US.134912', name: 'Sheena Nelson' }
const template = {
  id: 't1',
  name: 'hello',
  language: 'en',
  status: 'APPROVED',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Hello {{1}}, it is here.' }],
}
const patient = { timeout: 30_000 }

/** A number whose clock a test turns, called into a workspace with all workers. */
async function open() {
  await using opening = new AsyncDisposableStack()
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const graph = opening.use(await createGraph({ now }))
  const number = graph.addNumber({
    id: ids.phoneNumberId,
    businessId: ids.businessAccountId,
    display: '+1 555-078-3881',
    name: 'The Shop',
  })
  const token = graph.app.letIn('EAAsimulatedSystemUserToken0123456789')
  const channel = createChannels({ allowPrivateHosts: true, urls: { whatsapp: graph.url } }).get('whatsapp')
  if (channel === undefined) throw new TypeError('there is no WhatsApp')
  const credentials = { token, appSecret: graph.app.secret, verifyToken: 'a word of ours' }
  const settings = { ...ids, register: false }
  const desk = opening.use(await openHearing({ channel, account: { settings, credentials } }))
  const hooks = opening.use(await openHooks(desk))
  await graph.hooks.subscribe('whatsapp_business_account', hooks.at(desk.channelId), 'a word of ours')
  const keyring = createKeyring([desk.clone.secret])
  const part = { ...desk.part(), keyring, threadTokens: createThreadTokens(keyring) }
  opening.use(await desk.collect())
  for (const start of [startEnrich, startRoute, startDeliver]) opening.use(await start(part))
  const context = { ...workContext(part, { workspaceId: desk.workspaceId, trace: null }), caller: agent }
  const tools = {
    signThread: (id: string) => id,
    catalogue: {
      replyTerms: (...asked: Parameters<typeof channel.replyTerms>) => ({
        ...channel.replyTerms(...asked),
        form: channel.form,
      }),
      templates: async (_kind: string, input: { settings: unknown; credentials: unknown }) =>
        (await channel.templates?.(input)) ?? [],
    },
    secrets: desk.secrets,
    exclusive: part.database.leases,
  }
  const stack = opening.move()
  return {
    graph,
    number,
    desk,
    context,
    tools,
    intake: intakeTools(part),
    /** The clock of Meta; ours stays. */
    turn: (ms: number) => (ahead += ms),
    messages: async (conversationId: string) =>
      (await listMessages(context, { conversationId, limit: 50, before: null })).items.filter(
        ({ kind }) => kind === 'message',
      ),
    conversations: async () => await desk.sql<{ id: string }>('SELECT id FROM conversation'),
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

const agent = {
  actor: { kind: 'system' as const, id: null, name: 'Test' },
  memberId: null,
  permissions: new Set(['message:send', 'conversation:read'] as const),
  visibility: 'all' as const,
  teamIds: [],
}
const newReply = (conversationId: string) => ({
  conversationId,
  clientId: crypto.randomUUID(),
  text: '',
  attachmentIds: [],
})

test('calls come doubled and in another order; outside the window a template goes, and its receipts come', async () => {
  await using net = await open()
  const { graph, number, context, tools } = net
  net.turn(-25 * 3_600_000)
  graph.hooks.hold()
  number.write(sheena, 'first')
  net.turn(60_000)
  number.write(sheena, 'second')
  number.answerInApp(sheena, 'I look after it')
  await graph.hooks.release({ reversed: true, twice: true })
  const id = await eventually(async () => {
    const [one, ...more] = await net.conversations()
    expect(more).toEqual([])
    return one && (await net.messages(one.id)).length === 3 ? one.id : null
  }, patient)
  expect((await net.messages(id)).map(({ direction, text }) => `${direction}: ${text}`).toSorted()).toEqual([
    'in: first',
    'in: second',
    'out: I look after it',
  ])

  await expect(sendReply(context, tools, { ...newReply(id), text: 'Hello' })).rejects.toMatchObject({
    code: 'message.way_closed',
    message: expect.stringContaining('24 hours'),
  })
  number.templates.push(template)
  const incomplete = { id: 'hello/en', values: {} }
  await expect(sendTemplate(context, tools, { ...newReply(id), template: incomplete })).rejects.toMatchObject(
    {
      code: 'template.incomplete',
    },
  )
  const filled = { id: 'hello/en', values: { 'body.1': 'Sheena' } }
  const { id: messageId, text } = await sendTemplate(context, tools, { ...newReply(id), template: filled })
  expect(text).toBe('Hello Sheena, it is here.')
  const sent = await eventually(() => number.sent[0] ?? null, patient)
  number.deliver(sent)
  number.see(sent)
  await eventually(async () => {
    const message = (await net.messages(id)).find((one) => one.id === messageId)
    return expect(message?.delivery).toMatchObject({
      state: 'sent',
      receivedAt: expect.any(String),
      readAt: expect.any(String),
    })
  }, patient)
})

test('a reply whose sending was interrupted is decided by the status that names it', async () => {
  await using net = await open()
  const { graph, number, context, tools, desk } = net
  number.write(sheena, 'Are you there?')
  const id = await eventually(async () => (await net.conversations())[0]?.id ?? null, patient)
  graph.fail({
    on: 'cut-after',
    times: 1,
    when: ({ path, method }) => method === 'POST' && path.endsWith('/messages'),
  })
  const { id: messageId } = await sendReply(context, tools, { ...newReply(id), text: 'Yes' })
  await eventually(async () => {
    const [row] = await desk.sql('SELECT external_id FROM message WHERE id = $1', [messageId])
    return expect(row).toEqual({ external_id: number.sent[0]?.id })
  }, patient)
  await desk.sql(`UPDATE outbound_delivery SET lease_until = now() - interval '1 second'`)
  number.deliver(number.sent[0] as (typeof number.sent)[number])
  await eventually(async () => {
    const ours = (await net.messages(id)).filter(({ direction }) => direction === 'out')
    return expect(ours).toMatchObject([{ delivery: { state: 'sent', receivedAt: expect.any(String) } }])
  }, patient)
  expect(number.sent).toHaveLength(1)

  // As Messenger tells it: not which message was read, but up to when all were.
  const readUntil = (value: string, at: Date) =>
    ({ kind: 'read-until', externalId: value, by: { kind: 'phone', value }, at }) as const
  const seen = [readUntil('+4930999', new Date()), readUntil('+16505551234', new Date(0))]
  const seenNow = readUntil('+16505551234', new Date(Date.now() + 60_000))
  const readAt = async (changes: readonly (typeof seenNow)[]) => {
    const batch = { messages: [], unreadable: [], changes: [...changes] }
    await collectBatch(context, net.intake, { channelId: desk.channelId, batch })
    return (await net.messages(id)).find((one) => one.id === messageId)?.delivery?.readAt
  }
  expect(await readAt(seen)).toBeNull()
  expect(await readAt([seenNow])).toBe(seenNow.at.toISOString())
})
