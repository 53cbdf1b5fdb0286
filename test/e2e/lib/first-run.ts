import type { Page } from 'playwright-core'
import type { Stage } from './stage.ts'

/** The first page of a new installation, filled in by Ada, its admin. @param link as the start printed it. */
export async function beginWorkspace(
  page: Page,
  { link }: Pick<Stage['product'], 'link'>,
  { workspace, brand }: { workspace: string; brand: string },
): Promise<void> {
  await page.goto(link)
  await page.getByLabel('Workspace').fill(workspace)
  await page.getByLabel('First brand').fill(brand)
  await page.getByLabel('Your name').fill('Ada Admin')
  await page.getByLabel('Your e-mail').fill('ada@acme.example')
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Create the workspace' }).click()
}
