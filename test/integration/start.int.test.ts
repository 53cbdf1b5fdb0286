import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, tempDir } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { runProduct, startProduct } from '../e2e/product.ts'

const health = async (url: string) => {
  const response = await fetch(`${url}/api/v1/health`)
  return {
    status: response.status,
    body: (await response.json()) as { status: string; parts: { name: string; ok: boolean }[] },
  }
}
const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const postgresPid = async (dataDir: string) =>
  Number((await readFile(`${dataDir}/postgres/cluster/postmaster.pid`, 'utf8')).split('\n')[0])

const slow = { timeout: 120_000 }

test(
  'it starts healthy, keeps its data over a restart, and leaves nothing behind when it is told to end or by Ctrl-C',
  slow,
  async () => {
    await using folder = await tempDir()
    const first = await startProduct({ dataDir: folder.path })
    expect(first.link).toContain('/setup?token=')
    const parts = ['database', 'queues', 'sockets', 'route', 'enrich', 'deliver', 'collect']
    expect(await health(first.url)).toEqual({
      status: 200,
      body: { status: 'ok', parts: parts.map((name) => ({ name, ok: true })) },
    })
    const token = new URL(first.link).searchParams.get('token')
    const made = await fetch(`${first.url}/api/v1/setup`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: first.url },
      body: JSON.stringify({
        token,
        workspace: 'Acme',
        brand: 'Acme',
        name: 'Ada',
        email: 'ada@acme.example',
        password: 'correct horse battery',
      }),
    })
    expect(made.status).toBe(201)
    const postgres = await postgresPid(folder.path)
    const began = performance.now()
    expect(await first.stop('SIGTERM')).toBe(0)
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(isRunning(postgres)).toBe(false)

    await using second = await startProduct({ dataDir: folder.path })
    expect(second.link).toContain('/sign-in?token=')
    const setup = (await (await fetch(`${second.url}/api/v1/setup`)).json()) as { needsSetup: boolean }
    expect(setup.needsSetup).toBe(false)
    const again = await postgresPid(folder.path)
    expect(await second.stop('SIGINT')).toBe(0)
    expect(isRunning(again)).toBe(false)
  },
)

test(
  'killed outright it leaves no PostgreSQL, and the next start goes on, beside one with its own folder and port; a second one on the same folder says why not',
  slow,
  async () => {
    await using folder = await tempDir()
    const first = await startProduct({ dataDir: folder.path })
    const postgres = await postgresPid(folder.path)
    await first.stop('SIGKILL')
    for (let waited = 0; isRunning(postgres) && waited < 100; waited++) await sleep(100)
    expect(isRunning(postgres)).toBe(false)
    await using second = await startProduct({ dataDir: folder.path })
    expect(await health(second.url)).toMatchObject({ status: 200 })
    await using other = await startProduct()
    expect(await health(second.url)).toMatchObject({ status: 200 })
    expect(await health(other.url)).toMatchObject({ status: 200 })
    const refused = await runProduct({ dataDir: folder.path, port: await freePort() })
    expect(refused.code).toBe(1)
    expect(refused.output).toMatch(/already|running/i)
  },
)

test('a port in use is named at once, with a way out', async () => {
  await using folder = await tempDir()
  const server = createServer()
  const port = await freePort()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const refused = await runProduct({ dataDir: folder.path, port })
  server.close()
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.output).toContain(`Port ${port} is in use`)
  expect(refused.output).toContain('--port')
})

test('what stands in the way of a start is said in a sentence, with a way out', slow, async () => {
  await using folder = await tempDir()
  const port = await freePort()
  const nobody = `127.0.0.1:${await freePort()}`
  const start = async (env: Record<string, string>, dataDir = folder.path) => {
    const { code, output } = await runProduct({ dataDir, port, env })
    expect(code).toBe(1)
    expect(output).not.toContain('"stack"')
    return output
  }
  expect(await start({ DATABASE_URL: 'nonsense' })).toContain('postgres://user:password@host')
  expect(await start({ DATABASE_URL: `postgres://a:b@${nobody}/c` })).toContain(
    `DATABASE_URL names ${nobody}`,
  )
  expect(await start({ REDIS_URL: `redis://${nobody}` })).toContain(`REDIS_URL names ${nobody}`)
  expect(await start({ HUBBUB_SECRET: 'short' })).toContain('HUBBUB_SECRET is wrong')
  const file = join(folder.path, 'file')
  await writeFile(file, '')
  expect(await start({}, file)).toContain(`Cannot write to ${file}`)
  await writeFile(join(folder.path, 'secret'), '')
  expect(await start({})).toContain('secret is empty')
})

test('--help says what there is, and a wrong option is named', async () => {
  await using folder = await tempDir()
  const helped = await runProduct({ dataDir: folder.path, port: 0, args: ['--help'] })
  expect(helped.code).toBe(0)
  for (const option of ['--no-demo', '--port', '--data', 'HUBBUB_DATA'])
    expect(helped.output).toContain(option)
  expect(await runProduct({ dataDir: folder.path, port: 0, args: ['--no-demos'] })).toMatchObject({
    code: 2,
    output: expect.stringContaining('--no-demos'),
  })
})
