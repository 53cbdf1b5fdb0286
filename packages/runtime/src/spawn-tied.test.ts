import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { signal, spawnTied } from './spawn-tied.ts'

const env = {}

/** A program started in the background of a shell ignores the polite signals unless it asks for them. */
const stubborn = ['/bin/sh', '-c', 'while :; do sleep 0.1; done']

test('tells what the program wrote and how it ended', async () => {
  const lines: string[] = []
  await using tied = await spawnTied(['/bin/sh', '-c', 'echo out; echo err >&2; exit 7'], {
    env,
    onLine: (line) => lines.push(line),
  })
  expect(await tied.exited).toBe(7)
  await expect.poll(() => lines.toSorted()).toEqual(['err', 'out'])
})

test('hands over its own environment and nothing else of ours', async () => {
  const lines: string[] = []
  await using tied = await spawnTied(['/usr/bin/env'], {
    env: { GREETING: 'hello' },
    onLine: (line) => lines.push(line),
  })
  await tied.exited
  await expect.poll(() => lines).toContain('GREETING=hello')
  expect(lines.filter((line) => /^(HOME|NODE_|npm_|VITEST)/.test(line))).toEqual([])
})

test('names the process id of the program, not of the shell around it', async () => {
  const lines: string[] = []
  const onLine = (line: string) => lines.push(line)
  await using tied = await spawnTied(['/bin/sh', '-c', 'echo $$; exec sleep 60'], {
    env,
    onLine,
    graceMs: 100,
  })
  await expect.poll(() => lines).toEqual([String(tied.pid)])
})

test('a program that cannot be started ends with 127', async () => {
  await using tied = await spawnTied(['/no/such/program'], { env })
  expect(await tied.exited).toBe(127)
})

test('stop interrupts the program, and may be called twice', async () => {
  const script = "process.on('SIGINT', () => process.exit(3)); setInterval(() => {}, 1000); console.log('up')"
  const lines: string[] = []
  const onLine = (line: string) => lines.push(line)
  await using tied = await spawnTied([process.execPath, '-e', script], { env, onLine })
  await expect.poll(() => lines, { timeout: 10_000 }).toEqual(['up'])
  await Promise.all([tied.stop(), tied.stop()])
  expect(await tied.exited).toBe(3)
  expect(signal(tied.pid, 0)).toBe(false)
})

test('stop kills a program that will not be interrupted', async () => {
  await using tied = await spawnTied(stubborn, { env, graceMs: 200 })
  await tied.stop()
  expect(signal(tied.pid, 0)).toBe(false)
})

test('the program ends when its parent is killed', { timeout: 20_000 }, async () => {
  const script = `
    const { spawnTied } = await import(${JSON.stringify(new URL('./spawn-tied.ts', import.meta.url).href)})
    const tied = await spawnTied(${JSON.stringify(stubborn)}, { env: {}, graceMs: 200 })
    console.log(tied.pid)
  `
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface(parent.stdout), 'line')
  const pid = Number(line)
  expect(signal(pid, 0)).toBe(true)
  parent.kill('SIGKILL')
  await expect.poll(() => signal(pid, 0), { timeout: 10_000 }).toBe(false)
})
