import type { SavedView } from '@hubbub/contracts/http'
import type { Page } from 'playwright-core'
import { details, expectShown, list, note, reply, rows, thread } from '../e2e/lib/inbox.ts'
import { settle, type Scene } from './scene.ts'
import { viewScenes } from './view-scenes.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).first()
/** The mention one stands on is marked. */
async function showMentions(page: Page): Promise<void> {
  await expectShown(page.getByRole('list', { name: 'Mentions' }))
  await page.keyboard.press('j')
}
const settings = [
  'profile',
  'preferences',
  'security',
  'workspace',
  'brands',
  'channels',
  'channels/new',
  'channels/new/email',
  'channels/new/x',
  'import',
  'notices',
  'sentiment',
  'people',
  'teams',
  'labels',
  'canned-responses',
  'api-keys',
]

/** Every screen of somebody who works in the demo; `busy` is the conversation with the most in it. */
export function demoScenes(busy: string, views: readonly SavedView[]): Scene[] {
  return [
    { name: 'inbox', path: '/inbox?view=mine', set: async (page) => await expectShown(rows(page).first()) },
    { name: 'inbox-all', path: '/inbox?view=all', set: async (page) => await expectShown(rows(page).nth(4)) },
    { name: 'conversation', path: `/inbox/${busy}?view=all`, set: openThread },
    { name: 'composer-reply', path: null, set: writeReply },
    { name: 'composer-note', path: null, set: writeNote },
    { name: 'details', path: `/inbox/${busy}?view=all`, set: showDetails },
    { name: 'post', path: '/inbox?view=all', set: openPost },
    {
      name: 'table',
      path: '/inbox?view=all&layout=table',
      set: async (page) => await expectShown(heading(page)),
    },
    ...viewScenes(busy, views),
    { name: 'bulk', path: '/inbox?view=all', set: selectSome },
    { name: 'filter', path: '/inbox?view=all', set: openFilter },
    { name: 'palette', path: '/inbox?view=all', set: openPalette },
    { name: 'keys', path: '/inbox?view=all', set: openKeys },
    {
      name: 'search',
      path: '/search?q=order',
      set: async (page) => await expectShown(page.locator('mark').first()),
    },
    { name: 'search-empty', path: '/search', set: settle },
    { name: 'mentions', path: '/mentions', set: showMentions },
    { name: 'contacts', path: '/contacts', set: settle },
    { name: 'contact', path: '/contacts', set: openContact },
    { name: 'settings', path: '/settings', set: settle },
    ...settings.map((room) => ({
      name: `settings-${room.replaceAll('/', '-')}`,
      path: `/settings/${room}`,
      set: settle,
    })),
    { name: 'system', path: '/system', set: settle },
    { name: 'mentioned', path: '/inbox?view=mentioned', set: settle },
    { name: 'nowhere', path: '/settings/nowhere', set: settle },
  ]
}

async function openThread(page: Page) {
  await expectShown(thread(page).getByRole('article').first())
  await settle(page)
}

/** What somebody said on a network, with the answer to it being written. */
async function openPost(page: Page) {
  await rows(page).filter({ hasText: 'Lena Fuchs' }).first().click()
  await openThread(page)
  await reply(page).fill('That should not happen. We send you a new grinder today, and the old one may stay.')
}

async function writeReply(page: Page) {
  await reply(page).click()
  await reply(page).fill('Thank you for writing. I have asked our roasters, and you hear from me by noon.')
}

async function writeNote(page: Page) {
  await page.getByRole('button', { name: 'Private note' }).click()
  await note(page).fill('Our roasters should see this before we answer. ')
  await note(page).pressSequentially('@jo')
  await expectShown(page.getByRole('listbox', { name: 'Suggestions' }))
}

async function showDetails(page: Page) {
  await openThread(page)
  if (!(await details(page).isVisible())) await page.getByRole('button', { name: 'Show details' }).click()
  // Where there is no room beside the thread, they lie over it.
  await expectShown(details(page).or(page.getByRole('dialog', { name: 'Details' })))
}

async function selectSome(page: Page) {
  await expectShown(rows(page).nth(3))
  for (const index of [0, 1, 2]) await rows(page).nth(index).getByRole('checkbox').check({ force: true })
  await page.mouse.move(0, 0)
}

async function openFilter(page: Page) {
  await expectShown(list(page))
  await page
    .getByRole('button', { name: /^Filter/ })
    .first()
    .click()
  await expectShown(page.getByRole('menu').first())
}

async function openPalette(page: Page) {
  await expectShown(rows(page).first())
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('machine')
  await expectShown(page.getByRole('group', { name: 'Conversations' }).getByRole('option').first())
}

async function openKeys(page: Page) {
  await expectShown(rows(page).first())
  await page.keyboard.press('?')
  await expectShown(page.getByRole('dialog', { name: 'Keys' }))
}

async function openContact(page: Page) {
  await settle(page)
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await page.waitForURL(/contacts\/./)
  await settle(page)
}
