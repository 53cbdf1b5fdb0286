import { sleep } from '@hubbub/runtime'
import { spawnTied, type TiedProcess } from '@hubbub/runtime/spawn-tied'

export interface SupervisedOptions {
  name: string
  command: readonly string[]
  env: Readonly<Record<string, string>>
  cwd: string
  onLine: (name: string, line: string) => void
}

export interface Supervised extends AsyncDisposable {
  readonly name: string
  /** Of the process that runs now; null between two. */
  readonly pid: number | null
  /** How often it was started. */
  readonly starts: number
  /** Rejects when it ends by itself for the first time, with the last it said; never resolves. */
  readonly firstEnd: Promise<never>
}

/** Between the end of a process and the next start, in milliseconds. */
const pauses = { shortest: 200, longest: 5_000, forgivenAfter: 10_000 }
const graceMs = 6_000
const kept = 20

/** Keeps a process running: whenever it ends by itself it is started again, as a container would be. */
export function supervise({ name, command, env, cwd, onLine }: SupervisedOptions): Supervised {
  const stopping = new AbortController()
  const firstEnd = Promise.withResolvers<never>()
  firstEnd.promise.catch(() => {})
  const lines: string[] = []
  const now: { process: TiedProcess | null; starts: number } = { process: null, starts: 0 }

  const runOnce = async () => {
    now.starts += 1
    const started = await spawnTied(command, {
      env,
      cwd,
      graceMs,
      onLine: (line) => {
        lines.push(line)
        if (lines.length > kept) lines.shift()
        onLine(name, line)
      },
    })
    now.process = started
    if (stopping.signal.aborted) await started.stop()
    const code = await started.exited
    now.process = null
    return code
  }

  const keepUp = async () => {
    let pause = pauses.shortest
    while (!stopping.signal.aborted) {
      const since = performance.now()
      const code = await runOnce()
      if (stopping.signal.aborted) return
      firstEnd.reject(new Error(`${name} ended with ${code}:\n${lines.join('\n')}`))
      onLine(name, `ended with ${code}; starting it again`)
      pause = performance.now() - since > pauses.forgivenAfter ? pauses.shortest : pause
      await sleep(pause, stopping.signal)
      pause = Math.min(pauses.longest, pause * 2)
    }
  }

  const done = keepUp()
  // @NOTE a program that cannot be started at all is told of by firstEnd
  done.catch((error: unknown) => firstEnd.reject(error))
  return {
    name,
    get pid() {
      return now.process?.pid ?? null
    },
    get starts() {
      return now.starts
    },
    firstEnd: firstEnd.promise,
    async [Symbol.asyncDispose]() {
      stopping.abort()
      await now.process?.stop()
      await done.catch(() => {})
    },
  }
}
