import type { Page } from 'playwright-core'
import { owner } from './furnish.ts'
import { expectGone, expectShown } from './inbox.ts'
import { inboxLayers } from './inbox-layers.ts'
import { button, dialog, type Layer, menu, shown } from './layer.ts'

const otherLayers: readonly Layer[] = [
  {
    name: 'navigation',
    on: 'contacts',
    phone: true,
    open: async (page) => {
      await button(page, 'Menu').click()
      return await shown(page.getByRole('dialog', { name: 'Menu' }))
    },
  },
  {
    name: 'own menu',
    on: 'contacts',
    open: async (page) => {
      const drawer = button(page, 'Menu')
      if (await drawer.isVisible()) await drawer.click()
      return await menu(/^Ada/)(page)
    },
  },
  { name: 'invitation', on: 'people', open: dialog('Invite') },
  { name: 'member', on: 'people', open: dialog('Change Ben Agent') },
  { name: 'new password', on: 'people', open: dialog(/password.*Ben Agent|Ben Agent.*password/) },
  { name: 'second factor reset', on: 'people', open: dialog('Reset the second factor of Ben Agent') },
  { name: 'deactivation', on: 'people', open: dialog('Deactivate Ben Agent') },
  {
    name: 'roles',
    on: 'people',
    open: async (page) => {
      await dialog('Invite')(page)
      await page.getByLabel('Role').click()
      return await shown(page.getByRole('listbox'))
    },
  },
  { name: 'team', on: 'teams', open: dialog('New team') },
  { name: 'label', on: 'labels', open: dialog('New label') },
  { name: 'brand', on: 'brands', open: dialog('New brand') },
  { name: 'canned response', on: 'canned responses', open: dialog('New canned response') },
  { name: 'API key', on: 'API keys', open: dialog(/^New/) },
  { name: 'second factor', on: 'security', open: dialog('Turn on') },
  {
    name: 'key of a second factor',
    on: 'security',
    open: async (page) => {
      const asked = await dialog('Turn on')(page)
      await asked.getByRole('textbox', { name: 'Your password' }).fill(owner.password)
      await asked.getByRole('button', { name: 'Continue' }).click()
      await expectShown(asked.getByLabel('The code that the app shows now'))
      return asked
    },
  },
]

/** What lies over a page when it is opened: menus, lists, dialogs. Each closes by Escape. */
export const layers: readonly Layer[] = [...inboxLayers, ...otherLayers]

/** Closes whatever is open, one layer after the other. */
export async function closeLayers(page: Page): Promise<void> {
  const open = page
    .getByRole('menu')
    .or(page.getByRole('dialog'))
    .or(page.getByRole('alertdialog'))
    .or(page.getByRole('listbox'))
  for (let left = 4; left > 0 && (await open.count()) > 0; left--) await page.keyboard.press('Escape')
  await expectGone(open.first())
}
