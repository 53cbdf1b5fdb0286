import { readFile } from 'node:fs/promises'
import { isAppError, permissions } from '@hubbub/contracts'
import {
  addIncidentAction,
  type Context,
  getIncident,
  noteIncident,
  printReview,
  reviewIncident,
  setIncidentSeverity,
  updateIncident,
} from '@hubbub/domain'
import { createPrinter, createReportPress } from '@hubbub/print'
import { expect, test } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import { approveStatement, openCrisis } from '../statements/lib/approve-statement.ts'
import { openWatch } from './lib/open-watch.ts'

const score = {
  score: 63.5,
  axes: { impact: 71, velocity: 48 },
  terms: [
    { name: 'volume', axis: 'velocity', value: 2.1, baseline: 1, level: 0.62, weight: 0.6, points: 37.2 },
    { name: 'reach', axis: 'impact', value: 250_000, baseline: 8_000, level: 1, weight: 0.3, points: 30 },
  ],
}

async function openReview() {
  const at = await openWatch()
  await at.pastUntil(at.start)
  const all = new Set(permissions)
  const context: Context = { ...at.ctx, caller: { ...at.as(at.deps.ids.next()).caller, permissions: all } }
  const crisis = await openCrisis({ ...at, context })
  await at.sql(`UPDATE incident SET title = $2, monitor_id = $3, score = $4, peak_score = 77 WHERE id = $1`, [
    crisis.incidentId,
    'Grinder <b>smokes</b> & burns',
    at.monitor,
    JSON.stringify(score),
  ])
  await at.sql(
    `INSERT INTO channel_gap (workspace_id, id, channel_id, from_at, to_at, reason, found_at)
     VALUES ($1, $2, $3, now() - interval '8 hours', now() - interval '6 hours', 'The stream broke off', now())`,
    [at.workspaceId, at.deps.ids.next(), at.other],
  )
  return Object.assign(at, { crisis })
}

async function read(pdf: Uint8Array) {
  const { text, totalPages } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: false })
  return { pages: text, all: text.join('\n').replaceAll(/\s+/g, ' '), totalPages }
}

test('a review stands on paper with its figures, course, arithmetic, chart, statement and timeline', async () => {
  await using at = await openReview()
  const { incidentId: id, writer, boss } = at.crisis
  await using printer = createPrinter({ chromiumPath: process.env['CHROMIUM_PATH'] || undefined })
  const press = createReportPress(printer)
  const change = async (changed: Parameters<typeof updateIncident>[1]['change']) =>
    await updateIncident(writer, { id, change: changed, expectedVersion: null })
  await change({ ownerId: boss.memberId })
  await setIncidentSeverity(writer, { id, severity: 'critical', reason: 'The evening news' })
  await approveStatement(at.crisis, [{ language: 'en', network: null, text: 'We look into the <smoke>' }])
  for (let index = 0; index < 60; index += 1) await noteIncident(writer, id, `Note number ${index}`)
  await change({ state: 'contained' })
  await change({ state: 'resolved' })
  await reviewIncident(writer, id, {
    well: 'Quick <script>alert(1)</script>',
    badly: 'Late at night',
  })
  await addIncidentAction(writer, id, { text: 'Test updates', ownerId: boss.memberId, dueOn: '2026-01-31' })
  await addIncidentAction(writer, id, { text: 'Tell the shops' })
  const made = await printReview(writer, { press }, { id, timeZone: 'Europe/Berlin' })
  expect(made).toMatchObject({ name: expect.stringMatching(/^Incident-1-review-\d{4}-\d\d-\d\d\.pdf$/) })
  const { all, pages, totalPages } = await read(made.content)
  for (const words of [
    'Incident #1: Grinder <b>smokes</b> & burns',
    'Raised from high to critical by hand: The evening news (Wendy)',
    'Carried by Bo',
    'Until acknowledged',
    'Until the first public word',
    'Highest score 77 of 100',
    'Score 64 of 100',
    '2.1 times the usual daily peak of five minutes 0.62 × 60 = 37',
    'by the hour',
    'The stream broke off',
    'Contained',
    'We look into the <smoke>',
    'approved by Bo',
    'Quick <script>alert(1)</script>',
    'Late at night',
    'Test updates Bo 31 Jan 2026 overdue',
    'Tell the shops nobody – not yet',
    'Note number 59',
    'Europe/Berlin',
  ])
    expect(all).toContain(words)
  expect(totalPages).toBeGreaterThan(1)
  expect(pages.every((text, index) => text.includes(`${index + 1} / ${totalPages}`))).toBe(true)
  expect(all).not.toContain('Drill:')
  await at.sql(`UPDATE workspace SET drill = true, demo = true`)
  const marked = await read((await printReview(writer, { press }, { id, timeZone: 'UTC' })).content)
  expect(marked.all).toContain('Drill: it was practised')
  expect(marked.all).toContain('Demo: people, posts and figures are invented')
})

test('it is printed for those who may read incidents, and without its volume for those who may not read mentions', async () => {
  await using at = await openReview()
  const { incidentId: id, writer } = at.crisis
  const only = (...some: (typeof permissions)[number][]): Context => ({
    ...writer,
    caller: { ...writer.caller, permissions: new Set(some) },
  })
  const printed: boolean[] = []
  const press = {
    make: async () => new Uint8Array(),
    review: async ({ volume }: { volume: unknown }) => {
      printed.push(volume !== null)
      return new Uint8Array()
    },
  }
  const asked = { id, timeZone: 'UTC' }
  await expect(printReview(only('mention:read'), { press }, asked)).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await printReview(only('incident:read'), { press }, asked)
  await printReview(only('incident:read', 'mention:read'), { press }, asked)
  expect(printed).toEqual([false, true])
})

test('where no browser can start it is said', async () => {
  await using at = await openReview()
  const { incidentId: id, writer } = at.crisis
  await using printer = createPrinter({ chromiumPath: '/no/such/browser' })
  const error: unknown = await printReview(
    writer,
    { press: createReportPress(printer) },
    { id, timeZone: 'UTC' },
  ).catch((thrown: unknown) => thrown)
  expect(isAppError(error) && error).toMatchObject({ code: 'print.no_browser', kind: 'unavailable' })
})

test('what was written freely before is one action of nobody', async () => {
  await using at = await openReview()
  const { incidentId: id, writer } = at.crisis
  await at.sql(
    `UPDATE incident SET review = '{"well":"Quick","badly":"","actions":"Ann: test.\\nBo: tell."}'`,
  )
  const sql = await readFile(
    new URL(
      '../../../packages/database/prisma/migrations/0041_review_actions/migration.sql',
      import.meta.url,
    ),
    'utf8',
  )
  const moved = sql.slice(sql.indexOf('-- What was written freely'))
  for (const statement of moved.split(/;\n/).filter((text) => text.trim() !== '')) await at.sql(statement)
  const { actions, review } = await getIncident(writer, id)
  expect(actions).toMatchObject([{ text: 'Ann: test.\nBo: tell.', owner: null, dueOn: null, doneAt: null }])
  expect(review).toEqual({ well: 'Quick', badly: '' })
})
