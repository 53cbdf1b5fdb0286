import type { Page } from 'playwright-core'
import { expectShown } from './inbox.ts'

export async function fillServer(page: Page, title: string, { host, port }: { host: string; port: number }) {
  const server = page.getByRole('group', { name: title })
  await server.getByLabel('Server').fill(host)
  await server.getByLabel('Encryption').click()
  await page.getByRole('option', { name: 'None' }).click()
  await server.getByLabel('Port').fill(String(port))
}

export async function makeLabel(page: Page, name: string) {
  await page.goto('/settings/labels')
  await page.getByRole('button', { name: 'New label' }).click()
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Make the label' }).click()
  await expectShown(page.getByRole('list', { name: 'Labels' }).last().getByText(name))
}
