import { execFile } from 'node:child_process'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'
import { spawnTied } from './spawn-tied.ts'

export interface RedisServer extends AsyncDisposable {
  url: string
  pid: number
}

export interface RedisOptions {
  /** Folder the server works in. */
  dir: string
  /** Write every change to the folder, and begin with what stands there. Default false: everything is forgotten. */
  keep?: boolean
}

const startMs = 10_000

/** The `redis-server` on the path, if there is one. */
export async function findRedis(): Promise<string | null> {
  const found = await promisify(execFile)('/bin/sh', ['-c', 'command -v redis-server']).catch(() => null)
  return found?.stdout.trim() ?? null
}

/** A Redis on a free port of the loopback address, tied to this process. */
export async function startRedisServer({ dir, keep = false }: RedisOptions): Promise<RedisServer> {
  const program = await findRedis()
  if (program === null) throw new Error('There is no redis-server on the PATH')
  const port = await freePort()
  const lines: string[] = []
  const tied = await spawnTied([program, ...settings({ dir, keep }, port)], {
    // @NOTE A Redis that was unpacked by hand finds its libraries this way.
    env: { LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'] ?? '' },
    onLine: (line) => lines.push(line),
  })
  try {
    await Promise.race([
      answers(port),
      tied.exited.then((code) => {
        throw new Error(`redis-server ended with ${code}: ${lines.slice(-5).join(' | ')}`)
      }),
    ])
  } catch (error) {
    await tied.stop()
    throw error
  }
  return { url: `redis://127.0.0.1:${port}`, pid: tied.pid, [Symbol.asyncDispose]: () => tied.stop() }
}

function settings({ dir, keep = false }: RedisOptions, port: number): string[] {
  const options = {
    bind: '127.0.0.1',
    port: String(port),
    dir,
    save: '',
    appendonly: keep ? 'yes' : 'no',
    // Jobs that Redis throws away to make room would be lost signals.
    'maxmemory-policy': 'noeviction',
  }
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
}

async function answers(port: number): Promise<void> {
  const until = performance.now() + startMs
  while (!(await answersPing(port))) {
    if (performance.now() > until) throw new Error(`redis-server did not answer within ${startMs} ms`)
    await sleep(25)
  }
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
