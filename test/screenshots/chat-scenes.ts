import type { Page } from 'playwright-core'
import { expectShown } from '../e2e/lib/inbox.ts'
import { openChat, words } from '../e2e/lib/shop.ts'
import type { Scene } from './scene.ts'

interface ChatPlace {
  /** Of the product. */
  url: string
  channelId: string
}

/** A page of whoever has the chat; nothing of it is asked for outside. */
const shop = 'https://www.northwind.example'

/** The chat as visitors see it: on a page of its own, and on a page of somebody else. */
export const chatScenes = ({ url, channelId }: ChatPlace): Scene[] => [
  {
    name: 'chat-page',
    path: `/chat/${channelId}`,
    set: async (page) => await expectShown(words(page)),
  },
  {
    name: 'chat-widget',
    path: null,
    set: async (page) => {
      await page.route(`${shop}/**`, async (route) => await route.fulfill(pageWith({ url, channelId })))
      await openChat(page, `${shop}/`)
      await words(page).fill('Which beans go well with a moka pot?')
    },
    leave: async (page: Page) => {
      await page.unroute(`${shop}/**`)
      await page.goto(`${url}/inbox?view=all`)
    },
  },
]

const pageWith = ({ url, channelId }: ChatPlace) => ({
  contentType: 'text/html; charset=utf-8',
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>The shop</title><style>body { font: 17px/1.6 system-ui, sans-serif; margin: 12vh auto; max-width: 34rem; padding: 0 1.5rem }</style></head>
<body><main><h1>Coffee, roasted by the harbour</h1><p>Small batches, every morning, and the machines to make it.</p>
<p>What you buy here is repaired here, for as long as it lives.</p></main>
<script src="${url}/chat/widget.js" data-chat="${channelId}" async></script></body></html>`,
})
