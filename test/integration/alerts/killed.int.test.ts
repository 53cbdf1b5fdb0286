import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { BIN, openWatch } from './lib/open-watch.ts'

const entry = fileURLToPath(new URL('../../../workers/escalate/src/main.ts', import.meta.url))
const rules = 24

test(
  'killed again and again while it looks, and run twice, the worker finds each thing once, opens one incident and has people told once',
  { timeout: 400_000 },
  async () => {
    await using at = await openWatch()
    const ann = await at.addMember('Ann')
    const policyId = await at.addPolicy([{ memberId: ann, waitSeconds: 600 }])
    await at.pastUntil(at.start)
    const made = await Promise.all(
      Array.from(
        { length: rules },
        async (_rule, index) =>
          await at.rule({ name: `Rule ${index}`, tell: { kind: 'policy', policyId }, cooldownMinutes: 240 }),
      ),
    )
    for (const rule of made) await at.look(rule, at.start)
    await at.say(Array.from({ length: 90 }, (_, index) => ({ at: at.start + BIN + index * 1000 })))
    const startWorker = () =>
      spawn(process.execPath, [entry], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          DATABASE_URL: at.clone.url,
          HUBBUB_SECRET: at.clone.secret,
          PUBLIC_URL: 'https://desk.test',
          LOG_LEVEL: 'fatal',
        },
      })
    const found = async () => (await at.alerts()).length
    await at.sql(`UPDATE alert_rule SET look_at = clock_timestamp()`)
    for (let kills = 0; kills < 5 && (await found()) < rules; kills += 1) {
      // Two at a time, as where it runs often.
      const workers = [startWorker(), startWorker()]
      const gone = workers.map(async (worker) => await new Promise((resolve) => worker.once('exit', resolve)))
      const before = await found()
      try {
        await eventually(async () => (await found()) > before, { timeout: 90_000 })
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 150))
      } finally {
        for (const worker of workers) worker.kill('SIGKILL')
        await Promise.all(gone)
      }
    }
    await using _worker = at.worker()
    await eventually(async () => (await found()) === rules, { timeout: 60_000 })
    // All that was told already is due again.
    await at.sql(`UPDATE alert_rule SET look_at = clock_timestamp()`)
    await eventually(
      async () =>
        expect(
          await at.sql(`SELECT FROM alert_rule WHERE look_at <= clock_timestamp() OR judged_to IS NULL`),
        ).toEqual([]),
      { timeout: 60_000 },
    )
    const alerts = await at.alerts()
    expect(alerts).toHaveLength(rules)
    expect(new Set(alerts.map(({ key }) => key))).toEqual(new Set([`spike:${at.start + BIN}`]))
    // All are of one incident, which was opened once, and each stands in it once.
    const opened = await at.sql<{ id: string }>(`SELECT id FROM incident`)
    expect(opened).toHaveLength(1)
    const [incident] = opened
    expect(alerts.map(({ incident_id: id }) => id)).toEqual(alerts.map(() => incident?.id))
    const joined = await at.sql<{ kind: string; alert_id: string }>(
      `SELECT kind, alert_id FROM incident_entry WHERE alert_id IS NOT NULL ORDER BY at, id`,
    )
    expect(joined.map(({ alert_id: id }) => id).toSorted()).toEqual(alerts.map(({ id }) => id).toSorted())
    expect(joined.filter(({ kind }) => kind === 'opened')).toHaveLength(1)
    // People were told of it once, in the transaction in which the first alert was kept.
    const told = await at.sql<{ subject_id: string; steps: number }>(
      `SELECT e.subject_id, (SELECT count(*)::int FROM escalation_entry n WHERE n.escalation_id = e.id AND n.kind = 'stepped') AS steps
       FROM escalation e`,
    )
    expect(told).toEqual([{ subject_id: incident?.id, steps: 1 }])
    expect(new Set(alerts.map(({ escalation_id: id }) => id)).size).toBe(1)
  },
)
