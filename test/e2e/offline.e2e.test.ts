import { eventually } from '@hubbub/test-support'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { agent, type Furnished, furnish, letIn } from './lib/furnish.ts'
import { composer, expectGone, expectShown, note, reply, row, thread } from './lib/inbox.ts'
import { mailNumber } from './lib/mail.ts'
import { type Person, watchedPage } from './lib/person.ts'
import { useStage } from './lib/stage.ts'

const stage = useStage()
const customer = 'cleo@customer.example'
let furnished: Furnished
let ada: Person
let page: Page

beforeAll(async () => {
  stage.current.mail.accounts.add(customer, 'customer')
  furnished = await furnish(stage.current)
  ada = await stage.current.person('ada')
  await ada.context.addInitScript(refuseToSend)
  await letIn(ada, furnished)
  ;({ page } = ada)
  await page.goto('/inbox?view=all')
  await row(page, /Cleo Ng/).click()
  await expectShown(thread(page).getByText('Please send the invoice again.'))
})

/** In the page itself: what the driver aborts on its way has reached the server now and then. */
function refuseToSend() {
  const real = window.fetch
  window.fetch = async (input, init) => {
    const { method, url } = new Request(input, init)
    if (localStorage.getItem('test.away') && method === 'POST' && url.endsWith('/messages'))
      throw new TypeError('Failed to fetch')
    return await real(input, init)
  }
}

/** Whether the server is away for what is sent, in every page from now on. */
const keepAway = async (away: boolean) =>
  await page.evaluate(
    (on) => (on ? localStorage.setItem('test.away', 'yes') : localStorage.removeItem('test.away')),
    away,
  )

/** What of theirs is nowhere but in this browser. */
const unsent = async () =>
  await page.evaluate(
    () => Object.keys(localStorage).filter((key) => key.startsWith('hubbub.unsent.')).length,
  )

/** The page goes while there is no connection, and what it had in memory with it; later it is opened anew. */
async function leaveAndReturn() {
  const href = page.url()
  // A page that is only closed lives on for a moment, and would notice that the connection is back.
  await page.goto('about:blank')
  await page.close()
  await ada.context.setOffline(false)
  page = await watchedPage(ada)
  ada.page = page
  await page.goto(href)
}

test('what is sent and written offline survives a reload, and the customer gets it once', async () => {
  await reply(page).fill('We look for it.')
  await eventually(async () => (await unsent()) === 0)
  // The server stays away for a while longer than the connection.
  await keepAway(true)
  await ada.context.setOffline(true)
  await reply(page).fill('Here is the invoice, Cleo.')
  await composer(page).getByRole('button', { name: 'Send', exact: true }).click()
  await expectShown(thread(page).getByText('Waits for the connection'))
  await composer(page).getByRole('button', { name: 'Private note' }).click()
  await note(page).pressSequentially('She asked twice')
  await leaveAndReturn()
  const waiting = thread(page).getByRole('article', { name: 'Being sent' })
  await expectShown(waiting.getByText('Here is the invoice, Cleo.'))
  await expectShown(waiting.getByText('Waits for the connection'))
  expect(await reply(page).inputValue()).toBe('')
  await composer(page).getByRole('button', { name: 'Private note' }).click()
  expect(await note(page).inputValue()).toBe('She asked twice')

  await keepAway(false)
  await expectShown(
    thread(page).getByRole('article', { name: 'Reply from Ada' }).getByText('Here is the invoice, Cleo.'),
  )
  expect(await mailNumber(stage.current.mail, customer, 1)).toContain('Here is the invoice, Cleo.')
  await eventually(async () => (await unsent()) === 0, { timeout: 10_000 })
  await page.reload()
  await expectShown(thread(page).getByText('Here is the invoice, Cleo.'))
  expect(await thread(page).getByText('Here is the invoice, Cleo.').count()).toBe(1)
  expect(await reply(page).inputValue()).toBe('')
  expect(stage.current.mail.mailbox(customer)).toHaveLength(1)
})

test('what the server refuses meanwhile says so in its words, and is sent again when asked', async () => {
  const cleo = furnished.conversations.find(({ contact }) => contact.name === 'Cleo Ng')
  if (!cleo) throw new Error('Cleo has not written')
  await ada.context.setOffline(true)
  await reply(page).fill('One more thing, Cleo.')
  await composer(page).getByRole('button', { name: 'Send', exact: true }).click()
  await expectShown(thread(page).getByText('Waits for the connection'))
  await furnished.workspace.contacts.update(cleo.contact.id, { blocked: true })
  await leaveAndReturn()
  const refused = thread(page).getByRole('article', { name: 'Not sent' })
  await expectShown(refused.getByText('Failed · This contact is blocked'))
  await page.reload()
  await expectShown(refused.getByText('Failed · This contact is blocked'))

  await furnished.workspace.contacts.update(cleo.contact.id, { blocked: false })
  await refused.getByRole('button', { name: 'Retry' }).click()
  await expectGone(refused)
  expect(await mailNumber(stage.current.mail, customer, 2)).toContain('One more thing, Cleo.')
})

test('nobody else who signs in here sees it, and at sign-out it is forgotten', async () => {
  const drafts = /\/drafts\/reply$/
  await page.route(drafts, (route) => route.abort())
  await reply(page).fill('Only for Ada')
  await expectShown(composer(page).getByText('Draft not saved yet'))
  const href = page.url()
  await ada.context.clearCookies()
  await page.goto(href)
  await enterAsBen()
  await expectShown(thread(page).getByText('Here is the invoice, Cleo.'))
  expect(await reply(page).inputValue()).toBe('')

  await ada.context.clearCookies()
  await letIn(ada, furnished)
  await page.goto(href)
  await eventually(async () => expect(await reply(page).inputValue()).toBe('Only for Ada'))
  await page.getByRole('button', { name: /^Ada\b/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  const asked = page.getByRole('alertdialog', { name: 'Sign out anyway?' })
  await expectShown(asked.getByText('One text is only in this browser so far'))
  await asked.getByRole('button', { name: 'Sign out' }).click()
  await expectShown(page.getByRole('heading', { name: 'Sign in' }))
  expect(await unsent()).toBe(0)
  expect(ada.complaints).toEqual([])
})

async function enterAsBen() {
  await page.getByLabel('E-mail').fill(agent.email)
  await page.getByLabel('Password', { exact: true }).fill(agent.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
