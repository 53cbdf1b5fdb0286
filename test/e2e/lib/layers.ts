import type { Page } from 'playwright-core'
import { composer, details, expectGone, expectShown, note, reply, row, rows } from './inbox.ts'

export interface Layer {
  name: string
  /** Of `innerScreens`. */
  on: string
  open: (page: Page) => Promise<void>
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const menu = (name: string | RegExp) => async (page: Page) => {
  await button(page, name).click()
  await expectShown(page.getByRole('menu').first())
}
const dialog = (name: string | RegExp) => async (page: Page) => {
  await button(page, name).click()
  await expectShown(page.getByRole('dialog').or(page.getByRole('alertdialog')).first())
}

/** What lies over a page when it is opened: menus, lists, dialogs. Each closes by Escape. */
export const layers: readonly Layer[] = [
  { name: 'status menu', on: 'inbox', open: menu(/^Status/) },
  { name: 'filter menu', on: 'inbox', open: menu(/^Filter/) },
  { name: 'sort menu', on: 'inbox', open: menu(/^Sorted by/) },
  {
    name: 'menu of a row',
    on: 'inbox',
    open: async (page) => {
      await rows(page).first().click({ button: 'right' })
      await expectShown(page.getByRole('menu'))
    },
  },
  {
    name: 'palette',
    on: 'inbox',
    open: async (page) => {
      await row(page, /Gil Sato/).focus()
      await page.keyboard.press('Control+k')
      await expectShown(page.getByRole('dialog', { name: 'Commands and search' }))
    },
  },
  {
    name: 'keys',
    on: 'inbox',
    open: async (page) => {
      await row(page, /Gil Sato/).focus()
      await page.keyboard.press('?')
      await expectShown(page.getByRole('dialog', { name: 'Keys' }))
    },
  },
  {
    name: 'bulk bar',
    on: 'inbox',
    open: async (page) => {
      await page.getByRole('checkbox', { name: /Gil Sato/ }).check({ force: true })
      await expectShown(page.getByRole('group', { name: 'Selected conversations' }))
    },
  },
  { name: 'own menu', on: 'contacts', open: menu(/^Ada/) },
  { name: 'ways to put aside', on: 'conversation', open: menu('More ways to put this aside') },
  { name: 'more', on: 'conversation', open: menu(/^More$/) },
  {
    name: 'deleting',
    on: 'conversation',
    open: async (page) => {
      await menu(/^More$/)(page)
      await page.getByRole('menuitem', { name: 'Delete…' }).click()
      await expectShown(page.getByRole('alertdialog'))
    },
  },
  {
    name: 'snooze until',
    on: 'conversation',
    open: async (page) => {
      await menu('More ways to put this aside')(page)
      await page.getByRole('menuitem', { name: 'Choose a time…' }).click()
      await expectShown(page.getByRole('dialog', { name: 'Snooze until' }))
    },
  },
  { name: 'why this sentiment', on: 'conversation', open: dialog(/sentiment, show why/) },
  {
    name: 'canned responses',
    on: 'conversation',
    open: async (page) => {
      await reply(page).fill('')
      await reply(page).pressSequentially('/')
      await expectShown(page.getByRole('listbox', { name: 'Suggestions' }))
    },
  },
  {
    name: 'recipients',
    on: 'conversation',
    open: async (page) => {
      await reply(page).fill('')
      await button(page, /Change recipients and subject/).click()
      await expectShown(composer(page).getByLabel('Cc', { exact: true }))
    },
  },
  {
    name: 'assignees',
    on: 'conversation',
    open: async (page) => {
      if (!(await details(page).isVisible())) await button(page, 'Show details').click()
      await button(page, /^Assignee/).click()
      await expectShown(page.getByRole('option', { name: 'Ben Agent' }))
    },
  },
  ...['Team', 'Priority', 'Labels'].map((field) => ({
    name: field.toLowerCase(),
    on: 'conversation',
    open: async (page: Page) => {
      if (!(await details(page).isVisible())) await button(page, 'Show details').click()
      await details(page)
        .getByRole('button', { name: new RegExp(`^${field}`) })
        .click()
      await expectShown(page.getByRole('option').first())
    },
  })),
  {
    name: 'ways to send',
    on: 'conversation',
    open: async (page) => {
      await reply(page).fill('Thank you')
      await menu('More ways to send')(page)
    },
  },
  {
    name: 'private note',
    on: 'conversation',
    open: async (page) => {
      await button(page, 'Private note').click()
      await note(page).fill('Look here')
    },
  },
  { name: 'invitation', on: 'people', open: dialog('Invite') },
  { name: 'member', on: 'people', open: dialog('Change Ben Agent') },
  { name: 'deactivation', on: 'people', open: dialog('Deactivate Ben Agent') },
  {
    name: 'roles',
    on: 'people',
    open: async (page) => {
      await dialog('Invite')(page)
      await page.getByLabel('Role').click()
      await expectShown(page.getByRole('listbox'))
    },
  },
  { name: 'team', on: 'teams', open: dialog('New team') },
  { name: 'label', on: 'labels', open: dialog('New label') },
  { name: 'brand', on: 'brands', open: dialog('New brand') },
  { name: 'canned response', on: 'canned responses', open: dialog('New canned response') },
  { name: 'API key', on: 'API keys', open: dialog(/^New/) },
  { name: 'second factor', on: 'security', open: dialog('Turn on') },
]

/** Closes whatever is open, one layer after the other. */
export async function closeLayers(page: Page): Promise<void> {
  const open = page
    .getByRole('menu')
    .or(page.getByRole('dialog'))
    .or(page.getByRole('alertdialog'))
    .or(page.getByRole('listbox'))
  for (let left = 3; left > 0 && (await open.count()) > 0; left--) await page.keyboard.press('Escape')
  await expectGone(open.first())
}
