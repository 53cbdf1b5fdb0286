import { createSystemMailer } from '@hubbub/channels'
import { overviewLayout, rolePermissions } from '@hubbub/contracts'
import { setOwnDigest } from '@hubbub/domain'
import { startDigests, startReports } from '@hubbub/escalate'
import { createPrinter, createReportPress } from '@hubbub/print'
import { createMailServer } from '@hubbub/simulators'
import { createFolderBlobs } from '@hubbub/storage'
import { eventually, tempDir } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openWatch } from '../alerts/lib/open-watch.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const patient = { timeout: 60_000 }

/** A mail server that counts, and a worker that mails reports and digests by it. */
async function open() {
  await using opening = new AsyncDisposableStack()
  const at = opening.use(await openWatch())
  const folder = opening.use(await tempDir())
  const server = opening.use(await createMailServer({ domain: 'shop.test', saveSent: false }))
  for (const name of ['hubbub', 'ann', 'boss']) server.accounts.add(`${name}@shop.test`, 'secret')
  const received: string[] = []
  server.onReceived((mail) => received.push(...mail.to))
  const mailer = createSystemMailer({
    smtpUrl: `smtp://hubbub%40shop.test:secret@127.0.0.1:${server.smtp.port}`,
    from: 'Hubbub <hubbub@shop.test>',
  })
  const deps = { ...at.deps, publicUrl: 'https://desk.test', mailer, lookMs: 30 }
  const press = createReportPress(opening.use(createPrinter({ chromiumPath: undefined })))
  const blobs = createFolderBlobs(folder.path)
  opening.use(startDigests(deps))
  opening.use(startReports({ ...deps, blobs, press }))
  const ann = await at.addMember('Ann', { role: 'supervisor', hook: false })
  const now = Date.now()
  await at.say([{ at: Math.floor(now / HOUR) * HOUR - HOUR }])
  /** A report and a digest that are due now. */
  const due = async (recipient: string) => {
    await at.sql(`UPDATE workspace SET settings = '{"reports":{"outside":"anybody","domains":[]}}'`)
    await at.sql(
      `INSERT INTO report (workspace_id, id, name, layout, period, rhythm, time, time_zone, formats, recipients, next_at)
       VALUES ($1, $2, 'Coffee', $3, 'yesterday', '{"kind":"daily"}', $4, 'UTC', '{csv}', $5, $6)`,
      [
        at.workspaceId,
        at.deps.ids.next(),
        JSON.stringify(overviewLayout),
        new Date(now - 60_000).toISOString().slice(11, 16),
        JSON.stringify([{ kind: 'address', email: recipient }]),
        new Date(Math.floor(now / 60_000) * 60_000 - 60_000).toISOString(),
      ],
    )
    await at.sql('DELETE FROM digest_issue')
    await at.sql(`UPDATE digest SET next_at = $1, told_to = $2`, [
      new Date(Math.floor(now / 60_000) * 60_000 - 60_000).toISOString(),
      new Date(Math.floor(now / HOUR) * HOUR - DAY).toISOString(),
    ])
  }
  const caller = {
    actor: { kind: 'member' as const, id: ann, name: 'Ann' },
    memberId: ann,
    permissions: new Set(rolePermissions.supervisor),
    visibility: 'all' as const,
    teamIds: [],
  }
  await setOwnDigest(
    { ...at.ctx, signals: at.deps.producer.signals, caller },
    {
      enabled: true,
      rhythm: { kind: 'daily' },
      time: new Date(now - 60_000).toISOString().slice(11, 16),
      timeZone: 'UTC',
      monitorIds: [],
      brandIds: [],
      byMail: true,
      tellCalm: true,
    },
  )
  const stack = opening.move()
  return { ...at, received, due, [Symbol.asyncDispose]: async () => await stack.disposeAsync() }
}

test('no report and no digest of a drill reaches a mail server; both say so, and outside of a drill both leave', async () => {
  await using at = await open()
  await at.sql('UPDATE workspace SET drill = true')
  await at.due('boss@shop.test')
  await eventually(
    async () => expect(await at.sql('SELECT state FROM report_run')).toEqual([{ state: 'sent' }]),
    patient,
  )
  expect(await at.sql('SELECT state, error FROM report_delivery')).toEqual([
    { state: 'sent', error: 'Drill: nothing left' },
  ])
  await eventually(
    async () => expect(await at.sql('SELECT state FROM digest_issue')).toEqual([{ state: 'kept' }]),
    patient,
  )
  expect(at.received).toEqual([])
  // The same outside of a drill leaves, so the guard is what kept it.
  await at.sql('UPDATE workspace SET drill = false')
  await at.due('boss@shop.test')
  await eventually(
    async () => expect(at.received.toSorted()).toEqual(['ann@shop.test', 'boss@shop.test']),
    patient,
  )
})
