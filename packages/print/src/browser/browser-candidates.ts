import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import { type PackagedBrowser, unpackBrowser } from './unpack-browser.ts'

export interface BrowserCandidate {
  name: string
  path: string
  env: Record<string, string>
}

const systemPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** One after the other, so that nothing is unpacked that is not needed. */
export async function* browserCandidates(chosen?: string): AsyncGenerator<BrowserCandidate> {
  if (chosen !== undefined) {
    yield { name: 'CHROMIUM_PATH', path: chosen, env: {} }
    return
  }
  const packaged = await unpackBrowser().catch(() => null)
  if (packaged !== null) yield* packagedCandidates(packaged)
  for (const path of systemPaths) {
    if (await isExecutable(path)) yield { name: 'the system', path, env: {} }
  }
}

async function* packagedCandidates({
  path,
  fonts,
  libraries,
}: PackagedBrowser): AsyncGenerator<BrowserCandidate> {
  const env = (await isReadable('/etc/fonts/fonts.conf')) ? {} : { FONTCONFIG_PATH: fonts }
  yield { name: 'the npm package', path, env }
  // @NOTE For bare machines without libnss3: the package carries it, but made for another C library, so only as a second try.
  yield {
    name: 'the npm package with its own libraries',
    path,
    env: { ...env, LD_LIBRARY_PATH: join(libraries, 'lib') },
  }
}

const isExecutable = async (path: string) => await may(path, constants.X_OK)
const isReadable = async (path: string) => await may(path, constants.R_OK)

async function may(path: string, mode: number): Promise<boolean> {
  return await access(path, mode).then(
    () => true,
    () => false,
  )
}
