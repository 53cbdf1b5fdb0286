import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import {
  choose,
  composer,
  expectGone,
  expectShown,
  details,
  expectFirstRow,
  list,
  mainNav,
  note,
  reply,
  row,
  rows,
  thread,
  viewTab,
} from './lib/inbox.ts'
import { answerMail, headerOf, mailNumber, sendMail } from './lib/mail.ts'
import type { Person } from './lib/person.ts'
import { fillServer, makeLabel } from './lib/settings.ts'
import { useStage } from './lib/stage.ts'

const stage = useStage()
const mailbox = { address: 'support@acme.example', password: 'app-password-of-the-mailbox' }
const customer = 'jo@customer.example'
const subject = 'My grinder does not start'

let ada: Person
let ben: Person

test('the first-run page makes the workspace and its admin', async () => {
  ada = await stage.current.person('ada')
  const { page } = ada
  await page.goto('/')
  await expectShown(page.getByText('Open the address that Hubbub printed'))

  await page.goto(stage.current.product.link)
  await page.getByLabel('Workspace').fill('Acme Grinders')
  await page.getByLabel('First brand').fill('Acme')
  await page.getByLabel('Your name').fill('Ada Admin')
  await page.getByLabel('Your e-mail').fill('ada@acme.example')
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Create the workspace' }).click()
  await expectShown(page.getByText('At least 10 characters', { exact: true }))

  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Create the workspace' }).click()
  await expectShown(page.getByText('No channel yet'))
  expect(new URL(page.url()).pathname).toBe('/inbox')
})

test('the admin connects the mailbox, and a wrong password brings the server’s own words', async () => {
  const { page } = ada
  const { mail } = stage.current
  mail.accounts.add(mailbox.address, mailbox.password)
  mail.accounts.add(customer, 'customer')
  await page.goto('/settings/channels')
  await page.getByRole('link', { name: 'Connect a channel' }).click()
  await page.getByRole('link', { name: /^E-mail/ }).click()
  await page.getByLabel('Name', { exact: true }).fill('Support')
  await page.getByLabel('Sender’s name').fill('Acme support')
  await page.getByLabel('Address', { exact: true }).fill(mailbox.address)
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  await fillServer(page, 'Incoming (IMAP)', mail.imap)
  await fillServer(page, 'Outgoing (SMTP)', mail.smtp)

  const test = page.getByRole('button', { name: 'Test the connection' })
  await test.click()
  await expectShown(page.getByText('It does not work yet. This is what the servers say:'))
  const failing = page.getByRole('listitem').filter({ has: page.getByRole('img', { name: 'Fails' }) })
  expect(await failing.allInnerTexts()).toEqual([
    expect.stringMatching(/^Incoming \(IMAP\)\s+.*Login failed: authentication failure$/),
    expect.stringMatching(/^Outgoing \(SMTP\)\s+.*535 5\.7\.8 Error: authentication failed$/),
  ])
  await page.getByRole('button', { name: 'Connect the mailbox' }).click()
  await expectShown(
    page.getByRole('form', { name: 'Mailbox' }).getByText('Login failed: authentication failure').first(),
  )
  expect(new URL(page.url()).pathname).toBe('/settings/channels/new/email')

  await page.getByLabel('Password', { exact: true }).fill(mailbox.password)
  await test.click()
  await expectShown(page.getByText('Both servers work.'))
  const working = page.getByRole('listitem').filter({ has: page.getByRole('img', { name: 'Works' }) })
  expect(await working.allInnerTexts()).toEqual([
    expect.stringContaining('Incoming (IMAP)'),
    expect.stringContaining('Folders'),
    expect.stringContaining('Outgoing (SMTP)'),
  ])
  await page.getByRole('button', { name: 'Connect the mailbox' }).click()
  await expectShown(page.getByRole('list', { name: 'Channels' }).getByText('Connected'))
})

test('an invited agent opens the link in another browser and is in', async () => {
  const { page } = ada
  await page.goto('/settings/people')
  await page.getByRole('button', { name: 'Invite' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail').fill('ben@acme.example')
  await dialog.getByRole('button', { name: 'Invite' }).click()
  await expectShown(page.getByText('Hand over this link yourself'))
  const link = await page.getByLabel('Invitation link').inputValue()
  await page.getByRole('button', { name: 'Done' }).click()
  await expectShown(page.getByRole('region', { name: 'Open invitations' }).getByText('ben@acme.example'))

  ben = await stage.current.person('ben')
  await ben.page.goto(link)
  await expectShown(ben.page.getByRole('heading', { name: 'Join Acme Grinders' }))
  await ben.page.getByLabel('Your name').fill('Ben Agent')
  await ben.page.getByLabel('Password', { exact: true }).fill('another long password')
  await ben.page.getByRole('button', { name: 'Join' }).click()
  await expectShown(ben.page.getByText('All done'))
  await expectShown(page.getByRole('list', { name: 'People' }).getByText('Ben Agent'))
})

test('a mail appears in both browsers without a reload', async () => {
  for (const { page } of [ada, ben]) {
    await page.goto('/inbox?view=unassigned')
    await expectShown(page.getByText('Nothing here'))
  }
  await sendMail(stage.current.mail, {
    from: `Jo Customer <${customer}>`,
    to: mailbox.address,
    subject,
    text: 'Hello,\n\nI am very disappointed: the grinder arrived broken and does not start.\n\nJo',
  })
  for (const { page } of [ada, ben]) {
    await expectShown(row(page, /Jo Customer/))
    await expectFirstRow(page, subject)
    await expectShown(row(page, /unread/))
    await expectShown(viewTab(page, 'Unassigned 1'))
  }
})

test('the admin answers, and the customer’s mailbox receives it in the thread', async () => {
  const { page } = ada
  const { mail } = stage.current
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByRole('link', { name: 'Preferences' }).click()
  await page.getByLabel('Undo a sent reply for').click()
  await page.getByRole('option', { name: 'Off' }).click()
  await mainNav(page).getByRole('link', { name: 'Unassigned' }).click()
  await row(page, /Jo Customer/).click()
  await expectShown(thread(page).getByText('the grinder arrived broken'))
  await reply(page).fill('Hello Jo,\n\nwe send you a new one today.')
  await page.getByRole('button', { name: 'Assign to me' }).click()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await thread(page)
    .getByRole('article', { name: 'Reply from Ada Admin' })
    .getByText('Accepted by the mail server')
    .waitFor({ state: 'attached' })

  const asked = mail.mailbox(mailbox.address)[0]?.raw.toString() ?? ''
  const raw = await mailNumber(mail, customer, 1)
  const id = headerOf(asked, 'Message-ID')
  expect(headerOf(raw, 'In-Reply-To')).toBe(id)
  expect(headerOf(raw, 'References')).toContain(id)
  expect(headerOf(raw, 'Subject')).toBe(`Re: ${subject}`)
  expect(headerOf(raw, 'From')).toContain(mailbox.address)
  expect(headerOf(raw, 'Reply-To')).toMatch(/support\+[\w.-]{8,}@acme\.example/)
  expect(raw).toContain('we send you a new one today.')
  await eventually(() => mail.mailbox(mailbox.address, 'Sent').length === 1)
})

test('the customer’s answer moves the conversation up, unread, in both browsers', async () => {
  for (const { page } of [ada, ben]) await page.goto('/inbox?view=all')
  // A mail says only in which second it was sent.
  await nextSecond()
  await sendFrom('Kim <kim@customer.example>', 'Opening hours', 'When are you open?')
  for (const { page } of [ada, ben]) {
    await expectShown(row(page, /Opening hours/))
    await expectFirstRow(page, 'Opening hours')
  }
  await nextSecond()
  await answerAsCustomer('Thank you, that is wonderful!')
  for (const { page } of [ada, ben]) {
    await expectShown(row(page, /Thank you, that is wonderful!/))
    await expectFirstRow(page, 'wonderful')
    expect(await rows(page).count()).toBe(2)
    expect(await row(page, /Jo Customer/).innerText()).toContain('unread')
  }
})

test('both have it open, and each sees the other there and writing', async () => {
  await row(ada.page, /Jo Customer/).click()
  await row(ben.page, /Jo Customer/).click()
  await expectShown(ada.page.getByRole('img', { name: 'Also here: Ben Agent' }))
  await expectShown(ben.page.getByRole('img', { name: 'Also here: Ada Admin' }))
  await expectShown(row(ada.page, /Jo Customer/).filter({ hasNotText: 'unread' }))

  await reply(ben.page).pressSequentially('Dear Jo')
  await expectShown(ada.page.getByText('Ben Agent is typing…'))
  await reply(ada.page).pressSequentially('Hi')
  await expectShown(ben.page.getByText('Ada Admin is answering right now.'))
  await expectShown(ben.page.getByText('This is assigned to Ada Admin.'))
})

test('a private note calls a colleague, and stays among colleagues', async () => {
  const { page } = ada
  await page.getByRole('button', { name: 'Private note' }).click()
  await note(page).pressSequentially('Who has the serial number? @be')
  await page.getByRole('option', { name: 'Ben Agent' }).click()
  expect(await note(page).inputValue()).toBe('Who has the serial number? @Ben Agent ')
  await composer(page).getByRole('button', { name: 'Add note' }).click()

  const left = thread(ben.page).getByRole('article', { name: 'Private note by Ada Admin' })
  await expectShown(left.getByText('@Ben Agent'))
  await mainNav(ben.page).getByRole('link', { name: 'Mentioned me' }).click()
  await expectShown(row(ben.page, /Jo Customer/))
  expect(stage.current.mail.mailbox(customer)).toHaveLength(1)
})

test('label, assignment, snooze and resolve are seen by the other at once', async () => {
  const { page } = ada
  await makeLabel(page, 'grinder')
  await mainNav(page).getByRole('link', { name: /^All/ }).click()
  await row(page, /Jo Customer/).click()
  await mainNav(ben.page).getByRole('link', { name: /^All/ }).click()
  await row(ben.page, /Jo Customer/).click()

  await choose(page, 'Labels', 'grinder')
  await page.keyboard.press('Escape')
  await expectShown(row(ben.page, /Jo Customer.*grinder/))
  await expectShown(details(ben.page).getByRole('button', { name: /Labels.*grinder/ }))

  await choose(page, 'Assignee', 'Ben Agent')
  await expectShown(details(ben.page).getByRole('button', { name: /Assignee.*Ben Agent/ }))
  await expectShown(thread(ben.page).getByText('Ada Admin added “grinder” and assigned this to Ben Agent'))
  await expectShown(viewTab(ben.page, 'Mine 1'))

  await page.getByRole('button', { name: 'More ways to put this aside' }).click()
  await page.getByRole('menuitem', { name: 'Tomorrow morning' }).click()
  await expectGone(row(ben.page, /Jo Customer/))
  await expectShown(thread(ben.page).getByText('Ada Admin snoozed this until'))
  await ben.page.getByRole('button', { name: 'Resolve', exact: true }).click()
  await expectShown(page.getByRole('button', { name: 'Reopen', exact: true }))
  await expectShown(thread(page).getByText('Ben Agent resolved this'))
})

test('what the customer writes to a resolved conversation opens it again', async () => {
  await answerAsCustomer('It has stopped again.')
  for (const { page } of [ada, ben]) {
    await expectShown(row(page, /It has stopped again/))
    await expectShown(thread(page).getByText('It has stopped again.'))
    await expectShown(page.getByRole('button', { name: 'Resolve', exact: true }))
  }
})

test('who was away catches up without a reload', async () => {
  const { page, context } = ben
  await mainNav(page).getByRole('link', { name: /^All/ }).click()
  await expectShown(row(page, /Opening hours/))
  await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }))
  await context.setOffline(true)
  await expectShown(page.getByText('Reconnecting…'))

  await sendFrom('Lee <lee@customer.example>', 'While you were away')
  await expectShown(row(ada.page, /While you were away/))
  await row(ada.page, /Opening hours/).click()
  await ada.page.getByRole('button', { name: 'Resolve', exact: true }).click()
  await expectGone(row(ada.page, /Opening hours/))
  await nextSecond()
  await answerAsCustomer('Are you there?')
  await expectFirstRow(ada.page, 'Are you there?')
  expect(await row(page, /While you were away/).count()).toBe(0)

  await context.setOffline(false)
  await expectShown(row(page, /While you were away/))
  await expectGone(row(page, /Opening hours/))
  await expectFirstRow(page, 'Are you there?')
  expect(await list(page).getByText('While you were away').count()).toBe(1)
  await expectGone(page.getByText('Reconnecting…'))
  expect(await page.evaluate(() => 'notReloaded' in globalThis)).toBe(true)
})

test('nobody’s page complained', () => {
  expect({ ada: ada.complaints, ben: ben.complaints }).toEqual({ ada: [], ben: [] })
})

/** The date of a mail knows only seconds: two in the same one are equally new. */
async function nextSecond() {
  const second = () => Math.floor(Date.now() / 1000)
  const before = second()
  await eventually(() => second() > before)
}

const sendFrom = (from: string, subject: string, text = subject) =>
  sendMail(stage.current.mail, { from, to: mailbox.address, subject, text })

/** In the thread of our first reply. */
async function answerAsCustomer(text: string) {
  const raw = await mailNumber(stage.current.mail, customer, 1)
  await answerMail(stage.current.mail, raw, { from: `Jo Customer <${customer}>`, text })
}
