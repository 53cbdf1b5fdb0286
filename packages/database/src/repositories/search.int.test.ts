import type { Caller } from '@hubbub/domain'
import { ids } from '@hubbub/runtime'
import { query, type Workbench } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, openBench } from './bench.fixtures.ts'

let bench: Bench
let desk: Workbench
const named: Record<string, string> = {}
beforeAll(async () => {
  bench = await openBench()
  desk = await bench.open()
  const receive = async (name: string, mail: Parameters<Workbench['receive']>[0]) => {
    named[name] = (await desk.receive(mail)).conversationId
  }
  await receive('jumper', {
    from: 'zoe@example.test',
    name: 'Zoë Müller',
    subject: 'Größe stimmt nicht',
    text: `${'Guten Tag. '.repeat(40)}Der Pullover ist zu klein, señor Ångström. \u0002Ende\u0003`,
  })
  await receive('lamp', {
    from: 'bob@lamps.test',
    name: 'Bob',
    subject: 'Lamp',
    text: 'The lamp is 100% broken_now. It\\does not light.',
  })
  await receive('order', {
    from: 'eve@shop.test',
    name: 'Eve',
    subject: 'Order 4711',
    text: 'Where is my order?',
  })
  await receive('japan', {
    from: 'jp@example.test',
    name: '山田',
    subject: '注文が届きません',
    text: '注文番号は 12345 です。',
  })
  await receive('quoted', {
    from: 'ina@example.test',
    name: 'Ina',
    text: 'Thanks\n> the zebra crossing',
    trimmedText: 'Thanks',
  })
})
afterAll(async () => await bench[Symbol.asyncDispose]())

const search = async (q: string, caller: Caller = desk.people.ann, limit = 20) =>
  await bench.store.transaction(desk.workspaceId, ({ contacts }) =>
    contacts.search(caller, { q, limit, after: null }),
  )
const nameOf = (id: string) => Object.entries(named).find(([, known]) => known === id)?.[0] ?? ''
const found = async (q: string, caller?: Caller) =>
  (await search(q, caller)).hits
    .map(({ conversation }) => nameOf(conversation.id))
    .toSorted((a, b) => a.localeCompare(b))

describe('what is typed', () => {
  test.each([
    ['pullover', 'message', ['jumper']],
    ['PULLO', 'message', ['jumper']],
    ['"zu klein"', 'message', ['jumper']],
    ['angstrom', 'message', ['jumper']],
    ['grosse stimmt', 'subject', ['jumper']],
    ['röß', 'subject', ['jumper']],
    ['müll', 'contact', ['jumper']],
    ['zoe@ex', 'contact', ['jumper']],
    ['lamps.test', 'contact', ['lamp']],
    ['#2', 'number', ['lamp']],
    ['3', 'number', ['order']],
    ['4711', 'subject', ['order']],
    ['1234', 'message', ['japan']],
    ['注文', 'subject', ['japan']],
    ['山田', 'contact', ['japan']],
    ['zebra', 'message', ['quoted']],
    ['bo', 'contact', ['lamp']],
  ])('%j is found as %s', async (q, where, wanted) => {
    const { hits } = await search(q)
    const hit = hits.find(({ conversation }) => nameOf(conversation.id) === wanted[0])
    expect(hits.map(({ conversation }) => nameOf(conversation.id))).toEqual(wanted)
    expect(hit?.in).toBe(where)
  })

  test.each(['hose', '"klein zu"', 'ullover', '#99', '999999999', 'lover pullover'])(
    '%j finds nothing',
    async (q) => {
      expect(await found(q)).toEqual([])
    },
  )

  test.each([
    ["'", []],
    ["o'clock", []],
    ['\\', []],
    ['%', []],
    ['_', []],
    ['%_%', []],
    [':*', []],
    ['a:*b', []],
    ['!', []],
    ['& | !', []],
    ['((', []],
    ['<->', []],
    ['-', []],
    ['"', []],
    ['""', []],
    ["'; DROP TABLE message; --", []],
    ['🙂', []],
    ['100%', []],
    ['x'.repeat(300), []],
    ['"zu klein', ['jumper']],
    ['pullover -hose', ['jumper']],
    ['lamp or pullover', ['jumper', 'lamp']],
    ['broken_now', ['lamp']],
  ])('%j is taken for what it says', async (q, wanted) => {
    const names = await found(q)
    expect(names).toEqual(expect.arrayContaining(wanted))
    if (wanted.length > 0) expect(names).toEqual(wanted)
  })

  test('that has no text in it finds nothing and breaks nothing', async () => {
    await expect(search('a\0b')).rejects.toMatchObject({ code: 'input.unstorable', kind: 'invalid' })
  })
})

describe('a snippet', () => {
  const marked = (snippet: string) => {
    const [, ...parts] = snippet.split('\u0002')
    return parts.map((part) => part.slice(0, part.indexOf('\u0003')))
  }
  const snippetOf = async (q: string) => (await search(q)).hits[0]?.snippet ?? ''

  test('shows the place, with the words as they were written', async () => {
    const snippet = await snippetOf('pullo')
    expect(snippet.length).toBeLessThan(300)
    expect(marked(snippet)).toEqual(['Pullover'])
    expect(marked(await snippetOf('angstrom'))).toEqual(['Ångström'])
    expect(marked(await snippetOf('senor'))).toEqual(['señor'])
  })

  test('marks nothing that a customer has marked', async () => {
    const snippet = await snippetOf('pullover ende')
    expect(new Set(marked(snippet))).toEqual(new Set(['Ende', 'Pullover']))
  })

  test('of what was found elsewhere is the last words', async () => {
    expect(await snippetOf('#2')).toContain('The lamp is')
  })
})

test('everybody finds what they may see', async () => {
  const { cy, bo } = desk.people
  expect(await found('pullover', cy)).toEqual([])
  await query(bench.url, 'UPDATE conversation SET assignee_id = $1 WHERE id = $2', [
    cy.memberId,
    named['jumper'],
  ])
  await query(bench.url, 'UPDATE conversation SET team_id = $1 WHERE id = $2', [
    desk.teams.returns,
    named['lamp'],
  ])
  expect(await found('pullover', cy)).toEqual(['jumper'])
  expect(await found('lamp or pullover', bo)).toEqual(['lamp'])
  expect(await found('#1', bo)).toEqual([])
  expect(await found('müller', bo)).toEqual([])
})

test('pages show every hit once, newest conversation first, however many messages hit', async () => {
  const here = await bench.open()
  const first = await here.receive({ text: 'walrus' })
  for (let count = 0; count < 3; count++)
    await here.receive({ text: 'walrus again', tokens: [first.conversationId] })
  for (let count = 0; count < 7; count++)
    await here.receive({ from: `c${count}@x.test`, text: `walrus ${count}` })
  const seen: string[] = []
  const times: string[] = []
  for (let after: unknown = null; ;) {
    const { hits, next } = await bench.store.transaction(here.workspaceId, ({ contacts }) =>
      contacts.search(here.people.ann, { q: 'walrus', limit: 3, after }),
    )
    seen.push(...hits.map(({ conversation }) => conversation.id))
    times.push(...hits.map(({ at }) => at))
    if (next === null) break
    after = JSON.parse(JSON.stringify(next))
  }
  expect(new Set(seen).size).toBe(8)
  expect(seen).toHaveLength(8)
  expect(times).toEqual(times.toSorted().toReversed())
  const broken = bench.store.transaction(here.workspaceId, ({ contacts }) =>
    contacts.search(here.people.ann, { q: 'walrus', limit: 3, after: { at: 1 } }),
  )
  await expect(broken).rejects.toMatchObject({ code: 'page.bad_cursor' })
})

test('old messages are found as well as new ones', async () => {
  const here = await bench.open()
  const { messageId, conversationId } = await here.receive({ text: 'needle' })
  // More than are read one by one before the index is asked.
  await query(
    bench.url,
    `INSERT INTO message (workspace_id, id, channel_id, conversation_id, external_id, kind, direction, text, mentions, sent_at, routed_at)
     SELECT m.workspace_id, ('ffffffff-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, m.channel_id, m.conversation_id, 'filler' || n, 'message', 'in',
       'hay', '{}', now(), now() FROM message m, generate_series(1, 6000) n WHERE m.id = $1`,
    [messageId],
  )
  await query(
    bench.url,
    `INSERT INTO message_search (workspace_id, message_id, document)
     SELECT workspace_id, id, hubbub_search_document('', '', text) FROM message WHERE workspace_id = $1 AND text = 'hay'`,
    [here.workspaceId],
  )
  for (const q of ['needle', 'hay']) {
    const { hits } = await bench.store.transaction(here.workspaceId, ({ contacts }) =>
      contacts.search(here.people.ann, { q, limit: 5, after: null }),
    )
    expect(hits.map(({ conversation }) => conversation.id)).toEqual([conversationId])
  }
})

describe('contacts', () => {
  const list = async (q: string | null, after: unknown = null, limit = 2) =>
    await bench.store.transaction(desk.workspaceId, ({ contacts }) => contacts.list({ q, limit, after }))

  test('come in the order of their names, on pages', async () => {
    await query(bench.url, `UPDATE contact SET name = 'bob' WHERE workspace_id = $1 AND name = 'Ina'`, [
      desk.workspaceId,
    ])
    const names: string[] = []
    for (let after: unknown = null; ;) {
      const { items, next } = await list(null, after)
      names.push(...items.map(({ name }) => name))
      if (next === null) break
      after = JSON.parse(JSON.stringify(next))
    }
    expect(names.map((name) => name.toLowerCase())).toEqual(['bob', 'bob', 'eve', 'zoë müller', '山田'])
  })

  test('are found by name and address, and carry what is known of them', async () => {
    const { items } = await list('MULLER')
    expect(items).toMatchObject([{ name: 'Zoë Müller', conversationCount: 1, blockedAt: null, version: 1 }])
    expect(items[0]?.identities).toMatchObject([
      { kind: 'email', value: 'zoe@example.test', name: 'Zoë Müller', failedAt: null },
    ])
    expect((await list('example.test', null, 10)).items).toHaveLength(3)
    expect((await list('%')).items).toEqual([])
  })

  test('refuse a cursor of something else', async () => {
    await expect(list(null, [1, 2])).rejects.toMatchObject({ code: 'page.bad_cursor' })
    await expect(list(null, ['a', ids.next(), 'c'])).rejects.toMatchObject({ code: 'page.bad_cursor' })
  })
})
