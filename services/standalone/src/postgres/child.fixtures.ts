import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { PostgresLog } from './log-server-line.ts'

const nothing = () => {}
export const silent: PostgresLog = {
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
}

/** Fast, and good enough where nobody pulls the plug. */
export const throwAway = { fsync: 'off', full_page_writes: 'off' }

export type Told = { step: string } | { url: string; pid: number } | { code: string; message: string }

/** `startPostgres` in a process of its own, to be killed, or to be someone else. */
export function startInChild(dataDir: string, options: { uid?: number; gid?: number; path?: string } = {}) {
  const { path = process.env['PATH'], ...ids } = options
  const program = fileURLToPath(new URL('./start-and-tell.fixtures.ts', import.meta.url))
  const child = spawn(process.execPath, [program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: path, HOME: '/' },
    cwd: '/',
    ...ids,
  })
  return { child, told: readTold(child) }
}

export async function untilTold<Key extends 'step' | 'url' | 'code'>(
  told: AsyncIterator<Told>,
  key: Key,
  value?: string,
): Promise<Extract<Told, Record<Key, string>>> {
  while (true) {
    const next = await told.next()
    if (next.done === true) throw new Error(`It ended without telling its ${key}`)
    if (hasKey(next.value, key) && (value === undefined || next.value[key] === value)) return next.value
    if ('code' in next.value) throw new Error(next.value.message)
  }
}

/** The group of a process, its parent and its name: /proc/<pid>/stat, see proc(5). */
export function processTable(): { pid: number; name: string; parent: number; group: number }[] {
  return readdirSync('/proc').flatMap((entry) => {
    const match = /^(\d+) \((.*)\) \S (\d+) (\d+)/s.exec(textOf(`/proc/${entry}/stat`))
    if (match === null) return []
    const [, pid, name = '', parent, group] = match
    return [{ pid: Number(pid), name, parent: Number(parent), group: Number(group) }]
  })
}

/** Processes that run a program with this word among its arguments, or stand in this folder. */
export function processesOf(path: string): number[] {
  return processTable()
    .filter(({ pid }) => textOf(`/proc/${pid}/cmdline`).includes(path) || folderOf(pid).startsWith(path))
    .map(({ pid }) => pid)
    .filter((pid) => pid !== process.pid)
}

async function* readTold(child: ChildProcess): AsyncGenerator<Told> {
  if (child.stdout === null) throw new Error('The output of the child is not piped')
  // The child is a program of ours that writes nothing else.
  for await (const line of createInterface(child.stdout)) yield JSON.parse(line) as Told
}

function hasKey<Key extends string>(told: Told, key: Key): told is Extract<Told, Record<Key, string>> {
  return key in told
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function folderOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return ''
  }
}
