import { eventually } from '@hubbub/test-support'
import type { Locator, Page } from 'playwright-core'

// Where things are on the screen, by what they are called.
export const list = (page: Page): Locator => page.getByRole('list', { name: 'Conversations' })
export const rows = (page: Page): Locator => list(page).getByRole('listitem')
export const row = (page: Page, name: string | RegExp): Locator => list(page).getByRole('link', { name })
export const thread = (page: Page): Locator => page.getByRole('log', { name: 'Messages' })
export const reply = (page: Page): Locator => page.getByRole('textbox', { name: 'Reply' })
export const note = (page: Page): Locator => page.getByRole('textbox', { name: 'Private note' })
export const composer = (page: Page): Locator => page.getByRole('region', { name: 'Answer' })
export const details = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' })
export const viewTab = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name })
export const mainNav = (page: Page): Locator => page.getByRole('navigation', { name: 'Main' })

/** Waits until it can be seen. */
export const expectShown = async (what: Locator): Promise<void> => await what.waitFor()
/** Waits until it is not on the screen. */
export const expectGone = async (what: Locator): Promise<void> => await what.waitFor({ state: 'hidden' })

/** Waits until the first row of the list says this. */
export async function expectFirstRow(page: Page, text: string): Promise<void> {
  await eventually(async () => (await rows(page).first().innerText()).includes(text), { timeout: 10_000 })
}

/** Opens one of the lists of the details and takes one of its options. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  await details(page).getByRole('button', { name: field }).click()
  await page.getByRole('option', { name: option }).click()
}
