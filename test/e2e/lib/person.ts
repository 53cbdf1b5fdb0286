import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

export interface Person {
  name: string
  context: BrowserContext
  page: Page
  /** What the page threw, and what its content policy or React had against it. */
  complaints: string[]
}

// Of the whole page before and after each step. That is a tenth of what a browser test costs.
const withSnapshots = process.env['E2E_SNAPSHOTS'] === '1'

export async function enter(browser: Browser, options: BrowserContextOptions, name: string): Promise<Person> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    ...options,
  })
  context.setDefaultTimeout(10_000)
  await context.tracing.start({ title: name, snapshots: withSnapshots, screenshots: false })
  const complaints: string[] = []
  return { name, context, page: await watchedPage({ context, complaints }), complaints }
}

/** A further page of the same browser, whose complaints are theirs. */
export async function watchedPage({ context, complaints }: Pick<Person, 'context' | 'complaints'>) {
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.stack ?? String(error)))
  page.on('console', (message) => {
    // Refusals, lost connections and what the driver does in the frames of mails: the browser reports each of them.
    if (
      message.type() === 'error' &&
      !/^Failed to load resource|ERR_INTERNET_DISCONNECTED|^Blocked script execution/.test(message.text())
    )
      complaints.push(message.text())
  })
  return page
}

const results = fileURLToPath(new URL('../../../test-results/e2e/', import.meta.url))

/** What they see, and how they got there (`npx playwright show-trace`; with `E2E_SNAPSHOTS=1` also what stood there). */
export async function savePerson(
  { name, context, page, complaints }: Person,
  testName: string,
): Promise<void> {
  await mkdir(results, { recursive: true })
  const file = join(results, `${testName.replaceAll(/\W+/g, '-').slice(0, 60)}-${name}`)
  await writeFile(`${file}.txt`, [page.url(), ...complaints].join('\n\n'))
  await page.content().then(
    async (html) => await writeFile(`${file}.html`, html),
    () => {},
  )
  await page.screenshot({ path: `${file}.png`, timeout: 5_000 }).catch(() => {})
  await context.tracing.stop({ path: `${file}.zip` }).catch(() => {})
}
