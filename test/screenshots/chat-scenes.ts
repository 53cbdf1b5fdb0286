import { expectShown } from '../e2e/lib/inbox.ts'
import { openChat, words } from '../e2e/lib/shop.ts'
import type { Scene } from './scene.ts'

interface ChatPlace {
  channelId: string
  /** A page at another origin that shows the chat. */
  shop: string
  /** Where the demo goes on. */
  home: string
}

/** The chat as visitors see it: on a page of its own, and on a page of somebody else. */
export const chatScenes = ({ channelId, shop, home }: ChatPlace): Scene[] => [
  {
    name: 'chat-page',
    path: `/chat/${channelId}`,
    set: async (page) => await expectShown(words(page)),
  },
  {
    name: 'chat-widget',
    path: null,
    set: async (page) => {
      await openChat(page, shop)
      await words(page).fill('Which beans go well with a moka pot?')
    },
    leave: async (page) => void (await page.goto(home)),
  },
]
