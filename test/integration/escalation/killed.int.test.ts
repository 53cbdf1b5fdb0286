import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openLadder } from './lib/open-ladder.ts'

const entry = fileURLToPath(new URL('../../../workers/escalate/src/main.ts', import.meta.url))
const ladders = 12
const steps = 4

test(
  'killed again and again in the middle of ladders, the worker loses no step and takes none twice',
  { timeout: 400_000 },
  async () => {
    await using at = await openLadder()
    const people = await Promise.all(
      ['Ann', 'Ben', 'Cleo', 'Dan'].map(async (name) => await at.addMember(name)),
    )
    const none = { low: [], medium: [], high: [{ way: 'webhook' as const, afterSeconds: 0 }], critical: [] }
    await at.store.transaction(at.workspaceId, async ({ notify }) => {
      for (const id of people) await notify.savePreference(id, { timeZone: 'UTC', quiet: null, rules: none })
    })
    const policy = await at.addPolicy(people.map((memberId) => ({ memberId, waitSeconds: 2 })))
    // Slow enough that a kill strikes while somebody is being told.
    at.receiver.answer.delayMs = 150
    const startWorker = () =>
      spawn(process.execPath, [entry], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          DATABASE_URL: at.clone.url,
          HUBBUB_SECRET: at.clone.secret,
          ESCALATION_REST_SECONDS: '0',
          PUBLIC_URL: 'https://desk.test',
          LOG_LEVEL: 'fatal',
        },
      })
    const started = await Promise.all(Array.from({ length: ladders }, async () => await at.start(policy)))
    const progress = async () => {
      const [row] = await at.sql<{ steps: number }>(
        `SELECT count(*)::int AS steps FROM escalation_entry WHERE kind = 'stepped'`,
      )
      return (row?.steps ?? 0) + at.receiver.calls.length
    }
    for (let kills = 0; kills < 6; kills += 1) {
      const worker = startWorker()
      const killed = new Promise((resolve) => worker.once('exit', resolve))
      const before = await progress()
      // It is at work, and then it is struck at any moment.
      try {
        await eventually(async () => (await progress()) > before, { timeout: 90_000 })
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 600))
      } finally {
        worker.kill('SIGKILL')
        await killed
      }
      // What was cut off waits for its lease, which nobody has to sit out here.
      await at.sql(`UPDATE escalation_notice SET lease_until = clock_timestamp() WHERE state = 'sending'`)
    }
    await using _worker = at.worker()
    await eventually(
      async () => {
        expect(await at.sql(`SELECT FROM escalation WHERE state <> 'exhausted'`)).toEqual([])
        expect(await at.sql(`SELECT FROM escalation_notice WHERE state <> 'sent'`)).toEqual([])
        return true
      },
      { timeout: 120_000 },
    )
    for (const id of started) {
      const detail = await at.detail(id)
      const taken = detail?.entries.filter(({ kind }) => kind === 'stepped').map(({ step }) => step)
      expect(taken).toEqual(Array.from({ length: steps }, (_step, index) => index))
      const told = detail?.notices.filter(({ way }) => way === 'webhook').map(({ member }) => member.name)
      expect(told).toEqual(['Ann', 'Ben', 'Cleo', 'Dan'])
    }
    // Of each step each was told; whoever was cut off is told again under the same id, by which it is known.
    const alerts = new Map(at.receiver.calls.map((call) => [call.id, call.body]))
    const counted = new Map<string, number>()
    for (const body of alerts.values()) {
      const { data } = JSON.parse(body) as {
        data: { to: string; alerts: { escalationId: string; step: number }[] }
      }
      for (const { escalationId, step } of data.alerts) {
        const key = `${escalationId} ${step} ${data.to}`
        counted.set(key, (counted.get(key) ?? 0) + 1)
      }
    }
    expect(counted.size).toBe(ladders * steps)
    expect([...counted.values()].every((count) => count === 1)).toBe(true)
  },
)
