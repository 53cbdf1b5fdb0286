import { randomBytes } from 'node:crypto'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '@hubbub/runtime/free-port'
import { z } from 'zod'
import { readIfThere } from './file-if-there.ts'

const accessSchema = z.object({ port: z.int().min(1).max(65_535), password: z.string().min(16) })
/** How the server of this folder is reached. Kept beside the cluster, readable by its owner alone. */
export type Access = z.infer<typeof accessSchema>

/** Null where there is none, or none that can be read: then a new password has to be set. */
export async function loadAccess(dataDir: string): Promise<Access | null> {
  const text = await readIfThere(fileIn(dataDir))
  return accessSchema.safeParse(parseJson(text ?? '')).data ?? null
}

export async function saveAccess(dataDir: string, access: Access): Promise<void> {
  const fresh = `${fileIn(dataDir)}.new`
  await writeFile(fresh, `${JSON.stringify(access)}\n`, { mode: 0o600, flush: true })
  await rename(fresh, fileIn(dataDir))
}

export async function newAccess(): Promise<Access> {
  return { port: await freePort(), password: randomBytes(24).toString('base64url') }
}

const fileIn = (dataDir: string) => join(dataDir, 'access.json')

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
