import { type Browser, chromium } from 'playwright-core'
import { browserCandidates } from './browser-candidates.ts'

/** A headless Chromium: CHROMIUM_PATH, the one inside the npm package, or the system's, whichever starts first. */
export async function launchBrowser(): Promise<Browser> {
  const failures: string[] = []
  for await (const { name, path, env } of browserCandidates()) {
    try {
      return await chromium.launch({
        executablePath: path,
        headless: true,
        args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none'],
        env: { ...stringsOf(process.env), ...env },
      })
    } catch (error) {
      failures.push(`- ${name} (${path}): ${firstLines(error)}`)
    }
  }
  throw new Error(
    [
      'NO BROWSER CAN START, so nothing of the screen was tested.',
      ...failures,
      'Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.',
    ].join('\n'),
  )
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const cause = /error while loading shared libraries.*|cannot execute.*|ENOENT.*|EACCES.*/.exec(text)
  return cause?.[0] ?? text.split('\n').slice(0, 3).join(' ')
}
