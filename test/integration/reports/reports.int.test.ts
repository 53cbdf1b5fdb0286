import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { overviewLayout } from '@hubbub/contracts'
import { startReports } from '@hubbub/escalate'
import { createPrinter, createReportPress } from '@hubbub/print'
import { createMailServer } from '@hubbub/simulators'
import { createFolderBlobs } from '@hubbub/storage'
import { eventually, tempDir } from '@hubbub/test-support'
import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import { openWatch } from '../alerts/lib/open-watch.ts'

const entry = fileURLToPath(new URL('../../../workers/escalate/src/main.ts', import.meta.url))
const DAY_MS = 86_400_000

type Mail = {
  to: string
  text: string
  attachments?: readonly { filename: string; contentType: string; content: Uint8Array }[]
}

async function openReports({ chromiumPath = process.env['CHROMIUM_PATH'] || undefined } = {}) {
  await using opening = new AsyncDisposableStack()
  const at = opening.use(await openWatch())
  const folder = opening.use(await tempDir())
  const blobs = createFolderBlobs(folder.path)
  const printer = opening.use(createPrinter({ chromiumPath }))
  const mails: Mail[] = []
  const mailer = { send: async (mail: Mail) => `250 ${mails.push(mail)}`, failing: null as Error | null }
  const send = async (mail: Mail) => {
    if (mailer.failing !== null) throw mailer.failing
    return await mailer.send(mail)
  }
  const worker = () =>
    startReports({
      ...at.deps,
      publicUrl: 'https://desk.test',
      blobs,
      press: createReportPress(printer),
      mailer: { send },
      lookMs: 30,
    })
  /** A daily report of yesterday that is due since so many days. */
  const add = async ({
    formats = ['csv'],
    to = ['ann@news.test'],
    days = 0,
  }: { formats?: string[]; to?: string[]; days?: number } = {}) => {
    const id = randomUUID()
    await at.sql(
      `INSERT INTO report (workspace_id, id, name, layout, period, rhythm, time, time_zone, formats, recipients, next_at)
       VALUES ($1, $2, 'Coffee, daily', $3, 'yesterday', '{"kind":"daily"}', $4, 'UTC', $5, $6, $7)`,
      [
        at.workspaceId,
        id,
        JSON.stringify(overviewLayout),
        new Date(Date.now() - 60_000).toISOString().slice(11, 16),
        formats,
        JSON.stringify(to.map((email) => ({ kind: 'address', email }))),
        new Date(Math.floor(Date.now() / 60_000) * 60_000 - 60_000 - days * DAY_MS).toISOString(),
      ],
    )
    await at.sql(`UPDATE workspace SET settings = '{"reports":{"outside":"anybody","domains":[]}}'`)
    return id
  }
  const runs = async () =>
    await at.sql<{ state: string; error: string | null; key: string | null; missing: string[]; id: string }>(
      'SELECT id, state, error, key, missing FROM report_run ORDER BY key',
    )
  const over = async (count: number) =>
    await eventually(
      async () => {
        const all = await runs()
        expect(all.filter(({ state }) => state === 'sent' || state === 'failed')).toHaveLength(count)
        return all
      },
      { timeout: 60_000 },
    )
  const stack = opening.move()
  return {
    ...at,
    folder: folder.path,
    mails,
    mailer,
    worker,
    add,
    runs,
    over,
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

const yesterday = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS

test('a report tells of its period as PDF and as tables, and leaves once though several workers look', async () => {
  await using at = await openReports()
  await at.say([
    ...Array.from({ length: 7 }, (_, index) => ({
      at: yesterday + index * 60_000,
      sentiment: 'negative' as const,
    })),
    { at: yesterday + 3_600_000, author: '=HYPERLINK("http://evil.test")', followers: 5_000 },
    { at: yesterday - 1 },
    { at: yesterday + DAY_MS },
  ])
  await at.add({ formats: ['pdf', 'csv'], to: ['ann@news.test', 'ben@news.test'] })
  {
    await using _one = at.worker()
    await using _two = at.worker()
    await using _three = at.worker()
    await at.over(1)
  }
  expect(await at.runs()).toMatchObject([{ state: 'sent', error: null, missing: [] }])
  expect(at.mails.map(({ to }) => to)).toEqual(['ann@news.test', 'ben@news.test'])
  const [pdf, zip] = at.mails[0]?.attachments ?? []
  expect([pdf?.contentType, zip?.contentType]).toEqual(['application/pdf', 'application/zip'])
  expect(at.mails[0]?.text).toContain('https://desk.test/reports/')
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf?.content ?? [])), {
    mergePages: true,
  })
  expect(text).toContain('Coffee, daily')
  expect(text.replaceAll(/\s+/g, ' ')).toContain('Mentions 8 ')
  const files = unzipSync(zip?.content ?? new Uint8Array())
  const csv = (name: string) => strFromU8(files[name] ?? new Uint8Array()).split('\r\n')
  expect(csv('figures.csv')).toContain('Negative,7,–,–')
  expect(csv('authors.csv').join('\n')).toContain(`'=HYPERLINK`)
  // It is due again tomorrow.
  const [report] = await at.sql<{ later: boolean }>(`SELECT next_at > now() AS later FROM report`)
  expect(report?.later).toBe(true)
})

test('what was missed while nothing ran is sent period by period', async () => {
  await using at = await openReports()
  await at.add({ days: 3 })
  await using _worker = at.worker()
  const all = await at.over(4)
  expect(new Set(all.map(({ key }) => key)).size).toBe(4)
  expect(at.mails).toHaveLength(4)
})

test('where no browser can start the tables are sent and say what is missing; a PDF alone fails, and is made again on demand', async () => {
  await using at = await openReports({ chromiumPath: '/no/such/browser' })
  await at.add({ formats: ['pdf', 'csv'] })
  const alone = await at.add({ formats: ['pdf'] })
  await using _worker = at.worker()
  await eventually(async () => at.mails.length === 1 || null, { timeout: 20_000 })
  expect(at.mails[0]?.attachments?.map(({ contentType }) => contentType)).toEqual(['application/zip'])
  expect(at.mails[0]?.text).toContain('missing')
  // It is tried again for a while.
  await eventually(
    async () => {
      await at.sql(`UPDATE report_run SET next_at = now() WHERE state = 'waiting'`)
      const [run] = await at.sql<{ state: string; error: string }>(
        `SELECT state, error FROM report_run WHERE report_id = $1`,
        [alone],
      )
      expect(run).toMatchObject({ state: 'failed', error: expect.stringContaining('No browser can start') })
      return true
    },
    { timeout: 20_000 },
  )
  expect(at.mails).toHaveLength(1)
})

test('a server that says later is asked again, one that says no is not, and what broke off is sent to nobody again', async () => {
  await using at = await openReports()
  const answer = (more: object) => Object.assign(new Error('as the server has it'), more)
  for (const [error, state] of [
    [answer({ responseCode: 550 }), 'failed'],
    [answer({ code: 'ESOCKET' }), 'uncertain'],
    [answer({ responseCode: 451 }), 'waiting'],
  ] as const) {
    at.mailer.failing = error
    const id = await at.add()
    {
      await using _worker = at.worker()
      await eventually(
        async () => {
          const [delivery] = await at.sql(
            `SELECT d.state, d.error FROM report_delivery d JOIN report_run n ON n.id = d.run_id WHERE n.report_id = $1 AND d.attempts > 0`,
            [id],
          )
          expect(delivery).toEqual({ state, error: 'as the server has it' })
          return true
        },
        { timeout: 10_000 },
      )
    }
  }
  at.mailer.failing = null
  await at.sql(`UPDATE report_run SET next_at = now() WHERE state = 'sending'`)
  await using _worker = at.worker()
  await at.over(3)
  expect(at.mails).toHaveLength(1)
})

test(
  'killed again and again, the worker sends each period to each person once',
  { timeout: 240_000 },
  async () => {
    await using at = await openReports()
    await using server = await createMailServer({ domain: 'news.test', saveSent: false })
    const names = ['ann', 'ben', 'cleo', 'dan']
    server.accounts.add('hubbub@news.test', 'secret')
    for (const name of names) server.accounts.add(`${name}@news.test`, 'secret')
    const received: string[] = []
    server.onReceived((mail) =>
      received.push(`${mail.to.join()} ${/^Subject: (.*)$/m.exec(mail.raw.toString())?.[1]}`),
    )
    const periods = 8
    await at.add({ to: names.map((name) => `${name}@news.test`), days: periods - 1 })
    const startWorker = () =>
      spawn(process.execPath, [entry], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          DATABASE_URL: at.clone.url,
          HUBBUB_SECRET: at.clone.secret,
          ATTACHMENTS_DIR: at.folder,
          SMTP_URL: `smtp://hubbub%40news.test:secret@127.0.0.1:${server.smtp.port}`,
          LOG_LEVEL: 'fatal',
        },
      })
    for (let kills = 0; kills < 5; kills += 1) {
      const worker = startWorker()
      const killed = new Promise((resolve) => worker.once('exit', resolve))
      const before = received.length
      try {
        await eventually(async () => received.length > before || null, { timeout: 60_000 })
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 120))
      } finally {
        worker.kill('SIGKILL')
        await killed
      }
      // Nobody has to sit out its lease here.
      await at.sql(`UPDATE report_run SET next_at = now() WHERE next_at IS NOT NULL`)
      await at.sql(
        `UPDATE report_delivery SET claimed_at = now() - interval '1 hour' WHERE state = 'sending'`,
      )
    }
    await using _worker = at.worker()
    const all = await at.over(periods)
    expect(new Set(all.map(({ key }) => key)).size).toBe(periods)
    const sent = [...received, ...at.mails.map(({ to, text }) => `${to} ${text}`)]
    const deliveries = await at.sql<{ state: string }>('SELECT state FROM report_delivery')
    const uncertain = deliveries.filter(({ state }) => state === 'uncertain').length
    expect(deliveries).toHaveLength(periods * names.length)
    expect(new Set(received).size).toBe(received.length)
    // Each left, but for those of which nobody can tell; none left twice.
    expect(sent.length).toBeGreaterThanOrEqual(deliveries.length - uncertain)
    expect(sent.length).toBeLessThanOrEqual(deliveries.length)
    expect(deliveries.filter(({ state }) => !['sent', 'uncertain'].includes(state))).toEqual([])
  },
)
