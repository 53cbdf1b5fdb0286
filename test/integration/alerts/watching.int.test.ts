import { tellHeld } from '@hubbub/domain'
import { expect, test } from 'vitest'
import { BIN, DAY, MINUTE, openWatch } from './lib/open-watch.ts'

const burst = (at: number, count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => ({ at: at + index * 1000, ...more }))

test('a spike is found when its five minutes are over, once, with its figures and what stands behind it', async () => {
  await using at = await openWatch()
  const ann = await at.addMember('Ann')
  const policyId = await at.addPolicy([{ memberId: ann, waitSeconds: 600 }])
  await at.pastUntil(at.start)
  const rule = await at.rule({ tell: { kind: 'policy', policyId } })
  // What was before is learned, and told of nobody.
  expect(await at.look(rule, at.start)).toEqual([])
  const spoken = await at.say([
    ...burst(at.start, 60, { text: 'The grinder burns', sentiment: 'negative' }),
    {
      at: at.start + 200_000,
      text: 'The grinder burns, says everybody',
      followers: 250_000,
      author: 'The Daily',
    },
  ])
  // Its time is not over.
  expect(await at.look(rule, at.start + BIN - 1000)).toEqual([])
  const [id] = (await at.look(rule, at.start + BIN)) ?? []
  expect(await at.look(rule, at.start + BIN + 20_000)).toEqual([])
  expect(await at.look(rule, at.start + 2 * BIN)).toEqual([])
  const [alert, ...others] = await at.alerts()
  expect(others).toEqual([])
  expect(alert).toMatchObject({
    id,
    title: 'Northwind: 61 mentions in 5 minutes',
    severity: 'critical',
    late_minutes: 0,
    evidence: {
      mentions: expect.any(Number),
      usualPeak: 5,
      authors: [{ name: 'The Daily' }, { name: 'Somebody' }],
      sources: [{ name: 'Mastodon' }],
    },
  })
  expect(alert?.reasons[0]).toMatchObject({ detector: 'spike', value: 61, baseline: 5 })
  expect(alert?.reasons[0]?.sentence).toMatch(
    /^61 mentions in 5 minutes: 12.2x this brand's usual daily peak/,
  )
  // Whom most follow stands first.
  expect(alert?.evidence?.messageIds[0]).toBe(spoken.at(-1))
  expect(alert?.evidence?.terms.map(({ term }) => term)).toContain('grinder burns')
  expect(alert?.score?.score).toBeGreaterThan(40)
  // People are told in the same transaction.
  expect(await at.detail(alert?.escalation_id ?? '')).toMatchObject({
    severity: 'critical',
    title: 'Northwind: 61 mentions in 5 minutes',
    // It is severe enough to be an incident.
    path: expect.stringMatching(/^\/incidents\//),
    notices: [{ way: 'email', member: { name: 'Ann' } }, { way: 'in-app' }, { way: 'webhook' }],
  })
})

test('a repost chain says that without it the time would be normal', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start)
  const rule = await at.rule()
  await at.look(rule, at.start)
  await at.say(burst(at.start, 40, { form: 'repost' }))
  await at.say(burst(at.start, 3))
  await at.look(rule, at.start + BIN)
  const [alert] = await at.alerts()
  expect(alert?.reasons[0]?.sentence).toMatch(
    /^43 mentions in 5 minutes, 3 texts: .*; without reposts and copies it would be normal$/,
  )
  expect(alert?.evidence?.distinct).toBeLessThan(alert?.evidence?.mentions ?? 0)
})

test('what comes late is found late, says so, and is not told once it is history', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start)
  const rule = await at.rule()
  await at.look(rule, at.start)
  expect(await at.look(rule, at.start + 4 * BIN)).toEqual([])
  // Fifteen minutes after its time, without that anything was known to be down.
  await at.say(burst(at.start, 50))
  await at.look(rule, at.start + 4 * BIN + 20_000)
  expect(await at.alerts()).toMatchObject([{ key: `spike:${at.start}`, late_minutes: 15 }])
  await at.sql('DELETE FROM alert')
  await at.say(burst(at.start - 2 * 60 * MINUTE, 500))
  expect(await at.look(rule, at.start + 5 * BIN)).toEqual([])
})

test('a mention whose sentiment is corrected counts as it is now', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start)
  const rule = await at.rule({
    watch: { kind: 'threshold', what: 'negative', count: 30, minutes: 15 },
    cooldownMinutes: 0,
  })
  await at.look(rule, at.start)
  const ids = await at.say(burst(at.start, 40))
  expect(await at.look(rule, at.start + BIN)).toEqual([])
  await at.sql(`UPDATE message SET sentiment_label = 'negative' WHERE id = ANY($1)`, [ids])
  await at.look(rule, at.start + BIN + 20_000)
  expect(await at.alerts()).toMatchObject([
    {
      reasons: [
        { sentence: expect.stringMatching(/^4\d negative mentions in 15 minutes; the limit is 30$/) },
      ],
    },
  ])
  // It stays over its limit, and is told again only when it has grown by half.
  expect(await at.look(rule, at.start + 2 * BIN)).toEqual([])
  await at.say(burst(at.start + 2 * BIN, 40, { sentiment: 'negative' }))
  expect(await at.look(rule, at.start + 3 * BIN)).toHaveLength(1)
})

test('a share, a large account and words of their own are found each by its rule', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start)
  const share = await at.rule({ watch: { kind: 'negative-share', percent: 70, least: 20, minutes: 30 } })
  const author = await at.rule({ watch: { kind: 'author', followers: 100_000 } })
  const words = await at.rule({
    watch: { kind: 'keyword', query: 'recall OR lawsuit', count: 2, minutes: 60 },
  })
  // Somebody large has spoken before: that is nothing new.
  await at.say([{ at: at.start - BIN, followers: 900_000, author: 'Old news', text: 'A recall' }])
  for (const rule of [share, author, words]) expect(await at.look(rule, at.start)).toEqual([])
  await at.say(burst(at.start, 60, { sentiment: 'negative' }))
  await at.say([
    { at: at.start + MINUTE, followers: 120_000, author: 'Coffee Critic', text: 'Northwind faces a lawsuit' },
    { at: at.start + MINUTE, followers: 10, text: 'a lawsuit?' },
  ])
  for (const rule of [share, author, words]) expect(await at.look(rule, at.start + BIN)).toHaveLength(1)
  for (const rule of [share, author, words]) expect(await at.look(rule, at.start + 2 * BIN)).toEqual([])
  const said = (await at.alerts()).map(({ reasons }) => reasons[0]?.sentence)
  expect(said).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^\d\d% of \d+ mentions in 30 minutes are negative; the limit is 70%$/),
      'Coffee Critic spoke of it, whom 120k follow',
      '3 mentions of “recall OR lawsuit” in an hour; the limit is 2',
    ]),
  )
})

test('a rule that looks at one channel counts that alone', async () => {
  await using at = await openWatch()
  const rule = await at.rule({
    filter: { channelIds: [at.other], languages: ['en'] },
    watch: { kind: 'threshold', what: 'mentions', count: 10, minutes: 5 },
  })
  await at.look(rule, at.start)
  await at.say(burst(at.start, 20))
  await at.say(burst(at.start, 9, { channelId: at.other }))
  expect(await at.look(rule, at.start + BIN)).toEqual([])
  await at.say(burst(at.start + BIN, 10, { channelId: at.other }))
  expect(await at.look(rule, at.start + 2 * BIN)).toHaveLength(1)
})

test('while its sources are down it is blind and says so, and what is fetched afterwards is no alarm', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start)
  const rule = await at.rule()
  await at.look(rule, at.start)
  await at.sql(
    `INSERT INTO channel_gap (workspace_id, id, channel_id, from_at, to_at, reason, found_at) VALUES ($1, $2, $3, $4, $5, 'the server was away', now())`,
    [
      at.workspaceId,
      at.deps.ids.next(),
      at.channel,
      new Date(at.start).toISOString(),
      new Date(at.start + 4 * BIN).toISOString(),
    ],
  )
  await at.look(rule, at.start + 2 * BIN)
  const sight = async () =>
    (await at.sql<{ sight: { kind: string; reason: string } | null }>(`SELECT sight FROM alert_rule`))[0]
      ?.sight
  expect(await sight()).toMatchObject({
    kind: 'blind',
    reason: 'None of its sources is heard: Mastodon (the server was away)',
  })
  // The gap is closed: all that was said in it comes at once.
  await at.say(burst(at.start + BIN, 200))
  await at.sql(`UPDATE channel_gap SET repaired_at = now()`)
  expect(await at.look(rule, at.start + 4 * BIN)).toEqual([])
  expect(await at.look(rule, at.start + 5 * BIN)).toEqual([])
  expect(await sight()).toBeNull()
  // It hears again.
  await at.say(burst(at.start + 5 * BIN, 60))
  expect(await at.look(rule, at.start + 6 * BIN)).toHaveLength(1)
})

test('a source that is needed and not signed in any more is no quiet one', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start)
  const rule = await at.rule()
  await at.look(rule, at.start)
  await at.sql(
    `UPDATE channel SET health = 'needs-sign-in', last_error = 'the token has run out', last_success_at = $2 WHERE id = $1`,
    [at.channel, new Date(at.start).toISOString()],
  )
  await at.look(rule, at.start + BIN)
  expect(await at.sql(`SELECT sight ->> 'reason' AS reason FROM alert_rule`)).toEqual([
    { reason: 'None of its sources is heard: Mastodon (the token has run out)' },
  ])
})

test('another query is counted anew, and what it brings at once is no alarm', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start)
  const rule = await at.rule()
  await at.look(rule, at.start)
  await at.sql(`UPDATE monitor SET state = 'matching', query_version = 2`)
  await at.look(rule, at.start + BIN)
  expect(await at.sql(`SELECT sight ->> 'kind' AS kind FROM alert_rule`)).toEqual([{ kind: 'waiting' }])
  await at.say(burst(at.start, 90))
  await at.sql(`UPDATE monitor SET state = 'matched'`)
  expect(await at.look(rule, at.start + BIN)).toEqual([])
  expect(await at.look(rule, at.start + 2 * BIN)).toEqual([])
  expect(await at.alerts()).toEqual([])
})

test('a rule whose memory is lost learns it again from what is stored, and misses nothing', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start)
  const rule = await at.rule()
  await at.look(rule, at.start)
  await at.sql(`UPDATE alert_rule SET series = 'damaged'`)
  await at.say(burst(at.start, 60))
  expect(await at.look(rule, at.start + BIN)).toHaveLength(1)
})

test('what rested is told of nothing that was said meanwhile', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start)
  const rule = await at.rule({ enabled: false })
  expect(await at.deps.database.system.dueAlertRules(9)).toEqual([])
  await at.say(burst(at.start, 60))
  await at.sql(`UPDATE alert_rule SET enabled = true`)
  expect(await at.look(rule, at.start + BIN)).toEqual([])
})

test('quiet hours keep it from people until they end, and then it is told once', async () => {
  await using at = await openWatch()
  await at.addMember('Ann', { role: 'supervisor' })
  await at.pastUntil(at.start)
  const hour = (offset: number) =>
    `${String((new Date(Date.now() + offset * 60 * MINUTE).getUTCHours() + 24) % 24).padStart(2, '0')}:00`
  const rule = await at.rule({
    severity: 'high',
    tell: { kind: 'people', targets: [{ kind: 'supervisors' }] },
    quiet: { timeZone: 'UTC', from: hour(-2), until: hour(2), through: 'critical' },
  })
  await at.look(rule, at.start)
  await at.say(burst(at.start, 60))
  const [id = ''] = (await at.look(rule, at.start + BIN)) ?? []
  expect(await at.alerts()).toMatchObject([{ escalation_id: null, tell_at: expect.any(Date) }])
  expect(await tellHeld(at.ctx, id)).toBe(false)
  await at.sql(`UPDATE alert SET tell_at = now()`)
  expect(await Promise.all([tellHeld(at.ctx, id), tellHeld(at.ctx, id)])).toContain(true)
  expect(await tellHeld(at.ctx, id)).toBe(false)
  const [alert] = await at.alerts()
  expect(await at.detail(alert?.escalation_id ?? '')).toMatchObject({ state: 'open', severity: 'high' })
  expect(await at.sql('SELECT FROM escalation')).toHaveLength(1)
})

test('a source that is quieter than it ever was is told once for each silence', async () => {
  await using at = await openWatch()
  await at.sql(
    `INSERT INTO channel_volume (workspace_id, channel_id, hour, messages)
     SELECT $1, $2, s, 6 FROM generate_series(date_trunc('hour', now()) - interval '30 days', date_trunc('hour', now()) - interval '8 hours', interval '1 hour') s`,
    [at.workspaceId, at.channel],
  )
  await at.sql(
    `INSERT INTO message (workspace_id, id, channel_id, external_id, kind, direction, text, mentions, sent_at)
     VALUES ($1, $2, $3, 'last', 'message', 'in', 'the last', '{}', now() - interval '7 hours 30 minutes')`,
    [at.workspaceId, at.deps.ids.next(), at.channel],
  )
  const rule = await at.rule({ monitorId: null, watch: { kind: 'silence', channelIds: [] } })
  expect(await at.look(rule, Date.now())).toHaveLength(1)
  expect(await at.look(rule, Date.now() + BIN)).toEqual([])
  const [alert] = await at.alerts()
  expect(alert?.reasons[0]?.sentence).toMatch(
    /^Nothing was heard from Mastodon since .* UTC; in such a time about \d+ messages are usual$/,
  )
})

test('two that look at once find it once', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start)
  const rule = await at.rule()
  await at.look(rule, at.start)
  await at.say(burst(at.start, 60))
  const looks = await Promise.all(Array.from({ length: 4 }, async () => await at.look(rule, at.start + BIN)))
  expect(looks.flatMap((found) => found ?? [])).toHaveLength(1)
  expect(await at.alerts()).toHaveLength(1)
  expect(DAY).toBe(288 * BIN)
})
