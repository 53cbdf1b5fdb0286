import type { Browser, Page } from 'playwright-core'
import { expectShown } from '../e2e/lib/inbox.ts'
import { type Product, startProduct } from '../e2e/product.ts'
import { oneTimeCode } from '../lib/one-time-code.ts'
import type { Camera } from './camera.ts'
import { shots } from './shots.ts'

const ada = { name: 'Ada Byrne', email: 'ada@northwind.example', password: 'steam and pressure, nine bar' }
const emptyRooms = {
  'empty-inbox': '/inbox',
  'empty-contacts': '/contacts',
  'empty-channels': '/settings/channels',
  'empty-teams': '/settings/teams',
  'empty-labels': '/settings/labels',
  'empty-canned-responses': '/settings/canned-responses',
  'empty-api-keys': '/settings/api-keys',
  'empty-system': '/system',
}

/** An installation nobody has worked in: the first page, empty rooms, and the doors. */
export async function photographEmpty(browser: Browser, camera: Camera): Promise<void> {
  await using product = await startProduct()
  const page = await (await browser.newContext({ baseURL: product.url, locale: 'en-GB' })).newPage()
  await setUp(page, camera, product)
  for (const [name, path] of Object.entries(emptyRooms))
    await shots(page, camera, async (width) => {
      await page.goto(path)
      await page.waitForLoadState('networkidle').catch(() => {})
      await expectShown(page.getByRole('heading').first())
      await camera.take(page, name, width)
    })
  await secondFactor(page, camera)
}

async function setUp(page: Page, camera: Camera, { link }: Product) {
  await page.goto(link)
  await page.getByLabel('Workspace').fill('Northwind Roasters')
  await page.getByLabel('First brand').fill('Northwind')
  await page.getByLabel('Your name').fill(ada.name)
  await page.getByLabel('Your e-mail').fill(ada.email)
  await page.getByLabel('Password', { exact: true }).fill(ada.password)
  await shots(page, camera, async (width) => await camera.take(page, 'first-run', width))
  await page.getByRole('button', { name: 'Create the workspace' }).click()
  await page.waitForURL(/inbox/)
}

async function secondFactor(page: Page, camera: Camera) {
  await page.goto('/settings/security')
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Your password' }).fill(ada.password)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expectShown(page.getByRole('img', { name: /QR code/ }))
  await shots(page, camera, async (width) => await camera.take(page, 'second-factor', width))
  const key = await page.getByRole('dialog').getByLabel('Key', { exact: true }).inputValue()
  await page.getByLabel('The code that the app shows now').fill(oneTimeCode(key))
  await page.getByRole('dialog').getByRole('button', { name: 'Turn on' }).click()
  await expectShown(page.getByText('Your backup codes'))
  await shots(page, camera, async (width) => await camera.take(page, 'backup-codes', width))
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(ada.email)
  await page.getByLabel('Password', { exact: true }).fill(ada.password)
  await shots(page, camera, async (width) => await camera.take(page, 'sign-in-password', width))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expectShown(page.getByLabel('Code'))
  await shots(page, camera, async (width) => await camera.take(page, 'sign-in-code', width))
}
