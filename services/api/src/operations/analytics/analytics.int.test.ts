import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type Person, type TestApi, type TestWorkspace } from '../../test-api.fixtures.ts'
import { channelId, monitorId, privateId, rivalId, say } from './analytics.fixtures.ts'

const span = 'from=2026-03-02T00:00:00Z&to=2026-03-09T00:00:00Z'

describe('analytics', () => {
  let api: TestApi
  let acme: TestWorkspace
  let agent: Person
  beforeAll(async () => {
    api = await openTestApi()
    acme = await api.makeWorkspace('Acme')
    agent = await acme.add('agent')
    await say(api, acme)
  })
  afterAll(async () => await api[Symbol.asyncDispose]())

  const get = async (path: string, person = agent) => await person.browser.get(acme.at(path))

  test('volume is counted by days of the asked zone, beside as long a stretch before', async () => {
    const found = await get(
      `/analytics/volume?monitorIds=${monitorId},${rivalId}&${span}&timeZone=Europe/Berlin`,
    )
    expect(found.status).toBe(200)
    const { series, unit } = found.body as { unit: string; series: Series[] }
    expect(unit).toBe('day')
    expect(series.map(({ monitor }) => monitor.name)).toEqual(['Acme', 'Rival'])
    // 23:30 UTC is the next day there; seven days of UTC touch eight of Berlin.
    expect(series[0]?.buckets.map(({ from, mentions }) => [from.slice(0, 13), mentions])).toEqual([
      ['2026-03-02T00', 0],
      ['2026-03-02T23', 2],
      ['2026-03-03T23', 1],
      ['2026-03-04T23', 0],
      ['2026-03-05T23', 0],
      ['2026-03-06T23', 0],
      ['2026-03-07T23', 0],
      ['2026-03-08T23', 0],
    ])
    expect(series[0]?.total).toEqual({
      mentions: 3,
      negative: 2,
      neutral: 0,
      positive: 1,
      reach: 7000,
      texts: 3,
      spam: 0,
    })
    expect(series[0]?.before).toMatchObject({ mentions: 1 })
    expect(series[1]?.before).toMatchObject({ mentions: 0 })
    expect(series[1]?.total).toMatchObject({ mentions: 1 })
  })

  test('nothing is compared with a time of which not all was listened to', async () => {
    const month = 'from=2026-02-09T00:00:00Z&to=2026-03-09T00:00:00Z'
    const { series } = (await get(`/analytics/volume?monitorIds=${monitorId}&${month}`)).body as {
      series: Series[]
    }
    expect(series).toMatchObject([{ total: { mentions: 4 }, before: null }])
    const parts = await get(`/analytics/breakdown?monitorId=${monitorId}&${month}&facet=channel`)
    expect(parts.body['items']).toMatchObject([{ mentions: 4, before: null }])
    const terms = (await get(`/analytics/terms?monitorId=${monitorId}&${month}`)).body
    expect(terms).toMatchObject({ now: { read: 4, of: 4 }, before: null })
    expect((terms['items'] as { before: null }[]).filter(({ before }) => before !== null)).toEqual([])
  })

  test('the mentions behind a figure are as many, and narrowed as it is', async () => {
    const texts = async (rest: string) =>
      (
        (await get(`/analytics/mentions?monitorId=${monitorId}&${span}&${rest}`)).body['items'] as {
          text: string
        }[]
      ).map(({ text }) => text)
    expect(await texts('')).toEqual(['Battery fire again', 'Lovely screen', 'Battery fire at home'])
    expect(await texts('sentiment=negative')).toHaveLength(2)
    expect(await texts('facet=language&value=de')).toEqual(['Lovely screen'])
    expect(await texts('term=battery%20fire')).toHaveLength(2)
    expect(await texts('author=ann')).toEqual(['Battery fire again', 'Battery fire at home'])
    // Monday 23:30 UTC is Tuesday's first hour in Berlin.
    expect(await texts('weekHour=24&timeZone=Europe/Berlin')).toEqual(['Battery fire at home'])
    const first = await get(`/analytics/mentions?monitorId=${monitorId}&${span}&limit=2`)
    const rest = await get(
      `/analytics/mentions?monitorId=${monitorId}&${span}&limit=2&cursor=${String(first.body['cursor'])}`,
    )
    expect(rest.body).toMatchObject({ items: [{ text: 'Battery fire at home' }], cursor: null })
  })

  test('parts, hours of the week, authors and terms are those of the same mentions', async () => {
    const of = `monitorId=${monitorId}&${span}`
    expect((await get(`/analytics/breakdown?${of}&facet=language`)).body['items']).toMatchObject([
      { value: 'en', mentions: 2, negative: 2, before: 1 },
      { value: 'de', mentions: 1, positive: 1 },
    ])
    // One bears two and counts for each.
    expect((await get(`/analytics/breakdown?${of}&facet=mark`)).body['items']).toMatchObject([
      { value: 'complaint', mentions: 2, negative: 2, before: 0 },
      { value: 'question', mentions: 1, negative: 1, before: 0 },
    ])
    const asking = await get(`/analytics/mentions?${of}&facet=mark&value=question`)
    expect(asking.body['items']).toMatchObject([{ text: 'Battery fire again' }])
    expect((await get(`/analytics/breakdown?${of}&facet=channel`)).body['items']).toMatchObject([
      { value: channelId, name: 'Bluesky', mentions: 3 },
    ])
    expect((await get(`/analytics/week?${of}&timeZone=Europe/Berlin`)).body['hours']).toMatchObject([
      { hour: 24, mentions: 1 },
      { hour: 34, mentions: 1 },
      { hour: 58, mentions: 1 },
    ])
    expect((await get(`/analytics/authors?${of}`)).body).toMatchObject({
      least: 0,
      items: [
        { name: 'Ann', followers: 3500, mentions: 2, negative: 2, reach: 7000 },
        { name: 'Bo', followers: null, mentions: 1, reach: 0 },
      ],
    })
    const authors = (await get(`/analytics/authors?${of}`)).body['items'] as {
      influence: { score: number; terms: { name: string; value: number; points: number }[] }
    }[]
    expect(authors[0]?.influence.terms).toMatchObject([
      { name: 'followers', value: 3500 },
      { name: 'echo' },
      { name: 'activity', value: 2 },
      { name: 'verified', value: 0 },
    ])
    expect(authors[0]?.influence.score).toBeGreaterThan(authors[1]?.influence.score ?? 100)
    // Three texts are too few for phrases; that they were read is said.
    expect((await get(`/analytics/aspects?${of}`)).body).toMatchObject({
      texts: { read: 3, of: 3 },
      all: { negative: 2, neutral: 0, positive: 1 },
      items: [],
    })
    expect((await get(`/analytics/terms?${of}`)).body).toMatchObject({
      now: { read: 3, of: 3 },
      before: { read: 1, of: 1 },
    })
  })

  test('a private monitor is nobody else’s', async () => {
    for (const path of [
      'volume?monitorIds=',
      'week?monitorId=',
      'terms?monitorId=',
      'aspects?monitorId=',
      'mentions?monitorId=',
    ])
      expect(await get(`/analytics/${path}${privateId}&${span}`), path).toMatchObject({ status: 404 })
  })

  test.each([
    'to=2026-03-01T00:00:00Z',
    'to=2030-03-01T00:00:00Z',
    'to=2026-03-09T00:00:00Z&timeZone=Mars/Olympus',
  ])('a stretch with %s is refused', async (rest) => {
    expect(
      (await get(`/analytics/volume?monitorIds=${monitorId}&from=2026-03-02T00:00:00Z&${rest}`)).status,
    ).toBe(400)
  })

  test('gaps, notes and edits stand beside the volume', async () => {
    await query(
      api.url,
      `INSERT INTO channel_gap (workspace_id, id, channel_id, from_at, to_at, reason, found_at)
       VALUES ($1, gen_random_uuid(), $2, '2026-03-04T10:00Z', '2026-03-04T12:00Z', 'The stream was cut off', now())`,
      [acme.id, channelId],
    )
    const note = { text: 'Recall announced', from: '2026-03-04T09:00:00Z' }
    const made = await agent.browser.post(acme.at('/annotations'), note)
    expect(made).toMatchObject({
      status: 201,
      body: { text: 'Recall announced', to: null, createdBy: { id: agent.memberId } },
    })
    const volume = `/analytics/volume?monitorIds=${monitorId}&${span}`
    expect((await get(volume)).body).toMatchObject({
      gaps: [{ channel: { name: 'Bluesky' }, state: 'open', reason: 'The stream was cut off' }],
      annotations: [{ text: 'Recall announced' }],
      edits: [{ monitor: { id: monitorId }, version: 2 }],
    })
    expect(
      (await agent.browser.ask('DELETE', acme.at(`/annotations/${String(made.body['id'])}`))).status,
    ).toBe(204)
    expect((await get(volume)).body['annotations']).toEqual([])
    expect((await get('/coverage')).body).toMatchObject({
      sources: [{ channel: { name: 'Bluesky' }, quiet: null, gaps: [] }],
    })
  })

  test('dashboards are their owner’s until they are shared, and change by version', async () => {
    const layout = { monitorIds: [monitorId], days: 7, panels: [{ kind: 'volume', wide: true }] }
    const made = await agent.browser.post(acme.at('/dashboards'), {
      name: 'Mine',
      sharing: 'private',
      layout,
    })
    expect(made).toMatchObject({ status: 201, body: { name: 'Mine', layout, version: 1 } })
    const at = acme.at(`/dashboards/${String(made.body['id'])}`)
    expect((await acme.admin.browser.get(acme.at('/dashboards'))).body['items']).toEqual([])
    expect((await acme.admin.browser.patch(at, { name: 'Theirs' })).status).toBe(404)
    expect(await agent.browser.patch(at, { sharing: 'workspace' })).toMatchObject({ status: 403 })
    const change = { name: 'Week' }
    expect((await agent.browser.patch(at, change, { headers: { 'if-match': '"1"' } })).body).toMatchObject({
      name: 'Week',
      version: 2,
      layout,
    })
    expect(await agent.browser.patch(at, change, { headers: { 'if-match': '"1"' } })).toMatchObject({
      status: 409,
    })
    expect((await agent.browser.ask('DELETE', at)).status).toBe(204)
    const manager = await acme.add('community-manager')
    await manager.browser.post(acme.at('/dashboards'), { name: 'For all', sharing: 'workspace', layout })
    expect((await get('/dashboards')).body['items']).toMatchObject([{ name: 'For all' }])
  })

  test('each of the mentions behind a figure says what the team does about it', async () => {
    const of = `/analytics/mentions?monitorId=${rivalId}&${span}`
    expect((await get(of)).body['items']).toMatchObject([{ text: 'Rival wins', care: null }])
    const conversationId = '01900000-0004-7000-8000-000000000001'
    await query(
      api.url,
      `WITH contact AS (INSERT INTO contact (workspace_id, id, name) VALUES ($1, gen_random_uuid(), 'Bo') RETURNING id),
         conversation AS (INSERT INTO conversation (workspace_id, id, number, brand_id, channel_id, contact_id, subject, thread_key, last_activity_at, assignee_id)
           SELECT $1, $2, 7, $3, '${channelId}', contact.id, '', 'bo', now(), $4 FROM contact)
       UPDATE message SET conversation_id = $2 WHERE workspace_id = $1 AND text = 'Rival wins'`,
      [acme.id, conversationId, acme.brandId, agent.memberId],
    )
    expect((await get(of)).body['items']).toMatchObject([
      {
        care: {
          conversationId,
          number: 7,
          status: 'open',
          assignee: { id: agent.memberId },
          team: null,
          answered: null,
        },
      },
    ])
  })
})

interface Series {
  monitor: { name: string }
  total: unknown
  before: unknown
  buckets: { from: string; mentions: number }[]
}
