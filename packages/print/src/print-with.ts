import type { Browser, Route } from 'playwright-core'
import { documentOf, type PrintPage } from './document.ts'
import { fontFile, fontStyles } from './fonts.ts'

/** A name that is nobody's: all that it answers is answered here. */
const origin = 'https://print.invalid'

const policy = "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src data:"

/** Nothing of a page runs, and nothing of it leaves: what it asks for is a font of ours, or refused. */
export async function printWith(browser: Browser, page: PrintPage): Promise<Uint8Array> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    serviceWorkers: 'block',
    acceptDownloads: false,
    colorScheme: 'light',
    locale: page.language,
  })
  try {
    const tab = await context.newPage()
    await context.route('**/*', async (route) => await answer(route, page))
    await tab.emulateMedia({ media: 'print' })
    await tab.goto(`${origin}/`, { waitUntil: 'networkidle' })
    const pdf = await tab.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
    return new Uint8Array(pdf)
  } finally {
    await context.close().catch(() => {})
  }
}

async function answer(route: Route, page: PrintPage): Promise<void> {
  const url = new URL(route.request().url())
  // @NOTE any other reason would put the browser's own page in the place of ours where a page wants to go elsewhere
  if (url.origin !== origin) return await route.abort('aborted')
  if (url.pathname === '/')
    return await route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': policy },
      body: documentOf(page),
    })
  if (url.pathname === '/fonts.css')
    return await route.fulfill({ contentType: 'text/css; charset=utf-8', body: await fontStyles() })
  const font = await fontFile(url.pathname)
  if (font === null) return await route.abort('aborted')
  await route.fulfill({ contentType: 'font/woff2', body: font })
}
