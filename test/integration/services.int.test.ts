import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createApi } from '@hubbub/api-client'
import { createMailServer } from '@hubbub/simulators'
import { eventually, sharedRedis, tempDir } from '@hubbub/test-support'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listen } from '../lib/listen.ts'
import { addMailAccount } from '../lib/mail-account.ts'
import { processTree } from '../lib/processes.ts'
import { setUpWorkspace } from '../lib/sign-in.ts'

const main = fileURLToPath(new URL('../../services/standalone/src/processes/main.ts', import.meta.url))
const redis = sharedRedis()
const why = 'missing' in redis ? ` (SKIPPED: ${redis.missing})` : ''

interface Started {
  child: ChildProcess
  url: string
  token: string
}

/** As `pnpm start:services` runs it, with servers of its own. */
async function startByHand(): Promise<Started> {
  const folder = await tempDir()
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|NODE_ENV|DATABASE_URL|REDIS_URL|PORT|HOST)/.test(name),
  )
  const args = [main, '--no-build', '--port', '0', '--data', folder.path]
  const child = spawn(process.execPath, args, {
    env: { ...Object.fromEntries(own), LOG_LEVEL: 'info', LOG_FORMAT: 'json' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    await folder[Symbol.asyncDispose]()
  })
  const output = () => Buffer.concat(said).toString()
  return await eventually(
    () => {
      if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${output()}`)
      const link = /(http:\S+)\/setup\?token=(\S+)/.exec(output())
      if (link === null) throw new Error(`it does not start:\n${output().slice(-4_000)}`)
      return { child, url: link[1] ?? '', token: link[2] ?? '' }
    },
    { timeout: 100_000, interval: 100 },
  )
}

/** What a scrape of this worker brings; its port stands in its environment. */
async function metricsOf(worker: string, root: number): Promise<string> {
  for (const { pid } of await processTree(root)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8')
    if (!command.includes(`workers/${worker}/src/main.ts`)) continue
    const port = /\0WORKER_HEALTH_PORT=(\d+)\0/.exec(
      `\0${await readFile(`/proc/${pid}/environ`, 'utf8')}`,
    )?.[1]
    const answer = await fetch(`http://127.0.0.1:${port ?? ''}/metrics`)
    expect(answer.status).toBe(200)
    return await answer.text()
  }
  throw new Error(`the worker ${worker} does not run`)
}

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe.skipIf('missing' in redis)(`all services as processes of their own${why}`, () => {
  test('a mail goes its whole way through them, and Ctrl-C ends them all', { timeout: 180_000 }, async () => {
    const { child, url, token } = await startByHand()

    const page = await fetch(`${url}/sign-in`)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(await page.text()).toContain('<div id="root"')
    const health = await fetch(`${url}/api/v1/health`)
    expect(health.status).toBe(200)
    expect(await health.json()).toMatchObject({ status: 'ok' })

    const admin = await setUpWorkspace({ url, token })
    using listener = listen(admin)
    await listener.ready
    await using mail = await createMailServer({ domain: 'roasters.test' })
    mail.accounts.add('care@roasters.test', 'secret')
    await addMailAccount(admin, { ...mail, address: 'care@roasters.test', password: 'secret' })
    await mail.deliver(
      {
        from: 'Bruno <bruno@customers.test>',
        to: 'care@roasters.test',
        subject: 'Broken',
        text: 'It is broken!',
      },
      'care@roasters.test',
    )
    await eventually(() => expect(listener.received).toHaveLength(1), { timeout: 20_000 })

    const api = createApi({ baseUrl: url, headers: admin.headers }).workspace(admin.workspaceId)
    const [conversation] = (await api.conversations.list({ view: 'all' })).items
    expect(conversation).toMatchObject({ subject: 'Broken', number: 1 })
    const reply = { clientId: crypto.randomUUID(), text: 'We are sorry.' }
    const left: string[] = []
    mail.onReceived(({ to }) => left.push(...to))
    await api.messages.reply(conversation?.id ?? '', reply)
    await eventually(() => expect(left).toEqual(['bruno@customers.test']), { timeout: 20_000 })

    const scrape = async () => await metricsOf('deliver', child.pid ?? 0)
    // The mail is there a moment before the job that brought it has ended.
    await eventually(async () => expect(await scrape()).toMatch(/^hubbub_job_seconds_count\{.*\} [1-9]/m))
    const metrics = await scrape()
    expect(metrics).toMatch(/^hubbub_deliveries_total\{.*\} 1$/m)
    for (const name of [
      'hubbub_dead_letters_total',
      'hubbub_signals_lost_total',
      'process_cpu_seconds_total',
    ])
      expect(metrics).toContain(`# TYPE ${name} counter`)

    const pids = (await processTree(child.pid ?? 0)).map(({ pid }) => pid)
    expect(pids.length).toBeGreaterThan(8)
    const began = performance.now()
    child.kill('SIGINT')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(performance.now() - began).toBeLessThan(10_000)
    await eventually(() => expect(pids.filter(isRunning)).toEqual([]))
  })
})
