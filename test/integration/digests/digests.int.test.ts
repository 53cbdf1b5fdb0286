import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { getDigest, listDigests, setOwnDigest } from '@hubbub/domain'
import { createMailServer } from '@hubbub/simulators'
import { eventually, tempDir } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { DAY, HOUR, openDigests, settings, to } from './lib/open-digests.ts'

const entry = fileURLToPath(new URL('../../../workers/escalate/src/main.ts', import.meta.url))

test('a person is told once of what was found, though several workers look, and of nothing that they may not see', async () => {
  await using at = await openDigests()
  await at.say([
    ...Array.from({ length: 10 }, (_, index) => ({
      at: to - 2 * HOUR + index * 60_000,
      sentiment: index < 5 ? ('negative' as const) : ('neutral' as const),
    })),
    { at: to - HOUR, author: '<b>Big</b>', followers: 90_000, text: 'Northwind leaks' },
    ...Array.from({ length: 5 }, (_, index) => ({ at: to - DAY - HOUR - index * 60_000 })),
    // Not of this time.
    { at: to, author: 'Later', followers: 99_000 },
  ])
  const owner = await at.addMember('Olga', { role: 'supervisor', hook: false })
  const hidden = await at.say([{ at: to - HOUR, author: 'Hidden', followers: 80_000, text: 'Classified' }])
  const secret = await at.addSecret(owner, hidden)
  await at.sql(`DELETE FROM monitor_match WHERE monitor_id = $1 AND message_id = ANY($2::uuid[])`, [
    at.monitor,
    hidden,
  ])
  await at.alert('Northwind is loud', at.monitor, to - HOUR)
  await at.alert('Long ago', at.monitor, to - DAY - 1)
  await at.alert('Secret alert', secret, to - HOUR)
  await at.incident('Leaking machines', at.monitor, to - 10 * DAY)
  await at.incident('Over', at.monitor, to - 10 * DAY, 'resolved')
  await at.incident('Secret incident', secret, to - HOUR)
  const ann = await at.addReader('Ann')
  const agent = await at.addReader('Amir', { role: 'agent' })
  {
    await using _one = at.worker()
    await using _two = at.worker()
    await using _three = at.worker()
    await at.over(2)
    // And nothing comes after.
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  expect(at.mails.map((mail) => mail.to).toSorted()).toEqual(['amir@shop.test', 'ann@shop.test'])
  const told = at.mails.find((mail) => mail.to === 'ann@shop.test')
  expect(told?.text).toContain('1 alert, 1 incident, 11 mentions.')
  expect(told?.text).toContain('Northwind is loud')
  expect(told?.text).toContain('#1 Leaking machines')
  expect(told?.text).toContain('https://desk.test/alerts/digests/')
  expect(told?.html).toContain('&lt;b&gt;Big&lt;/b&gt;')
  const everything = JSON.stringify([at.mails, await at.issues()])
  for (const unseen of ['Secret', 'Classified', 'Hidden', 'Long ago', 'Later', 'Over'])
    expect(everything).not.toContain(unseen)
  // An agent is not told of what agents do not see.
  const other = at.mails.find((mail) => mail.to === 'amir@shop.test')
  expect(other?.text).toContain('0 alerts, 0 incidents, 11 mentions.')
  expect(other?.text).not.toContain('Leaking machines')

  const as = at.asMember(ann, 'supervisor')
  const { items } = await listDigests(as, { after: null, limit: 10 })
  expect(items).toMatchObject([
    {
      mail: 'sent',
      periods: 1,
      calm: false,
      from: new Date(to - DAY).toISOString(),
      to: new Date(to).toISOString(),
      content: {
        monitors: [{ mentions: 11, negative: 5 }],
        mentions: [{ author: '<b>Big</b>', followers: 90_000 }],
      },
    },
  ])
  const [{ id } = { id: '' }] = items
  await expect(getDigest(at.asMember(agent, 'agent'), id)).rejects.toMatchObject({ code: 'digest.not_found' })
  // Whoever loses sight of a monitor reads of it no more.
  await at.sql(`UPDATE monitor SET sharing = 'private', owner_id = $2 WHERE id = $1`, [at.monitor, owner])
  expect((await getDigest(as, id)).content).toEqual({
    alerts: [],
    incidents: [],
    monitors: [],
    terms: [],
    mentions: [],
  })
  const [digest] = await at.sql<{ later: boolean }>(`SELECT bool_and(next_at > now()) AS later FROM digest`)
  expect(digest?.later).toBe(true)
})

test('a time in which nothing was found is told of only to who wants that', async () => {
  await using at = await openDigests()
  await at.addReader('Ann')
  await at.addReader('Ben', { tellCalm: true })
  await using _worker = at.worker()
  await at.over(2)
  expect(at.mails).toMatchObject([{ to: 'ben@shop.test', subject: expect.stringMatching(/^Calm: /) }])
  expect((await at.issues()).map(({ state }) => state).toSorted()).toEqual(['nothing', 'sent'])
})

test('only what is chosen is told; a brand brings its monitors', async () => {
  await using at = await openDigests()
  const [message = ''] = await at.say([{ at: to - HOUR }])
  const owner = await at.addMember('Olga', { role: 'supervisor', hook: false })
  const other = await at.addSecret(owner, [message])
  await at.sql(`UPDATE monitor SET sharing = 'workspace', name = 'Other' WHERE id = $1`, [other])
  const [brand] = await at.sql<{ id: string }>('SELECT id FROM brand')
  await at.sql(`UPDATE monitor SET brand_id = $2 WHERE id = $1`, [at.monitor, brand?.id])
  await at.addReader('Ann', { brandIds: [brand?.id ?? ''] })
  await at.addReader('Ben', { monitorIds: [other] })
  // Of what is gone there is nothing to tell; it is not all instead.
  await at.addReader('Cleo', { monitorIds: [at.deps.ids.next()] })
  await using _worker = at.worker()
  await at.over(3)
  const of = (name: string) => at.mails.find((mail) => mail.to.startsWith(name))?.text ?? null
  expect(of('ann')).toContain('Northwind: 1 mention')
  expect(of('ann')).not.toContain('Other')
  expect(of('ben')).toContain('Other: 1 mention')
  expect(of('ben')).not.toContain('Northwind:')
  expect(of('cleo')).toBeNull()
})

test('what was missed while nothing ran is told once, together', async () => {
  await using at = await openDigests()
  await at.say([{ at: to - HOUR }, { at: to - 2 * DAY }, { at: to - 4 * DAY + HOUR }])
  await at.addReader('Ann', { days: 3 })
  await using _worker = at.worker()
  expect(await at.over(1)).toMatchObject([{ state: 'sent', periods: 4 }])
  expect(at.mails).toHaveLength(1)
  expect(at.mails[0]?.text).toContain('4 periods at once')
  expect(at.mails[0]?.text).toContain('3 mentions')
})

test('who has left or lets it rest is told nothing, and from a drill nothing leaves', async () => {
  await using at = await openDigests()
  await at.say([{ at: to - HOUR }])
  const gone = await at.addReader('Ann')
  const resting = await at.addReader('Ben')
  await at.sql(`UPDATE membership SET deactivated_at = now() WHERE id = $1`, [gone])
  await setOwnDigest(at.asMember(resting, 'supervisor'), { ...settings, enabled: false })
  // One that was laid down before they left.
  await at.sql(
    `INSERT INTO digest_issue (workspace_id, id, membership_id, from_at, to_at, time_zone, periods, next_at)
     VALUES ($1, $2, $3, now() - interval '1 day', now(), 'UTC', 1, now())`,
    [at.workspaceId, at.deps.ids.next(), gone],
  )
  {
    await using _worker = at.worker()
    expect(await at.over(1)).toMatchObject([{ state: 'nothing', membership_id: gone }])
  }
  await at.sql(`UPDATE workspace SET drill = true`)
  const cleo = await at.addReader('Cleo')
  await using _worker = at.worker()
  expect(await at.over(2)).toContainEqual(expect.objectContaining({ membership_id: cleo, state: 'kept' }))
  expect(at.mails).toEqual([])
  const { items } = await listDigests(at.asMember(cleo, 'supervisor'), { after: null, limit: 10 })
  expect(items).toMatchObject([{ mail: 'none' }])
})

test('a server that says later is asked again, one that says no is not, and what broke off is not sent again', async () => {
  await using at = await openDigests()
  await at.say([{ at: to - HOUR }])
  const answer = (more: object) => Object.assign(new Error('as the server has it'), more)
  for (const [name, error, state] of [
    ['Ann', answer({ responseCode: 550 }), 'failed'],
    ['Ben', answer({ code: 'ESOCKET' }), 'uncertain'],
    ['Cleo', answer({ responseCode: 451 }), 'mailing'],
  ] as const) {
    at.mailer.failing = error
    const id = await at.addReader(name)
    await using _worker = at.worker()
    await eventually(
      async () => {
        const issue = (await at.issues()).find(({ membership_id }) => membership_id === id)
        expect(issue).toMatchObject({ state, error: 'as the server has it' })
        return true
      },
      { timeout: 10_000 },
    )
  }
  at.mailer.failing = null
  await at.sql(`UPDATE digest_issue SET next_at = now() WHERE state = 'mailing'`)
  await using _worker = at.worker()
  await at.over(3)
  expect(at.mails.map((mail) => mail.to)).toEqual(['cleo@shop.test'])
})

test('killed again and again, the worker tells each person once', { timeout: 240_000 }, async () => {
  await using at = await openDigests()
  await using folder = await tempDir()
  await using server = await createMailServer({ domain: 'shop.test', saveSent: false })
  server.accounts.add('hubbub@shop.test', 'secret')
  await at.say([{ at: to - HOUR }])
  const names = Array.from({ length: 16 }, (_, index) => `Reader${index}`)
  for (const name of names) {
    server.accounts.add(`${name.toLowerCase()}@shop.test`, 'secret')
    await at.addReader(name)
  }
  const received: string[] = []
  server.onReceived((mail) => received.push(mail.to.join()))
  for (let kills = 0; kills < 3; kills += 1) {
    const worker = spawn(process.execPath, [entry], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        DATABASE_URL: at.clone.url,
        HUBBUB_SECRET: at.clone.secret,
        ATTACHMENTS_DIR: folder.path,
        SMTP_URL: `smtp://hubbub%40shop.test:secret@127.0.0.1:${server.smtp.port}`,
        LOG_LEVEL: 'fatal',
      },
    })
    const killed = new Promise((resolve) => worker.once('exit', resolve))
    const before = received.length
    try {
      await eventually(async () => received.length > before || null, { timeout: 60_000 })
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
    } finally {
      worker.kill('SIGKILL')
      await killed
    }
    // Nobody has to sit out its lease here.
    await at.sql(`UPDATE digest_issue SET next_at = now() WHERE next_at IS NOT NULL`)
  }
  await using _worker = at.worker()
  const all = await at.over(names.length)
  const sent = [...received, ...at.mails.map((mail) => mail.to)]
  expect(new Set(sent).size).toBe(sent.length)
  const uncertain = all.filter(({ state }) => state === 'uncertain').length
  expect(all.filter(({ state }) => !['sent', 'uncertain'].includes(state))).toEqual([])
  // Each left, but for those of which nobody can tell.
  expect(sent.length).toBeGreaterThanOrEqual(names.length - uncertain)
})
