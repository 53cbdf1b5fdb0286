import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '@hubbub/contracts'
import { fileError } from '../postgres/postgres.errors.ts'

/**
 * The secret that everything is encrypted and signed with: made once and kept beside the data. Written aside and
 * linked into place, so that of two first starts one wins and both use the same.
 */
export async function loadSecret(dataDir: string): Promise<string> {
  try {
    return await keepSecret(dataDir)
  } catch (error) {
    throw fileError(dataDir, error)
  }
}

async function keepSecret(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'secret')
  const kept = await readSecret(path)
  if (kept !== null) return kept
  const aside = `${path}.${process.pid}`
  await writeFile(aside, randomBytes(32).toString('base64url'), { mode: 0o600 })
  await link(aside, path).catch(ignoreExisting)
  await rm(aside, { force: true })
  const secret = await readSecret(path)
  if (secret === null) throw emptySecret(path)
  return secret
}

const emptySecret = (path: string) =>
  new AppError({
    code: 'start.empty_secret',
    kind: 'conflict',
    message: `${path} is empty, perhaps cut off by a full disk. Put its copy back. Without one, remove the file: a new one is made, and stored passwords of mailboxes have to be given again.`,
  })

async function readSecret(path: string): Promise<string | null> {
  try {
    const text = (await readFile(path, 'utf8')).trim()
    return text === '' ? null : text
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
