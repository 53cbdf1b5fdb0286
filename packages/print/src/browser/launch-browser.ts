import type { Browser } from 'playwright-core'
import { browserCandidates } from './browser-candidates.ts'

export interface LaunchOptions {
  /** The only one to try, where one is named. */
  chromiumPath?: string | undefined
}

/** Why none could start: each that was tried with its reason. */
export class NoBrowserError extends Error {
  override readonly name = 'NoBrowserError'
  readonly tried: readonly string[]

  constructor(tried: readonly string[]) {
    super(['No browser can start.', ...tried].join('\n'))
    this.tried = tried
  }
}

/** A headless Chromium: the one that is named, the one inside the npm package, or the system's, whichever starts first. */
export async function launchBrowser({ chromiumPath }: LaunchOptions = {}): Promise<Browser> {
  // Loaded only where a browser is wanted: it is large.
  const { chromium } = await import('playwright-core')
  const tried: string[] = []
  for await (const { name, path, env } of browserCandidates(chromiumPath)) {
    try {
      return await chromium.launch({
        executablePath: path,
        headless: true,
        args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
        // Nothing else of our environment, which holds secrets.
        env: { ...ownEnvironment(), ...env },
        // Signals belong to the process around it.
        handleSIGHUP: false,
        handleSIGINT: false,
        handleSIGTERM: false,
      })
    } catch (error) {
      tried.push(`- ${name} (${path}): ${firstLines(error)}`)
    }
  }
  throw new NoBrowserError(tried)
}

const passedOn = ['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'LC_ALL', 'FONTCONFIG_PATH', 'LD_LIBRARY_PATH']

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    passedOn.flatMap((name) => {
      const value = process.env[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const cause = /error while loading shared libraries.*|cannot execute.*|ENOENT.*|EACCES.*/.exec(text)
  return cause?.[0] ?? text.split('\n').slice(0, 3).join(' ')
}
