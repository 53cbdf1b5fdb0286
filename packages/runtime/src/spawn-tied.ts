import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

export interface TiedOptions {
  /** The whole environment of the command; nothing is inherited. */
  env: Readonly<Record<string, string>>
  cwd?: string
  uid?: number
  gid?: number
  /** Each line the command writes, on either stream. */
  onLine?: (line: string) => void
  /** How long after SIGINT it may take before SIGQUIT, in milliseconds; SIGKILL follows a second later. */
  graceMs?: number
}

export interface TiedProcess extends AsyncDisposable {
  /** Of the command itself. */
  readonly pid: number
  /** Resolves with the exit code, 128 + n after signal n; null when the shell around it was killed. */
  readonly exited: Promise<number | null>
  stop(): Promise<void>
}

const defaultGraceMs = 4_000
const lastResortMs = 2_500

/**
 * Starts a program that cannot outlive us, however we end: a small shell holds the other end of a pipe and interrupts
 * the program when the pipe closes. `stop` closes the same pipe, so the way out after a crash is the one taken every day.
 */
export async function spawnTied(command: readonly string[], options: TiedOptions): Promise<TiedProcess> {
  const graceMs = options.graceMs ?? defaultGraceMs
  const shell = spawn('/bin/sh', ['-c', tie, 'tie', String(Math.ceil(graceMs / 100)), ...command], {
    env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', ...options.env },
    cwd: options.cwd ?? '/',
    // @NOTE A session of its own: Ctrl-C in the terminal reaches us first, and the program only through us.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid }),
    ...(options.gid === undefined ? {} : { gid: options.gid }),
  })
  const exited = new Promise<number | null>((resolve) => shell.once('exit', resolve))
  const lifeline = streamAt<Writable>(shell, 0)
  lifeline.on('error', () => {})
  forwardLines(shell, options.onLine)
  const pid = await readPid(shell)

  const stop = async () => {
    lifeline.end()
    const left = await Promise.race([
      exited.then(() => false),
      sleep(graceMs + lastResortMs, true, { ref: false }),
    ])
    if (left) signal(pid, 'SIGKILL')
    await exited
  }
  return { pid, exited, stop, [Symbol.asyncDispose]: stop }
}

/** False when there is no such process any more. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    if ((error as NodeJS.ErrnoException).code === 'EPERM' && name === 0) return true
    throw error
  }
}

// @NOTE The guard's own output goes nowhere: otherwise it would hold our pipes open after the program has ended.
const tie = `
grace=$1; shift
exec 4<&0 </dev/null
"$@" 3>&- 4<&- &
child=$!
echo "$child" >&3
exec 3>&-
(
  ended_within() {
    turns=$1
    while [ "$turns" -gt 0 ]; do
      kill -0 "$child" || exit 0
      sleep 0.1
      turns=$((turns - 1))
    done
  }
  read -r _ <&4
  kill -INT "$child"; ended_within "$grace"
  kill -QUIT "$child"; ended_within 10
  kill -KILL "$child"
) >/dev/null 2>&1 &
guard=$!
exec 4<&-
wait "$child"
code=$?
kill "$guard" 2>/dev/null
exit "$code"
`

async function readPid(shell: ChildProcess): Promise<number> {
  const failed = new Promise<never>((_resolve, reject) => shell.once('error', reject))
  return await Promise.race([firstLine(streamAt<Readable>(shell, 3)).then(Number), failed])
}

async function firstLine(stream: Readable): Promise<string> {
  for await (const line of createInterface(stream)) return line
  throw new Error('The shell around the program ended before it had started it')
}

function forwardLines(shell: ChildProcess, onLine: TiedOptions['onLine']) {
  for (const index of [1, 2]) {
    const lines = createInterface(streamAt<Readable>(shell, index))
    lines.on('line', (line) => onLine?.(line))
  }
}

/** Every one of the four streams is a pipe, as asked for in `spawn`, so the cast holds. */
function streamAt<T extends Readable | Writable>(shell: ChildProcess, index: number): T {
  return shell.stdio[index] as T
}
