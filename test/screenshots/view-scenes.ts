import type { WorkspaceResources } from '@hubbub/api-client'
import type { SavedView } from '@hubbub/contracts/http'
import type { Page } from 'playwright-core'
import { composer, expectGone, expectShown, reply, rows, thread } from '../e2e/lib/inbox.ts'
import { addressOf } from '../e2e/lib/screens.ts'
import { type Scene, settle } from './scene.ts'

/** What somebody in the demo keeps in the navigation. @returns all that they have. */
export async function makeViews({ views }: WorkspaceResources): Promise<SavedView[]> {
  const query = { view: 'all', status: 'open', sort: 'waiting' } as const
  await views.create({
    name: 'Unhappy or urgent',
    sharing: 'workspace',
    query: {
      ...query,
      where: {
        match: 'any',
        parts: [
          { field: 'sentiment', op: 'is', value: ['negative'] },
          {
            match: 'all',
            parts: [
              { field: 'priority', op: 'is', value: ['high', 'urgent'] },
              { field: 'waiting', op: 'over', value: 1 },
            ],
          },
        ],
      },
    },
  })
  await views.create({
    name: 'Not yet read',
    sharing: 'private',
    query: { ...query, where: { match: 'all', parts: [{ field: 'unread', op: 'is', value: true }] } },
  })
  return (await views.list()).items
}

/** Saved views, the editor of filters, and what goes with sending: later, and to whom. */
export function viewScenes(busy: string, views: readonly SavedView[]): Scene[] {
  const shared = views.find(({ sharing }) => sharing === 'workspace')
  if (shared === undefined) throw new Error('no view was made')
  const path = addressOf(shared)
  return [
    { name: 'saved-view', path, set: async (page) => await expectShown(rows(page).first()) },
    { name: 'filter-editor', path, set: openEditor },
    { name: 'view-save', path: '/inbox?view=all&unread=true', set: openSaving },
    { name: 'recipients', path: `/inbox/${busy}?view=all`, set: suggestRecipient },
    { name: 'send-later', path: `/inbox/${busy}?view=all`, set: openTimes },
    { name: 'scheduled', path: `/inbox/${busy}?view=all`, set: schedule, leave: takeBack },
  ]
}

async function openEditor(page: Page) {
  await expectShown(rows(page).first())
  await page.getByRole('button', { name: /^Filter/ }).click()
  await page.getByRole('menuitem', { name: 'Conditions…' }).click()
  await expectShown(page.getByRole('dialog', { name: 'Filter' }))
}

async function openSaving(page: Page) {
  await settle(page)
  await page.getByRole('button', { name: /^Filter/ }).click()
  await page.getByRole('menuitem', { name: 'Save as a view…' }).click()
  await expectShown(page.getByRole('dialog', { name: 'Save as a view' }))
}

async function suggestRecipient(page: Page) {
  await expectShown(thread(page).getByRole('article').first())
  await composer(page)
    .getByRole('button', { name: /Change recipients/ })
    .click()
  await page.getByRole('combobox', { name: 'Cc', exact: true }).fill('mina')
  await expectShown(page.getByRole('listbox', { name: 'People' }))
}

async function openTimes(page: Page) {
  await reply(page).fill('Good morning! Your offer is attached; prices hold until the end of the month.')
  await composer(page).getByRole('button', { name: 'More ways to send' }).click()
  await page.getByRole('menuitem', { name: 'Send later' }).click()
  await expectShown(page.getByRole('menuitem', { name: /Tomorrow morning/ }))
}

async function schedule(page: Page) {
  await openTimes(page)
  // A pointer that jumps there would leave the first menu, which closes both.
  await page.getByRole('menuitem', { name: /Tomorrow morning/ }).press('Enter')
  await expectShown(thread(page).getByText(/^Will be sent \d/))
}

async function takeBack(page: Page) {
  const edit = thread(page).getByRole('button', { name: 'Edit' })
  await edit.click()
  await expectGone(edit)
  await reply(page).fill('')
}
