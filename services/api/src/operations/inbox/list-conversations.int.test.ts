import type { Conversation } from '@hubbub/contracts'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, type Listed, openDesk, walk } from './desk.fixtures.ts'

const priorities = ['none', 'low', 'medium', 'high', 'urgent'] as const
const statuses = ['open', 'open', 'open', 'pending', 'snoozed', 'resolved'] as const
const sentiments = ['negative', 'neutral', 'positive', 'unsure', null] as const

let desk: Desk
/** How each conversation was placed, by its id. */
const world = new Map<string, { index: number; unread: boolean }>()
beforeAll(async () => {
  desk = await openDesk()
  const { ann, bo, cy } = desk.people
  const people = [null, ann.memberId, bo.memberId, cy.memberId]
  const teams = [null, desk.teams.returns, desk.teams.sales]
  for (let index = 0; index < 36; index += 1) {
    const { conversationId } = await desk.receive({ from: `c${index % 9}@x.test`, text: `Letter ${index}` })
    const unread = index % 4 !== 0
    world.set(conversationId, { index, unread })
    const status = statuses[index % 6] ?? 'open'
    await query(
      desk.url,
      `UPDATE conversation SET status = $2, priority = $3, assignee_id = $4, team_id = $5, sentiment_label = $6,
         snoozed_until = CASE WHEN $2 = 'snoozed' THEN now() + interval '1 day' END,
         waiting_since = CASE WHEN $7::int % 3 > 0 THEN last_activity_at - make_interval(hours => $7::int % 5) END,
         last_activity_at = date_trunc('hour', last_activity_at) + make_interval(mins => $7::int / 3)
       WHERE id = $1`,
      [
        conversationId,
        status,
        priorities[index % 5],
        people[index % 4] ?? null,
        teams[index % 3] ?? null,
        sentiments[index % 5] ?? null,
        index,
      ],
    )
    if (index % 6 === 1)
      await query(desk.url, 'INSERT INTO conversation_label VALUES ($1, $2, $3)', [
        desk.workspaceId,
        conversationId,
        desk.labels.vip,
      ])
    if (!unread) await desk.ann.put(desk.at(`/conversations/${conversationId}/read`), { read: true })
  }
})
afterAll(async () => await desk[Symbol.asyncDispose]())

const list = async (search: string, who: 'ann' | 'bo' | 'cy' = 'ann') =>
  (await walk(desk[who], desk.at(`/conversations?limit=7&${search}`))) as (Listed & Conversation)[]
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id)

describe('a list', () => {
  const filters: [string, (one: Conversation) => boolean][] = [
    ['status=any', () => true],
    ['', ({ status }) => status === 'open'],
    ['status=pending', ({ status }) => status === 'pending'],
    ['status=snoozed', ({ status }) => status === 'snoozed'],
    ['status=resolved', ({ status }) => status === 'resolved'],
    ['status=any&priority=urgent', ({ priority }) => priority === 'urgent'],
    ['status=any&priority=none', ({ priority }) => priority === 'none'],
    ['status=any&sentiment=negative', ({ sentiment }) => sentiment?.label === 'negative'],
    ['status=any&view=mine', ({ assignee }) => assignee?.name === 'ann'],
    ['view=unassigned', ({ assignee, status }) => assignee === null && status === 'open'],
    ['status=any&unread=true', ({ id }) => world.get(id)?.unread === true],
    ['status=any&unread=false', ({ id }) => world.get(id)?.unread === false],
    ['status=any&view=mentioned', () => false],
  ]
  test.each(filters)('of %j holds what it asks for and nothing else', async (search, wanted) => {
    const everything = await list('status=any')
    expect(new Set(ids(everything))).toEqual(new Set(world.keys()))
    const found = await list(search)
    expect(new Set(ids(found))).toEqual(new Set(ids(everything.filter(wanted))))
    expect(found).toHaveLength(everything.filter(wanted).length)
  })

  test('is narrowed by person, team, label, channel, brand and contact, also together', async () => {
    const everything = await list('status=any')
    const contactId = everything[0]?.contact.id ?? ''
    const bo = desk.memberId('bo')
    const cases: [string, (one: Conversation) => boolean][] = [
      [`assigneeId=${bo}`, ({ assignee }) => assignee?.id === bo],
      [`teamId=${desk.teams.sales}`, ({ team }) => team?.id === desk.teams.sales],
      [`labelId=${desk.labels.vip}`, ({ labels }) => labels.some(({ name }) => name === 'vip')],
      [`channelId=${desk.channelId}`, () => true],
      [`brandId=${desk.brandId}`, () => true],
      [`contactId=${contactId}`, ({ contact }) => contact.id === contactId],
      [`labelId=${crypto.randomUUID()}`, () => false],
      [
        `assigneeId=${bo}&teamId=${desk.teams.sales}`,
        ({ assignee, team }) => assignee?.id === bo && team?.id === desk.teams.sales,
      ],
    ]
    for (const [search, wanted] of cases) {
      const found = await list(`status=any&${search}`)
      expect({ search, ids: ids(found).toSorted() }).toEqual({
        search,
        ids: ids(everything.filter(wanted)).toSorted(),
      })
    }
  })

  test('shows each person what they may see', async () => {
    const everything = await list('status=any')
    const own = everything.filter(({ assignee }) => assignee?.name === 'cy')
    expect(ids(await list('status=any', 'cy')).toSorted()).toEqual(ids(own).toSorted())
    const team = everything.filter(
      ({ assignee, team: of }) => assignee?.name === 'bo' || of?.id === desk.teams.returns,
    )
    expect(ids(await list('status=any', 'bo')).toSorted()).toEqual(ids(team).toSorted())
  })

  const at = ({ lastActivityAt }: Conversation) => Date.parse(lastActivityAt)
  const rank = ({ priority }: Conversation) => priorities.indexOf(priority)
  const since = ({ waitingSince }: Conversation) =>
    waitingSince === null ? Number.MAX_SAFE_INTEGER : Date.parse(waitingSince)
  test.each([
    ['newest', (a: Conversation, b: Conversation) => at(b) - at(a)],
    ['oldest', (a: Conversation, b: Conversation) => at(a) - at(b)],
    ['priority', (a: Conversation, b: Conversation) => rank(b) - rank(a) || at(b) - at(a)],
    ['waiting', (a: Conversation, b: Conversation) => since(a) - since(b)],
  ])('by %s is in that order over all its pages', async (sort, order) => {
    for (const status of ['open', 'any']) {
      const found = await list(`status=${status}&sort=${sort}`)
      expect(new Set(ids(found)).size).toBe(found.length)
      expect(found.length).toBe(status === 'any' ? 36 : 18)
      for (const [index, one] of found.slice(1).entries())
        expect(order(found[index] as Conversation, one)).toBeLessThanOrEqual(0)
    }
  })

  test.each(['newest', 'oldest', 'priority', 'waiting'])(
    'by %s shows nothing twice and misses nothing that stands still while others move',
    async (sort) => {
      const before = ids(await list(`status=any&sort=${sort}`))
      const moving = before.filter((_, index) => index % 4 === 3)
      const seen = await walk(
        desk.ann,
        desk.at(`/conversations?limit=5&status=any&sort=${sort}`),
        async (page) => {
          const id = moving[page % moving.length] ?? ''
          const priority = priorities[page % 5]
          const changed = await desk.ann.patch(desk.at(`/conversations/${id}`), { priority })
          expect(changed.status).toBe(200)
          await desk.ann.post(desk.at(`/conversations/${id}/notes`), {
            text: `Moved ${page}`,
            clientId: crypto.randomUUID(),
          })
        },
      )
      const still = (found: readonly string[]) => found.filter((id) => !moving.includes(id))
      expect(still(ids(seen))).toEqual(still(before))
    },
  )
})

describe('counts', () => {
  test('are as long as their lists', async () => {
    for (const search of [
      'status=open',
      'status=any',
      'status=any&priority=high',
      'status=open&unread=true',
    ]) {
      const { body } = await desk.ann.get(desk.at(`/conversations/counts?${search}`))
      for (const view of ['mine', 'unassigned', 'all', 'mentioned'])
        expect({ search, view, count: body[view] }).toEqual({
          search,
          view,
          count: (await list(`${search}&view=${view}`)).length,
        })
      const { teams, labels } = body as { teams: Record<string, number>; labels: Record<string, number> }
      expect(teams[desk.teams.sales]).toBe((await list(`teamId=${desk.teams.sales}`)).length)
      expect(labels[desk.labels.vip]).toBe((await list(`labelId=${desk.labels.vip}`)).length)
    }
  })
})

describe('what a list is asked wrongly', () => {
  test.each([
    ['sort=loudest', 'query.sort'],
    ['status=closed', 'query.status'],
    ['view=theirs', 'query.view'],
    ['priority=5', 'query.priority'],
    ['sentiment=sad', 'query.sentiment'],
    ['assigneeId=ann', 'query.assigneeId'],
    ['labelId=%27--', 'query.labelId'],
    ['unread=perhaps', 'query.unread'],
    ['limit=0', 'query.limit'],
    ['limit=101', 'query.limit'],
    ['limit=ten', 'query.limit'],
    [`cursor=${'x'.repeat(501)}`, 'query.cursor'],
  ])('%s is named', async (search, path) => {
    const answer = await desk.ann.get(desk.at(`/conversations?${search}`))
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'request.invalid', errors: [{ path, message: expect.any(String) }] },
    })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  test.each([
    ['nonsense', 'nonsense'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['another shape', Buffer.from('{"a":1}').toString('base64url')],
    ['SQL', Buffer.from(`["","2026-01-01T00:00:00.000Z","x'; --"]`).toString('base64url')],
  ])('a cursor of %s is refused', async (_what, cursor) => {
    const { status, body } = await desk.ann.get(desk.at(`/conversations?cursor=${cursor}`))
    expect([400, 422]).toContain(status)
    expect(body['code']).toMatch(/cursor/)
  })

  test('a cursor of another order is refused', async () => {
    const { body } = await desk.ann.get(desk.at('/conversations?limit=1&sort=waiting'))
    const cursor = String(body['cursor'])
    expect((await desk.ann.get(desk.at(`/conversations?sort=newest&cursor=${cursor}`))).body).toMatchObject({
      code: 'page.bad_cursor',
    })
  })
})
