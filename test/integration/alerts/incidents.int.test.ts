import { addIncidentTask, getIncident, gradeIncident, setIncidentSeverity } from '@hubbub/domain'
import { expect, test } from 'vitest'
import { BIN, MINUTE, openWatch } from './lib/open-watch.ts'

const burst = (at: number, count: number, more: object = {}) =>
  Array.from({ length: count }, (_, index) => ({ at: at + index * 1000, ...more }))

test('severe alerts of one monitor become one incident, whichever rules find them; people are told of it once', async () => {
  await using at = await openWatch()
  const ann = await at.addMember('Ann')
  const policyId = await at.addPolicy([{ memberId: ann, waitSeconds: 600 }])
  await at.pastUntil(at.start)
  const tell = { kind: 'policy', policyId } as const
  const rules = [
    await at.rule({ tell }),
    await at.rule({ tell, watch: { kind: 'author', followers: 100_000 }, severity: 'high' }),
    await at.rule({
      tell,
      watch: { kind: 'threshold', what: 'negative', count: 30, minutes: 15 },
      severity: 'low',
    }),
  ]
  for (const rule of rules) await at.look(rule, at.start)
  await at.say([
    ...burst(at.start, 60, { sentiment: 'negative' }),
    { at: at.start + MINUTE, followers: 250_000, author: 'The Daily', sentiment: 'negative' },
  ])
  // At the same moment, as in several processes.
  await Promise.all(rules.map(async (rule) => await at.look(rule, at.start + BIN)))
  const alerts = await at.alerts()
  expect(alerts).toHaveLength(3)
  const incidents = await at.sql<{ id: string; number: number; severity: string; state: string }>(
    'SELECT id, number, severity, state FROM incident',
  )
  expect(incidents).toMatchObject([{ number: 1, severity: 'critical', state: 'detected' }])
  const [incident] = incidents
  const joined = await at.sql<{ incident_id: string | null; severity: string }>(
    'SELECT incident_id, severity FROM alert WHERE incident_id IS NOT NULL',
  )
  // The one that is low joins as well, if the incident was open by then.
  expect(joined.length).toBeGreaterThanOrEqual(2)
  expect(new Set(joined.map(({ incident_id: id }) => id))).toEqual(new Set([incident?.id]))
  const told = await at.sql<{ subject_kind: string; subject_id: string; path: string }>(
    `SELECT subject_kind, subject_id, path FROM escalation WHERE subject_kind = 'incident'`,
  )
  expect(told).toEqual([
    { subject_kind: 'incident', subject_id: incident?.id, path: `/incidents/${incident?.id}` },
  ])
})

test('what is not severe opens none, and what comes after the end is another incident', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start)
  const rule = await at.rule({
    watch: { kind: 'author', followers: 10_000 },
    severity: 'medium',
    cooldownMinutes: 0,
  })
  await at.look(rule, at.start)
  await at.say([{ at: at.start, followers: 20_000 }])
  await at.look(rule, at.start + BIN)
  expect(await at.sql('SELECT FROM incident')).toEqual([])
  await at.sql(`UPDATE alert_rule SET severity = 'high'`)
  await at.say([{ at: at.start + BIN, followers: 30_000 }])
  await at.look(rule, at.start + 2 * BIN)
  await at.sql(`UPDATE incident SET state = 'resolved'`)
  await at.say([{ at: at.start + 2 * BIN, followers: 40_000 }])
  await at.look(rule, at.start + 3 * BIN)
  expect(await at.sql('SELECT number, state FROM incident ORDER BY number')).toEqual([
    { number: 1, state: 'resolved' },
    { number: 2, state: 'detected' },
  ])
})

test('its severity goes down one step after half an hour of calm, and each step is written down once', async () => {
  await using at = await openWatch()
  await at.pastUntil(at.start)
  const rule = await at.rule({ watch: { kind: 'author', followers: 10_000 }, severity: 'critical' })
  await at.look(rule, at.start)
  await at.say([{ at: at.start, followers: 20_000 }])
  await at.look(rule, at.start + BIN)
  const id = (await at.sql<{ id: string }>('SELECT id FROM incident'))[0]?.id ?? ''
  const grade = async () => {
    await at.sql('UPDATE incident SET look_at = clock_timestamp()')
    return (await Promise.all([gradeIncident(at.ctx, id), gradeIncident(at.ctx, id)])).filter(Boolean).length
  }
  expect(await grade()).toBe(1)
  const severity = async () =>
    (await at.sql<{ severity: string }>('SELECT severity FROM incident'))[0]?.severity
  expect(await severity()).toBe('critical')
  // As if it had been calm for so long.
  await at.sql(
    `UPDATE incident SET grade = jsonb_set(grade, '{lowerSince}', to_jsonb((extract(epoch FROM clock_timestamp()) * 1000)::bigint - 31 * 60000))`,
  )
  await grade()
  expect(await severity()).toBe('high')
  await grade()
  expect(await severity()).toBe('high')
  expect(await at.sql(`SELECT text FROM incident_entry WHERE kind = 'severity'`)).toEqual([
    { text: 'Lowered from critical to high' },
  ])
  await at.sql(`UPDATE incident SET state = 'resolved'`)
  await grade()
  expect(await at.sql('SELECT look_at FROM incident')).toEqual([{ look_at: null }])
})

test('what a person says stands against the looks, until an alert is worse than both', async () => {
  await using at = await openWatch()
  const ann = await at.addMember('Ann')
  const one = at.as(ann)
  const may = new Set(['incident:read', 'incident:write'] as const)
  const supervisor = { ...one, caller: { ...one.caller, permissions: may } }
  await at.pastUntil(at.start)
  const rule = await at.rule({
    watch: { kind: 'author', followers: 10_000 },
    severity: 'high',
    cooldownMinutes: 0,
  })
  await at.look(rule, at.start)
  await at.say([{ at: at.start, followers: 20_000 }])
  await at.look(rule, at.start + BIN)
  const id = (await at.sql<{ id: string }>('SELECT id FROM incident'))[0]?.id ?? ''
  // Whoever may not see incidents would never hear of what they are to do.
  await at.sql(`UPDATE membership SET role = 'agent' WHERE id = '${ann}'`)
  await expect(addIncidentTask(supervisor, id, { title: 'Call them', ownerId: ann })).rejects.toThrow(
    'The role of Ann does not let them see incidents',
  )
  const lookAgain = async () => {
    await at.sql('UPDATE incident SET look_at = clock_timestamp()')
    await gradeIncident(at.ctx, id)
  }
  const read = async () => await getIncident(supervisor, id)
  await setIncidentSeverity(supervisor, { id, severity: 'low', reason: 'It is our own fan page' })
  await lookAgain()
  expect(await read()).toMatchObject({ severity: 'low', byHand: { by: 'Ann', figures: 'high' } })
  // As severe as it was when she said so: she knew.
  await at.say([{ at: at.start + BIN, followers: 30_000 }])
  await at.look(rule, at.start + 2 * BIN)
  expect(await read()).toMatchObject({ severity: 'low', alerts: 2 })
  await at.sql(`UPDATE alert_rule SET severity = 'critical'`)
  await at.say([{ at: at.start + 2 * BIN, followers: 40_000 }])
  await at.look(rule, at.start + 3 * BIN)
  const worse = await read()
  expect(worse).toMatchObject({ severity: 'critical', byHand: null })
  // The looks of this test are of the past hour, what Ann says is of now.
  expect(new Set(worse.entries.filter(({ kind }) => kind === 'severity').map(({ text }) => text))).toEqual(
    new Set([
      'Lowered from high to low by hand: It is our own fan page',
      'Raised from low to critical, for the figures are worse than when Ann set it by hand',
    ]),
  )
})
