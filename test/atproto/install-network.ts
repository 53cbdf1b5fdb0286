import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawnTied } from '@hubbub/runtime/spawn-tied'
import { say } from '../lib/report.ts'

const source = fileURLToPath(new URL('./network', import.meta.url))
const versions = ['package.json', 'package-lock.json']
const program = 'start.mjs'

/**
 * Half a gigabyte that only this test needs: installed once into a cache of its own, by the exact versions of its lock
 * file and without a single build script. @returns the folder.
 */
export async function installNetwork(): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'hubbub')
  const folder = join(cache, `atproto-${await digestOf(versions)}`)
  if ((await stat(folder).catch(() => null)) === null) await install(cache, folder)
  await cp(join(source, program), join(folder, program))
  return folder
}

async function install(cache: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const making = await mkdtemp(join(cache, 'making-'))
  try {
    for (const file of versions) await cp(join(source, file), join(making, file))
    say('Installing the network; this is done once …')
    await npm(making, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
    await rename(making, folder)
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

async function digestOf(names: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const name of names) hash.update(await readFile(join(source, name)))
  return hash.digest('hex').slice(0, 16)
}

async function npm(cwd: string, args: readonly string[]): Promise<void> {
  const lines: string[] = []
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      // What pnpm says of itself would be taken for npm's own settings.
      value === undefined || /^npm_(?:config_(?!registry)|package|lifecycle)/i.test(name)
        ? []
        : [[name, value]],
    ),
  )
  await using run = await spawnTied(['/usr/bin/env', 'npm', ...args], {
    env,
    cwd,
    onLine: (line) => lines.push(line),
  })
  const code = await run.exited
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}:\n${lines.slice(-20).join('\n')}`)
}
