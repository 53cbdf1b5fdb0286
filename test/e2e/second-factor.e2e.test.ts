import { createApi } from '@hubbub/api-client'
import { beforeAll, expect, test } from 'vitest'
import { oneTimeCode } from '../lib/one-time-code.ts'
import { setUpWorkspace } from '../lib/sign-in.ts'
import { faults } from './lib/faults.ts'
import { addAgent, agent, letIn, owner } from './lib/furnish.ts'
import { expectShown, mainNav } from './lib/inbox.ts'
import type { Person } from './lib/person.ts'
import { useStage } from './lib/stage.ts'

const stage = useStage()
let ada: Person
let ben: Person
let key: string

beforeAll(async () => {
  const { product } = stage.current
  const token = new URL(product.link).searchParams.get('token') ?? ''
  const admin = await setUpWorkspace({ url: product.url, token, ...owner })
  const workspace = createApi({ baseUrl: product.url, headers: admin.headers }).workspace(admin.workspaceId)
  await addAgent(product.url, workspace)
  ada = await stage.current.person('ada')
  await letIn(ada, { admin })
})

async function enterPassword({ page }: Person) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(agent.email)
  await page.getByLabel('Password', { exact: true }).fill(agent.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('an agent sets up a second factor, and is asked for it from then on', async () => {
  ben = await stage.current.person('ben')
  await enterPassword(ben)
  await expectShown(mainNav(ben.page))
  await ben.page.goto('/settings/security')
  await ben.page.getByRole('button', { name: 'Turn on' }).click()
  const dialog = ben.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(agent.password)
  await dialog.getByRole('button', { name: 'Continue' }).click()
  key = await dialog.getByLabel('Key', { exact: true }).inputValue()
  await dialog.getByLabel('The code that the app shows now').fill(oneTimeCode(key))
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  await expectShown(ben.page.getByRole('dialog', { name: 'Your backup codes' }))
  expect(await faults(ben.page.getByRole('dialog'), 'backup codes')).toEqual([])

  const elsewhere = await stage.current.person('ben elsewhere')
  await enterPassword(elsewhere)
  await expectShown(elsewhere.page.getByRole('heading', { name: 'Your second factor' }))
  expect(await faults(elsewhere.page.locator(':root'), 'code')).toEqual([])
})

test('the admin takes it away, and the password alone lets in again', async () => {
  const { page } = ada
  await page.goto('/settings/people')
  await page.getByRole('button', { name: `Reset the second factor of ${agent.name}` }).click()
  const asked = page.getByRole('alertdialog', { name: `Reset the second factor of ${agent.name}?` })
  await asked.getByRole('button', { name: 'Reset' }).click()
  await expectShown(page.getByText(`${agent.name} signs in with the password alone`))

  await ben.page.goto('/inbox')
  await expectShown(ben.page.getByRole('heading', { name: 'Sign in' }))
  await enterPassword(ben)
  await expectShown(mainNav(ben.page))
  await ben.page.goto('/settings/security')
  await expectShown(ben.page.getByRole('button', { name: 'Turn on' }))
})

test('who has none is not given one to lose, and the page says so', async () => {
  const { page } = ada
  await page.getByRole('button', { name: `Reset the second factor of ${agent.name}` }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset' }).click()
  await expectShown(page.getByRole('listitem').filter({ hasText: /no second factor/i }))
  expect([...ada.complaints, ...ben.complaints]).toEqual([])
})
