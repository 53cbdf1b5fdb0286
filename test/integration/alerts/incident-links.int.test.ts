import { acknowledgeByLink, getIncident, gradeIncident, splitIncident } from '@hubbub/domain'
import { eventually } from '@hubbub/test-support'
import { startEscalate } from '@hubbub/escalate'
import { expect, test } from 'vitest'
import { BIN, MINUTE, openWatch } from './lib/open-watch.ts'

const loud = (at: number, text: string, author: string) => ({ at, text, author, followers: 50_000 })

async function openIncident(at: Awaited<ReturnType<typeof openWatch>>, tell?: string) {
  await at.pastUntil(at.start)
  const rule = await at.rule({
    watch: { kind: 'author', followers: 10_000 },
    severity: 'high',
    cooldownMinutes: 0,
    ...(tell !== undefined && { tell: { kind: 'policy', policyId: tell } }),
  })
  await at.look(rule, at.start)
  const said = await at.say(
    ['ann', 'bob', 'cid', 'dot'].map((author, index) =>
      loud(at.start + index * 1000, 'Northwind: the grinder smokes and the kettle leaks', author),
    ),
  )
  await at.look(rule, at.start + BIN)
  const [incident] = await at.sql<{ id: string; topic: string[] }>('SELECT id, topic FROM incident')
  return { rule, said, id: incident?.id ?? '', topic: incident?.topic ?? [] }
}

/** The next minute has come. */
async function lookAgain(at: Awaited<ReturnType<typeof openWatch>>, id: string) {
  await at.sql('UPDATE incident SET look_at = clock_timestamp()')
  return await Promise.all([gradeIncident(at.ctx, id), gradeIncident(at.ctx, id)])
}

test('what stands behind its alerts is linked, and later what speaks of the same, once, however often it is looked for', async () => {
  await using at = await openWatch()
  const { id, said, topic } = await openIncident(at)
  expect(topic.join(' ')).toMatch(/grinder|smokes|kettle/)
  expect(topic).not.toContain('northwind')
  const [same] = await at.say([
    { at: Date.now() - MINUTE, text: 'my northwind GRINDER SMOKES and kettle leaks' },
  ])
  await at.say([{ at: Date.now() - MINUTE, text: 'northwind coffee is lovely' }])
  await lookAgain(at, id)
  await lookAgain(at, id)
  const linked = await at.sql<{ message_id: string; by: string }>(
    'SELECT message_id, by FROM incident_mention',
  )
  const topical = linked.filter(({ message_id: one }) => one === same)
  expect(topical).toEqual([{ message_id: same, by: 'topic' }])
  expect(new Set(linked.map(({ message_id: one }) => one))).toEqual(new Set([...said, same]))
})

test('words of its topic are matched as words, not within others', async () => {
  await using at = await openWatch()
  const { id } = await openIncident(at)
  await at.sql(`UPDATE incident SET topic = '{ram}' WHERE id = $1`, [id])
  const [within, word] = await at.say([
    { at: Date.now() - MINUTE, text: 'northwind has bad grammar in its program' },
    { at: Date.now() - MINUTE, text: 'northwind machines lack RAM.' },
  ])
  await lookAgain(at, id)
  const linked = await at.sql<{ message_id: string }>(
    `SELECT message_id FROM incident_mention WHERE by = 'topic'`,
  )
  const ids = linked.map(({ message_id: one }) => one)
  expect(ids).toContain(word)
  expect(ids).not.toContain(within)
})

test('another topic is another incident; one that shares its words joins, though another rule finds it', async () => {
  await using at = await openWatch()
  const { rule, id } = await openIncident(at)
  const later = at.start + 6 * BIN
  // By then nothing of the first is among the last three hours.
  await at.sql(`UPDATE message SET sent_at = sent_at - interval '5 hours'`)
  await at.sql(`UPDATE monitor_match SET sent_at = sent_at - interval '5 hours'`)
  await at.say(
    ['eva', 'fay', 'gus', 'hal'].map((author, index) =>
      loud(later - BIN + index * 1000, 'Northwind checkout rejects every credit card payment', author),
    ),
  )
  await at.look(rule, later)
  const open = await at.sql<{ id: string; number: number }>('SELECT id, number FROM incident ORDER BY number')
  expect(open.map(({ number }) => number)).toEqual([1, 2])
  const other = await at.rule({
    watch: { kind: 'keyword', query: 'payment', count: 1, minutes: 5 },
    severity: 'medium',
  })
  await at.look(other, later)
  await at.say([loud(later + 1000, 'Northwind checkout rejects my credit card payment too', 'ian')])
  await at.look(other, later + BIN)
  const [joined] = await at.sql<{ incident_id: string }>(`SELECT incident_id FROM alert WHERE rule_id = $1`, [
    other,
  ])
  expect(joined?.incident_id).toBe(open[1]?.id)
  expect(joined?.incident_id).not.toBe(id)
})

test('an alert that was taken for the same and is not is taken out once, with what it stands on alone, and the next of its kind goes there', async () => {
  await using at = await openWatch()
  const { rule, id, said, topic } = await openIncident(at)
  const ann = at.as(await at.addMember('Ann'))
  const may = new Set(['incident:read', 'incident:write', 'alert:read'] as const)
  const lead = { ...ann, caller: { ...ann.caller, permissions: may } }
  const later = at.start + 6 * BIN
  await at.sql(`UPDATE message SET sent_at = sent_at - interval '5 hours'`)
  await at.sql(`UPDATE monitor_match SET sent_at = sent_at - interval '5 hours'`)
  // Of too few words to be told from anything.
  await at.sql(`UPDATE incident SET topic = '{kettle}'`)
  const wrong = await at.say(
    ['eva', 'fay', 'gus', 'hal'].map((author, index) =>
      loud(later - BIN + index * 1000, 'Northwind checkout rejects every credit card payment', author),
    ),
  )
  await at.look(rule, later)
  const found = await at.sql<{ id: string; incident_id: string }>(
    'SELECT id, incident_id FROM alert ORDER BY found_at, id',
  )
  expect(new Set(found.map((alert) => alert.incident_id))).toEqual(new Set([id]))
  const [opener = '', alertId = ''] = found.map((alert) => alert.id)
  await at.sql('UPDATE incident SET topic = topic || $1::text[]', [topic])
  const behind = async (alertId: string) =>
    (
      await at.sql<{ ids: string[] }>(`SELECT evidence -> 'messageIds' AS ids FROM alert WHERE id = $1`, [
        alertId,
      ])
    )[0]?.ids ?? []
  await expect(splitIncident(lead, { id, alertId: opener })).rejects.toMatchObject({
    code: 'incident.wrong_move',
  })
  const asked = await Promise.allSettled([
    splitIncident(lead, { id, alertId }),
    splitIncident(lead, { id, alertId }),
  ])
  expect(asked.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [own] = await at.sql<{ id: string }>('SELECT id FROM incident WHERE number = 2')
  expect(await getIncident(lead, own?.id ?? '')).toMatchObject({
    state: 'triage',
    owner: { name: 'Ann' },
    severity: 'high',
    alerts: 1,
    entries: expect.arrayContaining([
      expect.objectContaining({
        kind: 'split',
        by: 'Ann',
        alertId,
        text: expect.stringMatching(/^It was taken out of #1 /),
      }),
    ]),
  })
  // It is what opened the new one.
  await expect(splitIncident(lead, { id: own?.id ?? '', alertId })).rejects.toMatchObject({
    code: 'incident.wrong_move',
  })
  const old = await getIncident(lead, id)
  expect(old.entries.filter(({ kind }) => kind === 'split')).toMatchObject([
    { by: 'Ann', alertId, text: expect.stringMatching(/ is another thing: it is #2 now$/) },
  ])
  const linkedTo = async (one: string) =>
    (
      await at.sql<{ message_id: string }>(
        'SELECT message_id FROM incident_mention WHERE incident_id = $1 AND NOT apart',
        [one],
      )
    ).map((row) => row.message_id)
  expect((await linkedTo(own?.id ?? '')).toSorted()).toEqual((await behind(alertId)).toSorted())
  const left = await linkedTo(id)
  expect(said.every((one) => left.includes(one))).toBe(true)
  // Neither the next look nor the next alert brings it back.
  await lookAgain(at, id)
  const shared = new Set(await behind(opener))
  expect(wrong.some((one) => !shared.has(one))).toBe(true)
  for (const one of await behind(alertId)) expect((await linkedTo(id)).includes(one)).toBe(shared.has(one))
  await at.sql(`UPDATE message SET sent_at = sent_at - interval '5 hours'`)
  await at.sql(`UPDATE monitor_match SET sent_at = sent_at - interval '5 hours'`)
  await at.say([loud(later + 1000, 'Northwind checkout rejects my credit card payment too', 'ian')])
  await at.look(rule, later + BIN)
  const [next] = await at.sql<{ incident_id: string }>(
    'SELECT incident_id FROM alert ORDER BY found_at DESC, id DESC LIMIT 1',
  )
  expect(next?.incident_id).toBe(own?.id)
})

test('a conversation in which a linked message stands is linked; one that was taken out stays out', async () => {
  await using at = await openWatch()
  const { id, said } = await openIncident(at)
  const { ids } = at.deps
  const [contact, conversation] = [ids.next(), ids.next()]
  await at.sql(`INSERT INTO contact (workspace_id, id, name) VALUES ($1, $2, 'Ann')`, [
    at.workspaceId,
    contact,
  ])
  await at.sql(
    `INSERT INTO conversation (workspace_id, id, number, brand_id, channel_id, contact_id, subject, thread_key, last_activity_at)
     SELECT $1, $2, 1, brand_id, id, $3, '', 'thread', now() FROM channel WHERE id = $4`,
    [at.workspaceId, conversation, contact, at.channel],
  )
  await at.sql('UPDATE message SET conversation_id = $1 WHERE id = $2', [conversation, said[0]])
  await lookAgain(at, id)
  const links = async () => await at.sql('SELECT conversation_id, apart FROM incident_conversation')
  expect(await links()).toEqual([{ conversation_id: conversation, apart: false }])
  expect(await at.sql(`SELECT version FROM conversation`)).toEqual([{ version: 2 }])
  await at.store.transaction(at.workspaceId, async ({ incidents }) => {
    await incidents.setConversation(id, conversation, { apart: true, by: 'Ann', at: new Date() })
  })
  await lookAgain(at, id)
  expect(await links()).toEqual([{ conversation_id: conversation, apart: true }])
})

test('whoever acknowledges by the link has the incident, once, though the link is pressed twice at a time', async () => {
  await using at = await openWatch()
  const ann = await at.addMember('Ann')
  const ben = await at.addMember('Ben')
  const policyId = await at.addPolicy([{ memberId: ann, waitSeconds: 600 }])
  const { id } = await openIncident(at, policyId)
  const notices = await at.sql<{ id: string; membership_id: string }>(
    'SELECT id, membership_id FROM escalation_notice',
  )
  expect(notices.every(({ membership_id: member }) => member === ann)).toBe(true)
  const press = async () => await acknowledgeByLink(at.ctx, notices[0]?.id ?? '')
  const grading = lookAgain(at, id)
  await Promise.all([press(), press(), press()])
  await grading
  const owner = async () => (await at.sql(`SELECT owner_id, state FROM incident`))[0]
  expect(await owner()).toEqual({ owner_id: ann, state: 'triage' })
  const said = await at.sql<{ kind: string }>(`SELECT kind FROM incident_entry WHERE by = 'Ann'`)
  expect(said.map(({ kind }) => kind).toSorted()).toEqual(['acknowledged', 'owner', 'state'])
  // What somebody has is not taken away by acknowledging.
  await at.sql('UPDATE incident SET owner_id = $1', [ben])
  await at.sql(`UPDATE escalation SET state = 'open', acknowledged_by = NULL`)
  await press()
  expect(await owner()).toEqual({ owner_id: ben, state: 'triage' })
})

test('one that cannot be graded waits longer each time, and holds up nobody', async () => {
  await using at = await openWatch()
  const { id } = await openIncident(at)
  await at.sql(`UPDATE incident SET grade = '"broken"', look_at = clock_timestamp()`)
  await using _worker = startEscalate(at.deps)
  const waits = async () =>
    (
      await at.sql<{ failures: number; wait: number }>(
        `SELECT failures, extract(epoch FROM look_at - clock_timestamp())::int AS wait FROM incident WHERE id = $1`,
        [id],
      )
    )[0]
  await eventually(async () => (await waits())?.failures === 1)
  expect((await waits())?.wait).toBeGreaterThan(25)
  await at.sql(`UPDATE incident SET look_at = clock_timestamp()`)
  await eventually(async () => (await waits())?.failures === 2)
  expect((await waits())?.wait).toBeGreaterThan(50)
})
