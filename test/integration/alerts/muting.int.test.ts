import type { Permission } from '@hubbub/contracts'
import {
  type Context,
  getAlertRule,
  listAlerts,
  listRuleMutes,
  muteAlertRule,
  tellHeld,
  unmuteAlertRule,
} from '@hubbub/domain'
import { expect, test } from 'vitest'
import { BIN, DAY, MINUTE, openWatch } from './lib/open-watch.ts'

const burst = (at: number, count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => ({ at: at + index * 1000, ...more }))

type Watch = Awaited<ReturnType<typeof openWatch>>

function by(at: Watch, memberId: string, ...more: Permission[]): Context {
  const one = at.as(memberId)
  const permissions = new Set<Permission>(['alert:read', ...more])
  return { ...at.ctx, caller: { ...one.caller, permissions } }
}

const inHours = (hours: number) => new Date(Date.now() + hours * 60 * MINUTE).toISOString()

async function furnished() {
  const at = await openWatch()
  const ann = await at.addMember('Ann', { role: 'supervisor' })
  await at.pastUntil(at.start)
  const rule = await at.rule({
    watch: { kind: 'threshold', what: 'mentions', count: 40, minutes: 5 },
    severity: 'critical',
    cooldownMinutes: 0,
    tell: { kind: 'people', targets: [{ kind: 'supervisors' }] },
  })
  await at.look(rule, at.start)
  return { at, rule, ctx: by(at, ann, 'alert-rule:write') }
}

test('a muted rule finds, lists it as muted, tells nobody and opens no incident; it ends by itself at its time', async () => {
  const { at, rule, ctx } = await furnished()
  await using _ = at
  const until = inHours(1)
  expect(await muteAlertRule(ctx, { id: rule, until, reason: 'The price campaign' })).toMatchObject({
    mute: { until, by: 'Ann', reason: 'The price campaign' },
  })
  await at.say(burst(at.start, 60))
  expect(await at.look(rule, at.start + BIN)).toHaveLength(1)
  const { items } = await listAlerts(ctx, { ruleId: rule, after: null, limit: 9 })
  expect(items).toMatchObject([{ muted: true, heldUntil: null, escalationId: null, incidentId: null }])
  expect(await at.sql('SELECT FROM escalation')).toEqual([])
  expect(await at.sql('SELECT FROM incident')).toEqual([])
  // Its time comes while nobody does anything.
  await at.sql('UPDATE alert_rule SET muted_until = $1', [new Date(at.start + 2 * BIN).toISOString()])
  expect(await getAlertRule(ctx, rule)).toMatchObject({ mute: null })
  await at.say(burst(at.start + BIN, 200))
  expect(await at.look(rule, at.start + 2 * BIN)).toHaveLength(1)
  const after = await at.sql('SELECT muted, incident_id, escalation_id FROM alert ORDER BY at')
  expect(after).toEqual([
    { muted: true, incident_id: null, escalation_id: null },
    { muted: false, incident_id: expect.any(String), escalation_id: expect.any(String) },
  ])
})

test('what is found while it is muted joins the incident that is open already, and tells nobody', async () => {
  const { at, rule, ctx } = await furnished()
  await using _ = at
  await at.say(burst(at.start, 60))
  await at.look(rule, at.start + BIN)
  await muteAlertRule(ctx, { id: rule, until: inHours(8), reason: 'We are on it' })
  await at.say(burst(at.start + BIN, 200))
  await at.look(rule, at.start + 2 * BIN)
  const found = await at.sql<{ incident_id: string }>('SELECT muted, incident_id FROM alert ORDER BY at')
  expect(found).toMatchObject([{ muted: false }, { muted: true, incident_id: found[0]?.incident_id }])
  expect(await at.sql('SELECT FROM escalation')).toHaveLength(1)
  expect(await at.sql(`SELECT FROM escalation_entry WHERE kind = 'joined'`)).toEqual([])
})

test('what quiet hours held is told to nobody where the rule is muted when they end', async () => {
  const { at, rule, ctx } = await furnished()
  await using _ = at
  const hour = (offset: number) =>
    `${String((new Date(Date.now() + offset * 60 * MINUTE).getUTCHours() + 24) % 24).padStart(2, '0')}:00`
  const quiet = { timeZone: 'UTC', from: hour(-2), until: hour(2), through: null }
  await at.sql('UPDATE alert_rule SET quiet = $1::jsonb', [JSON.stringify(quiet)])
  await at.say(burst(at.start, 60))
  const [id = ''] = (await at.look(rule, at.start + BIN)) ?? []
  await muteAlertRule(ctx, { id: rule, until: inHours(12), reason: 'Known' })
  await at.sql('UPDATE alert SET tell_at = now()')
  expect(await tellHeld(at.ctx, id)).toBe(true)
  expect(await at.alerts()).toMatchObject([{ muted: true, tell_at: null, escalation_id: null }])
  expect(await at.sql('SELECT FROM escalation')).toEqual([])
})

test('it can be changed and ended before its time; each of that is an event with its reason, by those who may', async () => {
  const { at, rule, ctx } = await furnished()
  await using _ = at
  const refused = async (change: Partial<{ until: string; reason: string }>, caller = ctx) =>
    await muteAlertRule(caller, { id: rule, until: inHours(1), reason: 'Known', ...change })
  await expect(refused({ until: inHours(-1) })).rejects.toMatchObject({ code: 'alert-rule.mute_past' })
  await expect(refused({ until: inHours(24 * 31) })).rejects.toMatchObject({ code: 'alert-rule.mute_long' })
  await expect(refused({}, by(at, at.deps.ids.next()))).rejects.toMatchObject({ kind: 'forbidden' })
  await refused({})
  const until = new Date(Date.now() + 2 * DAY).toISOString()
  const changed = await refused({ until, reason: 'Longer than we thought' })
  expect(changed).toMatchObject({ mute: { until, reason: 'Longer than we thought' } })
  const ended = await unmuteAlertRule(ctx, rule)
  expect(ended).toMatchObject({ mute: null, version: changed.version + 1 })
  // There is nothing more to end.
  expect(await unmuteAlertRule(ctx, rule)).toMatchObject({ version: ended.version })
  const events = await at.sql(
    `SELECT data, actor ->> 'name' AS by FROM event WHERE type = 'alert-rule.updated' AND data ? 'mute' ORDER BY id`,
  )
  expect(events).toMatchObject([
    { by: 'Ann', data: { mute: { reason: 'Known' } } },
    { by: 'Ann', data: { mute: { until, reason: 'Longer than we thought' } } },
    { by: 'Ann', data: { mute: null } },
  ])
  await at.say(burst(at.start, 60))
  await at.look(rule, at.start + BIN)
  expect(await at.alerts()).toMatchObject([{ muted: false, escalation_id: expect.any(String) }])
})

test('each time it was muted is told later: by whom, why, how long, and how much it found meanwhile', async () => {
  const { at, rule, ctx } = await furnished()
  await using _ = at
  await muteAlertRule(ctx, { id: rule, until: inHours(1), reason: 'The price campaign' })
  await at.say(burst(at.start, 60))
  expect(await at.look(rule, at.start + BIN)).toHaveLength(1)
  // Looks of a test go by a clock of their own.
  await at.sql('UPDATE alert_rule_mute SET at = (SELECT min(found_at) FROM alert)')
  await muteAlertRule(ctx, { id: rule, until: inHours(2), reason: 'It goes on' })
  await unmuteAlertRule(ctx, rule)
  expect(await getAlertRule(ctx, rule)).toMatchObject({ mute: null })
  expect(await listRuleMutes(ctx, rule)).toMatchObject([
    { reason: 'It goes on', by: 'Ann', ended: { by: 'Ann' }, alerts: 0 },
    { reason: 'The price campaign', by: 'Ann', ended: { by: 'Ann' }, alerts: 1 },
  ])
  // One that runs to its end was ended by nobody.
  await muteAlertRule(ctx, { id: rule, until: inHours(3), reason: 'Known' })
  await at.sql(`UPDATE alert_rule_mute SET until = clock_timestamp() WHERE reason = 'Known'`)
  await at.sql('UPDATE alert_rule SET muted_until = clock_timestamp()')
  await muteAlertRule(ctx, { id: rule, until: inHours(4), reason: 'Again' })
  expect(await listRuleMutes(ctx, rule)).toMatchObject([
    { reason: 'Again', ended: null },
    { reason: 'Known', ended: null },
    {},
    {},
  ])
})
