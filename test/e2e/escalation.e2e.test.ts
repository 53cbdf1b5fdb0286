import { eventually } from '@hubbub/test-support'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { agent, type Furnished, furnish, letIn } from './lib/furnish.ts'
import { expectGone, expectShown } from './lib/inbox.ts'
import type { Person } from './lib/person.ts'
import { useStage } from './lib/stage.ts'

const stage = useStage()
let furnished: Furnished
let ada: Person
let ben: Person

const strip = (page: Page) => page.getByRole('alert').filter({ hasText: 'Acknowledge' })
const slow = { timeout: 60_000 }

async function page(message: string) {
  const { page: screen } = ada
  const [conversation] = furnished.conversations
  await screen.goto(`/inbox/${conversation?.id ?? ''}?view=all`)
  await screen.getByRole('button', { name: 'More', exact: true }).click()
  await screen.getByRole('menuitem', { name: 'Page somebody…' }).click()
  const dialog = screen.getByRole('dialog', { name: 'Page somebody' })
  await dialog.getByRole('textbox', { name: 'What is the matter?' }).fill(message)
  await dialog.getByRole('button', { name: 'Page', exact: true }).click()
  await expectGone(dialog)
}

test('a policy tells one person, and then all who answer for the workspace', async () => {
  furnished = await furnish(stage.current)
  stage.current.mail.accounts.add(agent.email, 'password')
  ada = await stage.current.person('ada')
  ada.context.setDefaultTimeout(40_000)
  await letIn(ada, furnished)
  const { page: screen } = ada
  await screen.goto('/settings/escalation')
  await screen.getByRole('button', { name: 'New policy' }).click()
  const dialog = screen.getByRole('dialog', { name: 'New policy' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nights')
  await dialog.getByLabel('Tell somebody else in step 1').click()
  await screen.getByRole('option', { name: agent.name }).click()
  await dialog.getByRole('button', { name: 'Do not tell All supervisors and admins' }).click()
  await dialog.getByLabel('Wait in step 1').click()
  await screen.getByRole('option', { name: '30 seconds' }).click()
  await dialog.getByRole('button', { name: 'Add a step' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expectShown(screen.getByText(`1. ${agent.name}`))
  await expectShown(screen.getByText('Default'))
})

test('who is paged sees it at once; nobody acknowledges, and the second step is told; one takes it, and all know', async () => {
  ben = await stage.current.person('ben')
  ben.context.setDefaultTimeout(40_000)
  await ben.page.goto('/sign-in')
  await ben.page.getByRole('textbox', { name: 'E-mail' }).fill(agent.email)
  await ben.page.getByLabel('Password', { exact: true }).fill(agent.password)
  await ben.page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectShown(ben.page.getByRole('navigation', { name: 'Main' }))
  await page('The grinder burns')
  await expectShown(strip(ben.page).filter({ hasText: 'The grinder burns' }))
  expect(await strip(ada.page).count()).toBe(0)
  // Half a minute later it is Ada's, too.
  await strip(ada.page).filter({ hasText: 'The grinder burns' }).waitFor(slow)
  await strip(ada.page).getByRole('button', { name: 'Acknowledge' }).click()
  await expectGone(strip(ada.page))
  await expectGone(strip(ben.page))
  await ada.page.goto('/alerts')
  await ada.page.getByRole('link', { name: /The grinder burns/ }).click()
  await expectShown(ada.page.getByRole('heading', { level: 1, name: 'The grinder burns' }))
  await expectShown(ada.page.getByText('Step 1', { exact: true }))
  await expectShown(ada.page.getByText('Step 2', { exact: true }))
  await expectShown(ada.page.getByText('Acknowledged by Ada'))
  await ada.page.getByRole('button', { name: 'Resolve' }).click()
  await expectShown(ada.page.getByText('Resolved by Ada'))
})

test('one who takes turns asks another to swap; they see it wherever they are, agree, and the shifts change hands', async () => {
  const { workspace } = furnished
  const { items: members } = await workspace.members.list()
  const idOf = (name: string) => members.find((one) => one.name === name)?.id ?? ''
  const startsAt = `${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}T00:00`
  await workspace.onCall.createSchedule({
    name: 'Nights',
    timeZone: 'UTC',
    rotations: [
      {
        name: 'Daily',
        memberIds: [idOf('Ada'), idOf(agent.name)],
        startsAt,
        every: 1,
        unit: 'days',
        hours: null,
      },
    ],
  })
  await ben.page.goto('/settings/escalation')
  await ben.page.getByRole('button', { name: 'Ask for a swap' }).click()
  const dialog = ben.page.getByRole('dialog', { name: 'Ask for a swap' })
  await dialog.getByLabel('Your shift').click()
  await ben.page.getByRole('option', { name: agent.name }).nth(1).click()
  await dialog.getByLabel('For that one').click()
  await ben.page.getByRole('option', { name: 'Ada' }).nth(1).click()
  await dialog.getByLabel('Why').fill('A wedding')
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click()
  await expectShown(ben.page.getByText('You asked Ada to swap'))
  const notice = ada.page.getByRole('status').filter({ hasText: `${agent.name} asks you to swap shifts` })
  await ada.page.goto('/contacts')
  await expectShown(notice)
  await notice.getByRole('link', { name: 'Look and answer' }).click()
  const asked = ada.page.getByRole('list', { name: 'Swaps that are asked for' })
  await expectShown(asked.getByText('A wedding'))
  await asked.getByRole('button', { name: 'Agree' }).click()
  await expectGone(asked)
  await expectShown(ben.page.getByText('(a swap)').first())
  await expectGone(ben.page.getByText('You asked Ada to swap'))
})

test('the link in the mail shows a page first, and its button takes it without signing in', async () => {
  await page('It burns again')
  const mail = await eventually(
    () =>
      stage.current.mail
        .mailbox(agent.email)
        .map(({ raw }) => raw.toString())
        .find((raw) => raw.includes('It burns again')),
    slow,
  )
  const link =
    /https?:\/\/\S+\/acknowledge\/[0-9a-f-]+\/[0-9a-v]{40}/.exec(mail.replaceAll('=\r\n', ''))?.[0] ?? ''
  // Programs that look into mails follow links: nothing has happened by that.
  expect((await fetch(link)).status).toBe(200)
  await expectShown(strip(ben.page).filter({ hasText: 'It burns again' }))
  const anybody = await stage.current.person('anybody')
  await anybody.page.goto(link)
  await expectShown(anybody.page.getByRole('heading', { name: 'It burns again' }))
  await anybody.page.getByRole('button', { name: `Acknowledge as ${agent.name}` }).click()
  await expectShown(anybody.page.getByText('You have taken it.'))
  await expectGone(strip(ben.page))
  // A second click finds it taken, and one that was cut or forged takes nothing.
  await anybody.page.goto(link)
  await expectShown(anybody.page.getByText('You have taken it.'))
  expect(await anybody.page.getByRole('button').count()).toBe(0)
  const forged = `${link.slice(0, -1)}${link.endsWith('0') ? '1' : '0'}`
  expect((await fetch(forged, { method: 'POST' })).status).toBe(404)
  expect(await (await fetch(forged)).text()).toContain('not whole, or was changed')
  await ada.page.goto('/alerts?who=all')
  await expectShown(ada.page.getByText(`${agent.name} has it`))
  expect([...ada.complaints, ...ben.complaints, ...anybody.complaints]).toEqual([])
})
