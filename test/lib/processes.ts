import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

interface ProcessStat {
  pid: number
  parent: number
  /** The name of its file, cut after 15 letters. */
  program: string
  /** Seconds of processor time, with that of children that have ended. */
  cpu: number
}

const ticksPerSecond = 100

/** A process and all below it, as Linux tells of them in /proc. */
export async function processTree(root: number): Promise<ProcessStat[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const all = (await Promise.all(pids.map(readStat))).filter((stat) => stat !== null)
  const tree: ProcessStat[] = []
  let parents = new Set([root])
  tree.push(...all.filter(({ pid }) => pid === root))
  while (parents.size > 0) {
    const children = all.filter(({ parent }) => parents.has(parent))
    tree.push(...children)
    parents = new Set(children.map(({ pid }) => pid))
  }
  return tree
}

async function readStat(name: string): Promise<ProcessStat | null> {
  const text = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null)
  if (text === null) return null
  // The program's name stands in brackets and may hold anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15).map(Number)
  return {
    pid: Number(name),
    parent: Number(fields[1]),
    program: text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')),
    cpu: (user + system + childUser + childSystem) / ticksPerSecond,
  }
}

/** Proportional set size: what is shared is counted once over all who share it. In MB; 0 for one that has ended. */
async function memoryOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024
}

export async function memoryOfTree(root: number): Promise<number> {
  const sizes = await Promise.all((await processTree(root)).map(({ pid }) => memoryOf(pid)))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** In MB, by the name of the program: `postgres`, `sh`; what Node names its main thread. */
export async function memoryByProgram(root: number): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>()
  for (const { pid, program } of await processTree(root))
    sizes.set(program, (sizes.get(program) ?? 0) + (await memoryOf(pid)))
  return sizes
}

export async function cpuOfTree(root: number): Promise<number> {
  return (await processTree(root)).reduce((sum, { cpu }) => sum + cpu, 0)
}

/** Looks at the memory of all processes again and again, and remembers the most. */
export function watchMemory(root: number, everyMs = 1_000) {
  const ending = new AbortController()
  let peak = 0
  const loop = async () => {
    while (!ending.signal.aborted) {
      peak = Math.max(peak, await memoryOfTree(root))
      await sleep(everyMs, undefined, { signal: ending.signal }).catch(() => {})
    }
  }
  const running = loop()
  return async (): Promise<number> => {
    ending.abort()
    await running
    return peak
  }
}
