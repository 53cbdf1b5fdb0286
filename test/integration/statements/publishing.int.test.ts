import {
  type Context,
  getIncident,
  lapseStatement,
  listHeldItems,
  placeOutboundHold,
  publishStatement,
  removePost,
  retryPost,
  saveStatement,
} from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { openNetwork } from '../posts/lib/open-network.ts'
import { approve, approveStatement, openCrisis } from './lib/approve-statement.ts'

const patient = { timeout: 30_000 }
const settled = async () => await new Promise((resolve) => setTimeout(resolve, 1_500))

async function open() {
  const net = await openNetwork()
  const crisis = await openCrisis(net)
  const en = { language: 'en', network: null, text: 'We look into it' }
  const de = { language: 'de', network: 'plain', text: 'Wir prüfen es' }
  const statement = await approveStatement(crisis, [en, de])
  const posts = [{ channelId: net.channelId, language: 'en', fields: {} }]
  const publish = async (
    rest: Partial<Parameters<typeof publishStatement>[2]> = {},
    ctx: Context = crisis.writer,
  ) =>
    await publishStatement(
      ctx,
      { catalogue: net.tools.catalogue },
      { id: statement.id, approvalId: statement.approvalId, posts, despiteHold: false, ...rest },
    )
  const states = async () =>
    (await statement.read()).publications.map(({ post }) => post?.delivery?.state ?? null)
  const told = async () =>
    (await getIncident(crisis.boss, crisis.incidentId)).entries
      .filter(({ kind }) => kind === 'publication')
      .map(({ text }) => text)
  return Object.assign(net, { crisis, statement, publish, states, told })
}

describe('an approved statement', () => {
  test('is published with several accounts, to each in its words, and each is followed by itself', async () => {
    await using net = await open()
    await net.startAll()
    const german = net.network.join('laden', 'Der Laden')
    const second = await net.connect(german, 'Schlicht')
    const posts = [
      { channelId: net.channelId, language: 'en', fields: {} },
      { channelId: second, language: 'de', fields: {} },
    ]
    net.network.fail({
      on: 'answer',
      times: 1,
      when: ({ path, body }) => path === '/posts' && body.toString().includes('Wir'),
      answer: { status: 422, json: { error: 'Heute nicht' } },
    })
    const published = await net.publish({ posts })
    expect(published.publications).toMatchObject([
      { number: 2, channel: { name: 'Plain', kind: 'plain' }, language: 'en', by: 'Wendy' },
      { number: 2, channel: { name: 'Schlicht' }, language: 'de', sentAt: null },
    ])
    await eventually(async () => expect(await net.states()).toEqual(['sent', 'failed']), patient)
    const [said] = net.network.saidBy(net.shop)
    const { publications } = await net.statement.read()
    expect(publications).toMatchObject([
      { externalId: said?.id, post: { post: { url: said?.url } } },
      { sentAt: null, post: { delivery: { response: 'Heute nicht' } } },
    ])
    await retryPost(net.crisis.writer, publications[1]?.post?.id ?? '')
    await eventually(async () => expect(await net.states()).toEqual(['sent', 'sent']), patient)
    expect(net.network.saidBy(german).map(({ text }) => text)).toEqual(['Wir prüfen es'])
    expect((await net.told()).toSorted()).toEqual([
      `Plain has it: ${said?.url}`,
      'Schlicht did not take it: Heute nicht',
      `Schlicht has it: ${net.network.saidBy(german)[0]?.url}`,
      'Version 2 is published with Plain, Schlicht',
    ])
    const { figures } = await getIncident(net.crisis.boss, net.crisis.incidentId)
    expect(figures.toStatement).toBeGreaterThanOrEqual(10)
    expect(figures.toStatement).toBeLessThan(12)
    await removePost(net.crisis.writer, net.tools, publications[0]?.post?.id ?? '')
    await eventually(() => net.network.saidBy(net.shop).length === 0, patient)
  })

  test('is published once, though it is asked for by several at once and the line breaks when it was taken', async () => {
    await using net = await open()
    net.network.fail({ on: 'cut-after', times: 1, when: ({ path }) => path === '/posts' })
    const answers = await Promise.all([net.publish(), net.publish({}, net.crisis.boss), net.publish()])
    expect(answers.map(({ publications }) => publications.length)).toEqual([1, 1, 1])
    await net.startAll()
    await eventually(async () => expect(await net.states()).toEqual(['sent']), patient)
    await net.publish()
    await settled()
    expect(net.network.saidBy(net.shop)).toHaveLength(1)
  })

  test('leaves though nobody heard that it is due', async () => {
    await using net = await open()
    const signals = { ...net.context.signals, deliveryDue: async () => {} }
    await net.publish({}, { ...net.crisis.writer, signals })
    await net.startAll()
    await eventually(async () => expect(await net.states()).toEqual(['sent']), patient)
  })

  test('too long for a network is refused with the reason of each account, and nothing is kept', async () => {
    await using net = await open()
    const texts = [{ language: 'en', network: null, text: 'long '.repeat(30) }]
    const { id, approvalId, read } = await approveStatement(net.crisis, texts)
    const posts = ['en', 'fr'].map((language) => ({ channelId: net.channelId, language, fields: {} }))
    await expect(net.publish({ id, approvalId, posts })).rejects.toMatchObject({
      code: 'post.refused',
      details: {
        errors: [
          { path: 'posts.0', message: expect.stringContaining('of 100') },
          { path: 'posts.1', message: 'There is no text for Plain in this language' },
        ],
      },
    })
    expect((await read()).publications).toEqual([])
    expect(await net.sql('SELECT 1 FROM outbound_delivery')).toEqual([])
  })
})

describe('what has not left', () => {
  test('stays here once the statement is changed, however often it is tried', async () => {
    await using net = await open()
    await net.publish()
    const { id } = net.statement
    const content = {
      headline: '',
      values: {},
      texts: [{ language: 'en', network: null, text: 'It was us' }],
    }
    await saveStatement(net.crisis.boss, { id, basedOn: 2, content })
    await net.startAll()
    await eventually(async () => expect(await net.states()).toEqual(['failed']), patient)
    const [first] = (await net.statement.read()).publications
    expect(first?.post?.delivery?.response).toContain('changed after it was approved')
    await retryPost(net.crisis.writer, first?.post?.id ?? '')
    await settled()
    expect(await net.states()).toEqual(['failed'])
    expect(net.network.saidBy(net.shop)).toEqual([])
    await expect(net.publish()).rejects.toMatchObject({ code: 'statement.voided' })
    // The correction is asked for and published by itself.
    const { approvalId } = await approve(
      { ...net.crisis, writer: net.crisis.boss, boss: net.crisis.writer },
      id,
      3,
    )
    await net.publish({ approvalId })
    await eventually(async () => expect(await net.states()).toEqual(['failed', 'sent']), patient)
    expect(net.network.saidBy(net.shop).map(({ text }) => text)).toEqual(['It was us'])
  })

  test('stays here once the approval is over, which is noted once', async () => {
    await using net = await open()
    await net.publish()
    await net.sql(`UPDATE statement_approval SET expires_at = clock_timestamp()`)
    await net.startAll()
    await eventually(async () => expect(await net.states()).toEqual(['failed']), patient)
    expect(net.network.saidBy(net.shop)).toEqual([])
    const second = { channelId: net.channelId, language: 'de', fields: {} }
    await expect(net.publish({ posts: [second] })).rejects.toMatchObject({ code: 'statement.lapsed' })
    const noted = await Promise.all(
      [1, 2, 3].map(async () => await lapseStatement(net.context, net.statement.id)),
    )
    expect(noted.filter(Boolean)).toHaveLength(1)
    expect((await net.statement.read()).state).toBe('lapsed')
    const { entries } = await getIncident(net.crisis.boss, net.crisis.incidentId)
    expect(entries.filter(({ text }) => text === 'The approval of version 2 has lapsed')).toHaveLength(1)
  })

  test('waits where sending is held, and passes the switch only where somebody who may work it says so', async () => {
    await using net = await open()
    await net.startAll()
    const hold = await placeOutboundHold(net.crisis.boss, {
      brandId: null,
      reach: 'automatic',
      reason: 'A recall',
    })
    await net.publish()
    await eventually(async () => (await listHeldItems(net.crisis.boss, hold.id)).length === 1, patient)
    expect(net.network.saidBy(net.shop)).toEqual([])
    const { caller } = net.crisis.writer
    const permissions = new Set([...caller.permissions].filter((one) => one !== 'outbound:hold'))
    const posts = [{ channelId: net.channelId, language: 'de', fields: {} }]
    const despite = { posts, despiteHold: true }
    await expect(
      net.publish(despite, { ...net.crisis.writer, caller: { ...caller, permissions } }),
    ).rejects.toMatchObject({
      code: 'access.forbidden',
    })
    await net.publish(despite)
    await eventually(() => net.network.saidBy(net.shop).length === 1, patient)
    expect(net.network.saidBy(net.shop).map(({ text }) => text)).toEqual(['Wir prüfen es'])
    const items = await listHeldItems(net.crisis.boss, hold.id)
    expect(items.map(({ text, state, by }) => `${text}: ${state} (${by})`).toSorted()).toEqual([
      'We look into it: held (null)',
      'Wir prüfen es: let-go (Wendy)',
    ])
    expect(await net.told()).toContain(
      'Version 2 is published with Plain, past the switch that holds sending',
    )
  })
})
