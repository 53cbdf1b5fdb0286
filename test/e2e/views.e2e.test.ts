import { eventually } from '@hubbub/test-support'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { agent, furnish, letIn } from './lib/furnish.ts'
import { composer, expectGone, expectShown, mainNav, reply, row, thread } from './lib/inbox.ts'
import { mailbox } from './lib/letters.ts'
import { useStage } from './lib/stage.ts'

const stage = useStage()
let page: Page
/** A colleague who has the list before them. */
let ben: Page

beforeAll(async () => {
  const furnished = await furnish(stage.current)
  const ada = await stage.current.person('ada')
  await letIn(ada, furnished)
  ;({ page } = ada)
  await page.goto('/inbox?view=all')
  await expectShown(row(page, /Gil Sato/))
})

test('conditions joined in groups narrow the list, and a view keeps them', async () => {
  await page.getByRole('button', { name: 'Filter' }).click()
  await page.getByRole('menuitem', { name: 'Conditions…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Filter' })
  await dialog.getByRole('button', { name: 'Show' }).click()
  await expectShown(dialog.getByText('Give every condition a value.'))
  await dialog.getByRole('combobox', { name: 'Field' }).click()
  await page.getByRole('option', { name: 'Subject' }).click()
  await dialog.getByRole('textbox', { name: 'Value' }).fill('no such subject')
  await dialog.getByRole('combobox', { name: 'Joined by' }).click()
  await page.getByRole('option', { name: 'any of these' }).click()
  await dialog.getByRole('button', { name: 'Group' }).click()
  const inner = dialog.getByRole('group', { name: 'Group of conditions' })
  await inner.getByRole('combobox', { name: 'Field' }).click()
  await page.getByRole('option', { name: 'Sentiment' }).click()
  await inner.getByRole('button', { name: /Value/ }).click()
  await page.getByRole('option', { name: 'Negative' }).click()
  await page.keyboard.press('Escape')
  await dialog.getByRole('button', { name: 'Show' }).click()
  await expectGone(dialog)
  await expectShown(row(page, /Gil Sato/))
  await expectGone(row(page, /Cleo Ng/))
  await page.reload()
  await expectShown(page.getByRole('button', { name: '2 conditions' }))
  await expectGone(row(page, /Cleo Ng/))
  await page.getByRole('button', { name: /^Filter/ }).click()
  await page.getByRole('menuitem', { name: 'Save as a view…' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Angry ones')
  await page.getByRole('button', { name: 'Save' }).click()
  await expectShown(mainNav(page).getByRole('link', { name: 'Angry ones' }))
  await mainNav(page).getByRole('link', { name: /^All/ }).click()
  await expectShown(row(page, /Cleo Ng/))
  await mainNav(page).getByRole('link', { name: 'Angry ones' }).click()
  await expectGone(row(page, /Cleo Ng/))
  await expectShown(row(page, /Gil Sato/))
})

test('! puts spam out of sight, and Undo brings it back', async () => {
  await row(page, /Gil Sato/).click()
  await expectShown(page.getByRole('heading', { level: 1, name: 'Gil Sato' }))
  await page.keyboard.press('!')
  await expectShown(page.getByText('marked as spam'))
  await expectGone(row(page, /Gil Sato/))
  await page.getByRole('button', { name: 'Undo' }).click()
  await expectShown(row(page, /Gil Sato/))
})

test('many are changed at once, and Undo brings each back', async () => {
  await mainNav(page).getByRole('link', { name: /^All/ }).click()
  await row(page, /Cleo Ng/).waitFor()
  await page.getByRole('checkbox', { name: /, Cleo Ng$/ }).check()
  const bar = page.getByRole('group', { name: 'Selected conversations' })
  await bar.getByRole('checkbox', { name: 'Select all that are loaded' }).click()
  await bar.getByRole('button', { name: 'Status' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Resolved' }).click()
  await expectShown(page.getByText(/^\d+ conversations changed$/))
  await expectGone(row(page, /Cleo Ng/))
  await page.getByRole('button', { name: 'Undo' }).click()
  await expectShown(page.getByText('Taken back'))
  await expectShown(row(page, /Cleo Ng/))
})

test('a recipient is suggested while one types', async () => {
  await mainNav(page).getByRole('link', { name: /^All/ }).click()
  await row(page, /Fay Quinn/).click()
  await composer(page)
    .getByRole('button', { name: /Change recipients/ })
    .click()
  await page.getByRole('combobox', { name: 'Cc', exact: true }).fill('cleo')
  await expectShown(page.getByRole('option', { name: /Cleo Ng/ }))
  await page.keyboard.press('Enter')
  await expectShown(composer(page).getByRole('button', { name: /Remove .* from Cc/ }))
})

test('a reply is scheduled, survives a reload, and is taken back to be edited', async () => {
  ben = (await stage.current.person('ben')).page
  await ben.goto('/')
  await ben.getByLabel('E-mail').fill(agent.email)
  await ben.getByLabel('Password', { exact: true }).fill(agent.password)
  await ben.getByRole('button', { name: 'Sign in', exact: true }).click()
  await mainNav(ben).getByRole('link', { name: /^All/ }).click()
  await expectShown(row(ben, /Fay Quinn/))
  expect(await begun().or(scheduled()).count()).toBe(0)
  // As it goes it gives the focus back, which closes a menu.
  await expectGone(page.getByText('Taken back'))
  await reply(page).fill('See you tomorrow, Fay.')
  await expectShown(begun())
  await composer(page).getByRole('button', { name: 'More ways to send' }).click()
  await page.getByRole('menuitem', { name: 'Send later' }).hover()
  await page.getByRole('menuitem', { name: /Tomorrow morning/ }).click()
  await expectShown(thread(page).getByText(/^Will be sent \d/))
  await expectShown(scheduled())
  await expectGone(begun())
  await page.reload()
  await expectShown(thread(page).getByText('See you tomorrow, Fay.'))
  await thread(page).getByRole('button', { name: 'Edit' }).click()
  await eventually(async () => expect(await reply(page).inputValue()).toBe('See you tomorrow, Fay.'))
})

test('a colleague sees on the card that it is begun, until it is sent', async () => {
  await expectShown(begun())
  await expectGone(scheduled())
  await composer(page).getByRole('button', { name: 'Send', exact: true }).click()
  await expectGone(begun())
  await expectShown(row(ben, /Fay Quinn.*Answered: .*See you tomorrow, Fay\./))
})

test('a thread with more unread than fits opens where they begin', async () => {
  const opening = { from: 'Hal Ito <hal@customer.example>', to: mailbox, subject: 'Many parts' }
  const messageId = '<hal-0@customer.example>'
  await stage.current.mail.deliver({ ...opening, messageId, text: 'I begin.' }, mailbox)
  await row(page, /Hal Ito/).click()
  await expectShown(thread(page).getByText('I begin.'))
  await expectShown(row(page, /Hal Ito/).filter({ hasNotText: 'unread' }))
  await row(page, /Cleo Ng/).click()
  for (const part of [1, 2, 3, 4, 5]) {
    const text = `Part ${part}\n${'And so it goes on.\n'.repeat(20)}`
    await stage.current.mail.deliver({ ...opening, text, inReplyTo: messageId }, mailbox)
  }
  await expectShown(row(page, /Hal Ito.*5 ?unread/))
  await row(page, /Hal Ito/).click()
  const line = thread(page).getByRole('separator', { name: 'New messages' })
  await expectShown(line)
  await eventually(async () => expect(await inView(line)).toBe(true))
  expect(await thread(page).getByText('Part 5').count()).toBe(1)
  expect(await inView(thread(page).getByText('Part 5'))).toBe(false)
})

/** Whether all of it lies in what is shown of the page. */
const inView = async (what: Locator) =>
  await what.evaluate(
    async (element) =>
      await new Promise<boolean>((resolve) => {
        const look = ([entry]: IntersectionObserverEntry[]) => resolve(entry?.intersectionRatio === 1)
        new IntersectionObserver(look).observe(element)
      }),
  )

const begun = () => row(ben, /Fay Quinn.*Reply begun by Ada/)
const scheduled = () => row(ben, /Fay Quinn.*Will be sent/)
