import type { Locator, Page } from 'playwright-core'
import { expectShown } from './inbox.ts'

export interface Layer {
  name: string
  /** Of `innerScreens`. */
  on: string
  /** Only where there is so little room. */
  phone?: boolean
  /** @returns what it laid over the page, or changed of it. */
  open: (page: Page) => Promise<Locator>
  /** What Escape does not do. */
  undo?: (page: Page) => Promise<void>
}

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name }).first()

/** Returns it once it can be seen. */
export async function shown(what: Locator): Promise<Locator> {
  await expectShown(what)
  return what
}

const anyDialog = (page: Page): Locator => page.getByRole('dialog').or(page.getByRole('alertdialog')).last()

export const menu = (name: string | RegExp) => async (page: Page) => {
  await button(page, name).click()
  return await shown(page.getByRole('menu').first())
}
export const dialog = (name: string | RegExp) => async (page: Page) => {
  await button(page, name).click()
  return await shown(anyDialog(page))
}
/** What opens behind an item of a menu. */
export const behind = (opener: string | RegExp, item: string) => async (page: Page) => {
  await menu(opener)(page)
  await page.getByRole('menuitem', { name: item }).click()
  return await shown(anyDialog(page))
}
/** A menu in a menu; by keys, as it opens on every screen. */
export const submenu = (opener: string | RegExp, item: string) => async (page: Page) => {
  await menu(opener)(page)
  await page.getByRole('menuitem', { name: item }).press('ArrowRight')
  return await shown(page.getByRole('menu', { name: item }))
}
