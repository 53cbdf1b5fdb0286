import { execFile } from 'node:child_process'
import { connect } from 'node:net'
import { promisify } from 'node:util'
import { freePort } from '@hubbub/runtime/free-port'
import { spawnTied } from '@hubbub/runtime/spawn-tied'
import { eventually } from './eventually.ts'
import { tempDir } from './temp-dir.ts'

export interface TestRedis extends AsyncDisposable {
  url: string
  pid: number
}

/** The `redis-server` on the path, if there is one. */
export async function findRedis(): Promise<string | null> {
  const found = await promisify(execFile)('/bin/sh', ['-c', 'command -v redis-server']).catch(() => null)
  return found?.stdout.trim() ?? null
}

/** A Redis of one's own, e.g. to empty or to kill. For suites that are skipped where `sharedRedis` is missing. */
export async function startRedis(): Promise<TestRedis> {
  const program = await findRedis()
  if (program === null) throw new Error('There is no redis-server on the PATH')
  await using starting = new AsyncDisposableStack()
  const { path: dir } = starting.use(await tempDir())
  const port = await freePort()
  const lines: string[] = []
  const tied = starting.use(
    await spawnTied([program, ...redisSettings(dir, port)], {
      env: { LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'] ?? '' },
      onLine: (line) => lines.push(line),
    }),
  )
  await Promise.race([
    eventually(async () => await answersPing(port), { timeout: 10_000 }),
    tied.exited.then((code) => {
      throw new Error(`redis-server ended with ${code}: ${lines.slice(-5).join(' | ')}`)
    }),
  ])
  const stack = starting.move()
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: tied.pid,
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

function redisSettings(dir: string, port: number): string[] {
  return ['--bind', '127.0.0.1', '--port', String(port), '--dir', dir, '--save', '', '--appendonly', 'no']
}

async function answersPing(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    socket.setTimeout(1_000, () => socket.destroy())
    socket.once('data', (data) => {
      resolve(data.toString().startsWith('+PONG'))
      socket.destroy()
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
}
