import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Locator, Page } from 'playwright-core'
import { expectShown } from './inbox.ts'

const acme = { name: 'Acme Shop', words: 'Grinders, and what belongs to them.' }

/** A plain page at another origin, which allows nothing but what a chat of this installation needs. */
export async function openShop(
  product: string,
  { name, words: sold }: { name: string; words: string } = acme,
) {
  const shop = { snippet: '' }
  const policy = [
    "default-src 'none'",
    `script-src ${product}`,
    `connect-src ${product}`,
    `img-src ${product} blob:`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const server = createServer((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
    })
    response.end(`<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title></head>
<body><main><h1>${name}</h1><p>${sold}</p><p><a href="/prices">Prices</a></p></main>
${shop.snippet}</body></html>`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    /** What the page carries from now on. */
    embed: (snippet: string) => void (shop.snippet = snippet),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type Shop = Awaited<ReturnType<typeof openShop>>

// Where things are in the chat, by what they are called.
export const launcher = (page: Page): Locator => page.getByRole('button', { name: /^Chat with/ })
export const said = (page: Page): Locator => page.getByRole('log', { name: 'Messages' })
export const words = (page: Page): Locator => page.getByRole('textbox', { name: 'Your message' })
export const sendButton = (page: Page): Locator => page.getByRole('button', { name: 'Send', exact: true })

export async function openChat(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await launcher(page).click()
  await expectShown(words(page))
}

export async function say(page: Page, text: string): Promise<void> {
  await words(page).fill(text)
  await sendButton(page).click()
}
