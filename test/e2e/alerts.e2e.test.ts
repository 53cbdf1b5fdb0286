import { createApi, type WorkspaceResources } from '@hubbub/api-client'
import { eventually } from '@hubbub/test-support'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type Furnished, furnish, letIn } from './lib/furnish.ts'
import { expectGone, expectShown } from './lib/inbox.ts'
import { sendMail } from './lib/mail.ts'
import { mailbox } from './lib/letters.ts'
import type { Person } from './lib/person.ts'
import { useStage } from './lib/stage.ts'

const stage = useStage()
let furnished: Furnished
let workspace: WorkspaceResources
let ada: Person
let ruleId: string

const strip = (page: Page) => page.getByRole('alert').filter({ hasText: 'Acknowledge' })
const slow = { timeout: 60_000 }
const sixMinutesAgo = () => new Date(Date.now() - 6 * 60_000)

test('a rule is tried on the past before it is saved', async () => {
  furnished = await furnish(stage.current)
  workspace = createApi({
    baseUrl: stage.current.product.url,
    headers: furnished.admin.headers,
  }).workspace(furnished.admin.workspaceId)
  await workspace.monitors.create({ name: 'Grinders', query: 'grinder*' })
  await eventually(
    async () => (await workspace.monitors.list()).items.every(({ state }) => state === 'matched'),
    slow,
  )
  ada = await stage.current.person('ada')
  ada.context.setDefaultTimeout(40_000)
  await letIn(ada, furnished)
  const { page } = ada
  await page.goto('/alerts/rules')
  await expectShown(page.getByText('Nobody is told of anything unusual yet'))
  await page.getByRole('link', { name: 'New rule' }).click()
  await expectShown(page.getByText('Would have fired 0 times in 28 days.'))
  await page.getByLabel('Name', { exact: true }).fill('Fire')
  await page.getByLabel('Looks for').click()
  await page.getByRole('option', { name: 'Certain words' }).click()
  await page.getByRole('textbox', { name: 'Query' }).fill('smoke* OR fire')
  await expectShown(page.getByText(/^Would have fired \w+( times)? in 28 days\.$/))
  await page.getByLabel('Then rests for').click()
  await page.getByRole('option', { name: 'None' }).click()
  await page.getByRole('button', { name: 'Start looking' }).click()
  const list = page.getByRole('list', { name: 'Rules' })
  await expectShown(list.getByText('no alert in 30 days'))
  const rule = await eventually(
    async () => (await workspace.alerts.rules()).items.find(({ judgedTo }) => judgedTo !== null),
    slow,
  )
  ruleId = rule.id
})

test('what it finds is told at once, says why, and is marked', async () => {
  const { page } = ada
  await page.goto('/inbox')
  await sendMail(stage.current.mail, {
    from: 'kim@elsewhere.example',
    to: mailbox,
    subject: 'My grinder',
    text: 'The grinder smokes and I am afraid.',
    date: sixMinutesAgo(),
  })
  const [monitor] = (await workspace.monitors.list()).items
  await eventually(async () => {
    const { items } = await workspace.analytics.mentions({
      monitorId: monitor?.id ?? '',
      from: new Date(Date.now() - 3_600_000).toISOString(),
      to: new Date(Date.now() + 60_000).toISOString(),
      term: 'smokes',
      timeZone: 'UTC',
    })
    return items.length > 0
  }, slow)
  // It looks when five minutes are over, and whenever somebody has changed it.
  await workspace.alerts.updateRule(ruleId, { severity: 'high' })
  await strip(page).filter({ hasText: 'of “smoke* OR fire” in an hour' }).waitFor(slow)
  await page.getByRole('link', { name: 'Alerts' }).first().click()
  await page.getByRole('link', { name: 'Found', exact: true }).click()
  await page.getByRole('link', { name: /^Grinders: 1 mention of/ }).click()
  await expectShown(page.getByRole('heading', { level: 1, name: /^Grinders: 1 mention of/ }))
  await expectShown(page.getByText('1 mention of “smoke* OR fire” in an hour; the limit is 1.'))
  const said = page.getByRole('list', { name: 'What was said' }).first()
  await expectShown(said.getByText('The grinder smokes and I am afraid.'))
  await page.getByRole('button', { name: 'False alarm' }).click()
  await expectShown(page.getByRole('list', { name: 'What people said of it' }).getByText('False alarm'))
  await page.getByRole('link', { name: 'Who was told' }).click()
  await page.getByRole('button', { name: 'Acknowledge' }).first().click()
  await expectGone(strip(page))
})

test('what was marked as noise counts when a rule is tried again', async () => {
  const { page } = ada
  await page.goto(`/alerts/rules/${ruleId}`)
  await expectShown(page.getByText('; 1 of them you marked noise.'))
  await page.goto('/alerts/rules')
  await expectShown(page.getByText(/one alert in 30 days, 1 marked as noise/))
})

test('a rule is muted by key with a reason, says so in the list and on its page, and the mute is ended', async () => {
  const { page } = ada
  await page.getByRole('list', { name: 'Rules' }).getByRole('link').first().click()
  await expectShown(page.getByRole('button', { name: 'Mute…' }))
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog', { name: 'Mute “Fire”' })
  await dialog.getByRole('button', { name: 'Mute', exact: true }).click()
  await expectShown(dialog.locator('[data-field-control=reason] .text-danger'))
  await dialog.getByLabel('Why').fill('The fire drill of the neighbours')
  await dialog.getByRole('combobox', { name: 'How long' }).click()
  await page.getByRole('option', { name: /^For 8 hours/ }).click()
  await dialog.getByLabel('Why').press('Enter')
  await expectShown(page.getByText(/^Muted until /).first())
  await expectShown(page.getByText(/: The fire drill of the neighbours$/))
  const [rule] = (await workspace.alerts.rules()).items
  const hours = (Date.parse(rule?.mute?.until ?? '') - Date.now()) / 3_600_000
  expect(hours).toBeGreaterThan(7.9)
  expect(hours).toBeLessThanOrEqual(8)
  await page.goto('/alerts/rules')
  await expectShown(page.getByRole('list', { name: 'Rules' }).getByText(/Muted until /))
  // From what it found as well.
  await page.goto('/alerts/found')
  await page.getByRole('link', { name: /^Grinders: 1 mention of/ }).click()
  await page.getByRole('button', { name: 'End the mute now' }).click()
  await expectGone(page.getByText(/^Muted until /))
  await expectShown(page.getByRole('button', { name: 'Mute its rule…' }))
  expect((await workspace.alerts.rules()).items).toMatchObject([{ mute: null }])
  // Whoever asks later why nobody was told finds it on the rule's page.
  await page.getByRole('link', { name: 'Fire', exact: true }).click()
  const past = page.getByRole('list', { name: 'When it was muted' }).getByRole('listitem')
  await expectShown(past.filter({ hasText: 'The fire drill of the neighbours' }).getByText(/ended by Ada$/))
  expect(ada.complaints).toEqual([])
})
