import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const LOOK_MS = 500
/** npx starts a shell, that starts pnpm, that starts us. */
const MOST_STEPS = 5

interface Process {
  parent: number
  /** Differs where the number was given to another process. */
  born: string
  command: string
}

/**
 * `npx` that is told to stop ends without telling what it has started, which would then run on unseen. Whoever was
 * started by it calls `stop` once it is gone.
 */
export function followLauncher(stop: () => void): Disposable {
  const launcher = findLauncher(process.ppid)
  if (launcher === null) return { [Symbol.dispose]() {} }
  const timer = setInterval(() => {
    if (look(launcher.pid)?.born === launcher.born) return
    clearInterval(timer)
    stop()
  }, LOOK_MS)
  timer.unref()
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

function findLauncher(first: number): { pid: number; born: string } | null {
  let pid = first
  for (let step = 0; step < MOST_STEPS && pid > 1; step += 1) {
    const found = look(pid)
    if (found === null) return null
    if (/^(npm exec|npx)\b|npx-cli\.js|npm-cli\.js.* exec /.test(found.command))
      return { pid, born: found.born }
    pid = found.parent
  }
  return null
}

function look(pid: number): Process | null {
  try {
    return process.platform === 'linux' ? lookInProc(pid) : lookByPs(pid)
  } catch {
    return null
  }
}

/** proc(5): the name stands in brackets and may hold anything, so what follows is counted from the last one. */
function lookInProc(pid: number): Process {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
  return { parent: Number(fields[1]), born: fields[19] ?? '', command }
}

function lookByPs(pid: number): Process {
  const line = execFileSync('ps', ['-o', 'ppid=,lstart=,command=', '-p', String(pid)], {
    encoding: 'utf8',
  }).trim()
  const [parent = '', ...rest] = line.split(/\s+/)
  return { parent: Number(parent), born: rest.slice(0, 5).join(' '), command: rest.slice(5).join(' ') }
}
