import type { Locator, Page } from 'playwright-core'
import { composer, details, expectShown, note, reply, row, rows } from './inbox.ts'
import { behind, button, dialog, type Layer, menu, shown, submenu } from './layer.ts'

const moreToSend = 'More ways to send'
const aside = 'More ways to put this aside'

/** Beside the thread or, where there is no room, over it. */
const detailsPane = (page: Page): Locator =>
  details(page).or(page.getByRole('dialog', { name: 'Details', exact: true }))

async function showDetails(page: Page): Promise<Locator> {
  if (!(await detailsPane(page).isVisible())) await button(page, 'Show details').click()
  return await shown(detailsPane(page))
}

async function showRecipients(page: Page): Promise<Locator> {
  const cc = composer(page).getByLabel('Cc', { exact: true })
  if (!(await cc.isVisible())) await button(page, /Change recipients and subject/).click()
  return await shown(cc)
}

const onList: readonly Layer[] = [
  { name: 'status menu', on: 'inbox', open: menu(/^Status/) },
  { name: 'filter menu', on: 'inbox', open: menu(/^Filter/) },
  { name: 'values of a filter', on: 'inbox', open: submenu(/^Filter/, 'Assignee') },
  {
    name: 'conditions of a filter',
    on: 'inbox',
    open: async (page) => {
      const asked = await behind(/^Filter/, 'Conditions…')(page)
      await asked.getByRole('button', { name: 'Group' }).click()
      await asked.getByRole('button', { name: 'Show' }).click()
      await expectShown(asked.getByText('Give every condition a value.'))
      return asked
    },
  },
  { name: 'saving as a view', on: 'inbox', open: behind(/^Filter/, 'Save as a view…') },
  { name: 'menu of a view', on: 'saved view', open: menu('The view Upset customers') },
  { name: 'changing a view', on: 'saved view', open: behind('The view Upset customers', 'Rename or share…') },
  { name: 'deleting a view', on: 'saved view', open: behind('The view Upset customers', 'Delete…') },
  { name: 'sort menu', on: 'inbox', open: menu(/^Sorted by/) },
  {
    name: 'menu of a row',
    on: 'inbox',
    open: async (page) => {
      await rows(page).first().click({ button: 'right' })
      return await shown(page.getByRole('menu'))
    },
  },
  {
    name: 'palette',
    on: 'inbox',
    open: async (page) => {
      await row(page, /Gil Sato/).focus()
      await page.keyboard.press('Control+k')
      return await shown(page.getByRole('dialog', { name: 'Commands and search' }))
    },
  },
  {
    name: 'keys',
    on: 'inbox',
    open: async (page) => {
      await row(page, /Gil Sato/).focus()
      await page.keyboard.press('?')
      return await shown(page.getByRole('dialog', { name: 'Keys' }))
    },
  },
  {
    name: 'bulk bar',
    on: 'inbox',
    open: async (page) => {
      await page.getByRole('checkbox', { name: /Gil Sato/ }).check({ force: true })
      return await shown(page.getByRole('group', { name: 'Selected conversations' }))
    },
  },
]

const onThread: readonly Layer[] = [
  { name: 'ways to put aside', on: 'conversation', open: menu(aside) },
  { name: 'participants', on: 'conversation', open: dialog(/^\d+ participants$/) },
  { name: 'more', on: 'conversation', open: menu(/^More$/) },
  { name: 'deleting', on: 'conversation', open: behind(/^More$/, 'Delete…') },
  { name: 'snooze until', on: 'conversation', open: behind(aside, 'Choose a time…') },
  { name: 'why this sentiment', on: 'conversation', open: dialog(/sentiment, show why/) },
  {
    name: 'no spam, and the way back',
    on: 'spam',
    open: async (page) => {
      await menu(/^More$/)(page)
      await page.getByRole('menuitem', { name: 'Not spam' }).click()
      return await shown(page.getByRole('listitem').filter({ hasText: 'is no spam' }))
    },
    undo: async (page) => {
      await page.getByRole('button', { name: 'Undo' }).click()
      await expectShown(button(page, 'Reopen'))
    },
  },
  { name: 'times of a scheduled reply', on: 'scheduled reply', open: menu('Change time') },
  { name: 'details', on: 'conversation', open: showDetails },
  ...['Assignee', 'Team', 'Priority', 'Labels'].map((field) => ({
    name: field.toLowerCase(),
    on: 'conversation',
    open: async (page: Page) => {
      const pane = await showDetails(page)
      await pane.getByRole('button', { name: new RegExp(`^${field}`) }).click()
      await expectShown(page.getByRole('option').first())
      return page.getByRole('dialog').last()
    },
  })),
]

const onComposer: readonly Layer[] = [
  {
    name: 'canned responses',
    on: 'conversation',
    open: async (page) => {
      await reply(page).fill('')
      await reply(page).pressSequentially('/')
      return await shown(page.getByRole('listbox', { name: 'Suggestions' }))
    },
  },
  {
    name: 'recipients',
    on: 'conversation',
    open: async (page) => {
      await reply(page).fill('')
      const cc = await showRecipients(page)
      await cc.fill('nobody')
      await cc.press('Enter')
      await expectShown(composer(page).getByRole('alert'))
      return composer(page)
    },
  },
  {
    name: 'people to write to',
    on: 'conversation',
    open: async (page) => {
      const cc = await showRecipients(page)
      await cc.fill('cleo')
      await expectShown(page.getByRole('option', { name: /Cleo Ng/ }))
      return composer(page)
    },
  },
  {
    name: 'ways to send',
    on: 'conversation',
    open: async (page) => {
      await reply(page).fill('Thank you')
      return await menu(moreToSend)(page)
    },
  },
  { name: 'times to send', on: 'conversation', open: submenu(moreToSend, 'Send later') },
  {
    name: 'send later',
    on: 'conversation',
    open: async (page) => {
      await submenu(moreToSend, 'Send later')(page)
      await page.getByRole('menuitem', { name: 'Choose a time…' }).click()
      return await shown(page.getByRole('dialog', { name: 'Send later' }))
    },
  },
  {
    name: 'private note',
    on: 'conversation',
    open: async (page) => {
      await button(page, 'Private note').click()
      await note(page).fill('Look here')
      return composer(page)
    },
  },
]

export const inboxLayers: readonly Layer[] = [...onList, ...onThread, ...onComposer]
