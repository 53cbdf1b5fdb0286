import { createApi, type WorkspaceResources } from '@hubbub/api-client'
import { expect, test } from 'vitest'
import { type Furnished, furnish, letIn } from './lib/furnish.ts'
import { expectShown } from './lib/inbox.ts'
import type { Person } from './lib/person.ts'
import { useStage } from './lib/stage.ts'

const stage = useStage()
let furnished: Furnished
let workspace: WorkspaceResources
let ada: Person
const slow = { timeout: 40_000 }

test('a conversation begins an incident, which goes by a playbook whose tasks tick themselves', async () => {
  furnished = await furnish(stage.current)
  const { url } = stage.current.product
  workspace = createApi({ baseUrl: url, headers: furnished.admin.headers }).workspace(
    furnished.admin.workspaceId,
  )
  ada = await stage.current.person('ada')
  ada.context.setDefaultTimeout(40_000)
  await letIn(ada, furnished)
  const { page } = ada
  await page.goto(`/inbox/${furnished.conversations[0]?.id}`)
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Part of an incident…' }).click()
  await page.getByRole('button', { name: 'Open a new one…' }).click()
  await page.getByLabel('What is the matter?').fill('The checkout is down')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expectShown(page.getByRole('heading', { level: 1, name: /The checkout is down/ }))
  await expectShown(page.getByText('“Service outage” fits. Because of “down”, “checkout”'))
  await page.getByRole('button', { name: 'Go by it' }).click()
  await expectShown(page.getByText('ticked by itself').first())
  const say = page.getByRole('textbox', { name: 'Next step' })
  await say.fill('Ask engineering')
  await page.getByRole('button', { name: 'Save' }).click()
  await expectShown(page.getByRole('heading', { name: 'Tasks: 2 of 12 done' }))
  await page.getByRole('button', { name: 'Hold outbound…' }).click()
  await page.getByRole('button', { name: 'Hold', exact: true }).click()
  await expectShown(page.getByText(/^Sending is held for/).first())
  await page.getByRole('heading', { name: 'Tasks: 3 of 12 done' }).waitFor(slow)
})

test('a person says by keyboard how severe it is and why, and another browser shows it at once', async () => {
  const bob = await stage.current.person('bob')
  await letIn(bob, furnished)
  await bob.page.goto(ada.page.url())
  await expectShown(bob.page.getByRole('button', { name: 'High: say otherwise' }))
  const { page } = ada
  await page.getByRole('button', { name: 'High: say otherwise' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'How severe is it?' })
  await dialog.getByRole('combobox', { name: 'Severity' }).press('Enter')
  await page.getByRole('option', { name: 'Critical' }).press('Enter')
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await expectShown(dialog.getByText(/Why/).first())
  await dialog.getByRole('textbox', { name: 'Why?' }).fill('The evening news called')
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await expectShown(page.getByText('The evening news called · the figures say high'))
  await expectShown(bob.page.getByRole('button', { name: 'Critical: say otherwise' }))
  await expectShown(bob.page.getByText('Raised from high to critical by hand: The evening news called'))
  expect(bob.complaints).toEqual([])
  await bob.context.close()
})

test('all of it is answered together; what is for many is held, and leaves when the switch is lifted', async () => {
  const { page } = ada
  const [incident] = (await workspace.incidents.list({ open: 'true' })).items
  const ids = furnished.conversations.slice(0, 3).map(({ id }) => id)
  await workspace.incidents.setConversations(incident?.id ?? '', ids, true)
  await page.reload()
  await page.getByRole('button', { name: 'Answer all…' }).click()
  await page
    .getByRole('textbox', { name: 'Answer', exact: true })
    .fill('Dear {{contact.firstName}}, we are on it')
  const each = page.getByRole('list', { name: 'What each gets' })
  await expectShown(each.getByText(/^Dear \w+, we are on it$/).first())
  await page.getByRole('button', { name: 'Send 3', exact: true }).click()
  await page.getByText('3 held').waitFor(slow)
  await page.getByRole('button', { name: 'Lift', exact: true }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Lift', exact: true }).click()
  await page.getByText('3 sent').waitFor(slow)
  await expectShown(page.getByRole('heading', { name: 'Conversations: 3 of 3 answered' }))
  const [answer] = (await workspace.incidents.answers(incident?.id ?? '')).items
  expect(answer?.items.map(({ state }) => state)).toEqual(['sent', 'sent', 'sent'])
  expect(ada.complaints).toEqual([])
})
