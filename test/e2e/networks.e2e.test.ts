import { eventually } from '@hubbub/test-support'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { beginWorkspace } from './lib/first-run.ts'
import { composer, expectGone, expectShown, reply, row, thread } from './lib/inbox.ts'
import { sendMail } from './lib/mail.ts'
import { connect, keep, type Networks, openNetworks } from './lib/networks.ts'
import type { Person } from './lib/person.ts'
import { fillServer } from './lib/settings.ts'
import { useStage } from './lib/stage.ts'

let nets: Networks
const stage = useStage({
  open: async (stack) => {
    nets = await openNetworks(stack)
    return { CHANNEL_URLS: JSON.stringify({ x: nets.x.url, telegram: nets.telegram.url }) }
  },
})
const mailbox = { address: 'support@acme.example', password: 'app-password-of-the-mailbox' }
const mentions = (page: Page): Locator => page.getByRole('list', { name: 'Mentions' })
const mention = (page: Page, text: string): Locator =>
  mentions(page).getByRole('article').filter({ hasText: text })

let ada: Person

test('a workspace begins, with replies that leave at once', async () => {
  ada = await stage.current.person('ada')
  ada.context.setDefaultTimeout(30_000)
  const { page } = ada
  await beginWorkspace(page, stage.current.product, { workspace: 'Acme Grinders', brand: 'Acme' })
  await expectShown(page.getByText('No channel yet'))
  await page.goto('/settings/preferences')
  await page.getByLabel('Undo a sent reply for').click()
  await page.getByRole('option', { name: 'Off' }).click()
})

test('each network is connected by its own form, which says what is wrong in the network’s words', async () => {
  const { page } = ada
  const { x, bluesky, mastodon, telegram, feed, jo, own, secrets } = nets
  const asked = x.world.say(jo.x, '@acme my grinder does not start')
  x.world.say(jo.x, 'Acme makes wonderful grinders')
  x.world.write(jo.x, own.x, 'Here is my serial number: 4471')
  expect(asked.id).toBeTruthy()
  bluesky.say({ by: jo.bluesky, text: '@acme.example is the shop open?', mentions: [own.bluesky] })
  mastodon.say({ by: jo.mastodon, text: 'Where can I buy #acmegrinder ?' })
  telegram.write({ from: jo.telegram, text: 'Hello bot' })
  feed.publish({
    id: 'a1',
    title: 'Acme opens a shop',
    link: 'https://grinder.example/a1',
    body: 'At the harbour.',
  })

  await connect(page, 'X', { 'Access token': 'wrong' })
  await expectShown(page.getByText('It does not work yet. This is what the network says:'))
  await expectShown(page.getByRole('listitem').filter({ has: page.getByRole('img', { name: 'Fails' }) }))
  await page.getByLabel('Access token').fill(secrets.x)
  await page.getByLabel('Bearer token of the app').fill(secrets.xApp)
  await page.getByLabel('Listen for').fill('acme -from:acme')
  await page.getByLabel('Name', { exact: true }).fill('Our X')
  await page.getByRole('button', { name: 'Test the connection' }).click()
  await expectShown(page.getByText('Signed in as @acme'))
  await keep(page, 'X')
  await page.getByRole('link', { name: 'Change Our X' }).click()
  await expectShown(page.getByText('Posts read', { exact: true }))
  await connect(page, 'Bluesky', {
    Handle: 'acme.example',
    'App password': secrets.bluesky,
    Server: bluesky.url,
  })
  await keep(page, 'Bluesky')
  await connect(page, 'Mastodon', {
    Instance: mastodon.url,
    'Access token': secrets.mastodon,
    'Hashtags to listen to': 'acmegrinder',
  })
  await keep(page, 'Mastodon')
  await connect(page, 'Telegram', { 'Bot token': secrets.telegram })
  await keep(page, 'Telegram')
  await connect(page, 'Feed', { Address: feed.url })
  await keep(page, 'Feed')
})

test('what is said to us comes into the inbox, and an answer shows where it stands on the network', async () => {
  const { page } = ada
  await page.goto('/inbox?view=all')
  for (const words of [/does not start/, /serial number/, /is the shop open/, /Hello bot/])
    await expectShown(row(page, words))
  await row(page, /does not start/).click()
  await reply(page).fill('We send you a new one.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const ours = await eventually(() =>
    [...nets.x.world.posts.values()].find(({ text }) => text.includes('We send you a new one.')),
  )
  const link = thread(page)
    .getByRole('article', { name: 'Reply from Ada Admin' })
    .getByRole('link', { name: 'See on the network' })
  await expectShown(link)
  expect(await link.getAttribute('href')).toContain(ours.id)
})

test('a limit of the network is said, with the time at which it goes on, and the answer then leaves', async () => {
  const { page } = ada
  await row(page, /is the shop open/).click()
  await expectShown(thread(page).getByText('is the shop open?'))
  await reply(page).fill('Until six.')
  nets.bluesky.limitNextPost(8_000)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  const ours = thread(page).getByRole('article', { name: 'Reply from Ada Admin' })
  await expectShown(ours.getByText(/Will be tried again at/))
  await expectShown(ours.getByText(/Rate Limit/i))
  await eventually(() => nets.bluesky.saidBy(nets.own.bluesky).length === 1, { timeout: 40_000 })
  await expectShown(ours.getByRole('link', { name: 'See on the network' }))
})

test('who somebody is, the network tells when one asks, and what it told stays when it says no', async () => {
  const { page } = ada
  await row(page, /We send you a new one/).click()
  const profile = page.getByRole('region', { name: 'Profile', exact: true })
  await profile.getByRole('button', { name: 'Show the profile of @jo_grinds' }).click()
  await expectShown(profile.getByText('@jo_grinds', { exact: true }))
  await expectShown(profile.getByText(/^12 followers · since May 2020$/))
  await expectShown(profile.getByText('Grinds.', { exact: true }))
  nets.x.fail({
    on: 'answer',
    times: 1,
    when: ({ path }) => /^\/2\/users\/\d+$/.test(path),
    answer: { status: 403, json: { title: 'Forbidden', detail: 'User has been suspended: [jo_grinds].' } },
  })
  await profile.getByRole('button', { name: 'Look @jo_grinds up again' }).click()
  await expectShown(profile.getByText(/could not be looked up again: .*suspended/))
  await expectShown(profile.getByText('Grinds.', { exact: true }))
})

test('what was only heard stands among the mentions, and is answered where the network lets us', async () => {
  const { page } = ada
  await page.goto('/mentions')
  await expectShown(mention(page, 'At the harbour.'))
  await mention(page, 'makes wonderful grinders').getByRole('button', { name: 'Answer' }).click()
  const refused = page.getByRole('dialog', { name: 'This cannot be answered from here' })
  await expectShown(refused)
  expect(await refused.getByRole('link', { name: 'Open on the network' }).getAttribute('href')).toMatch(
    /x\.com\/jo_grinds\/status\/\d+/,
  )
  await page.keyboard.press('Escape')
  await expectGone(refused)

  await page.keyboard.press('j')
  await mention(page, 'At the harbour.').focus()
  await page.keyboard.press('e')
  await expectGone(mention(page, 'At the harbour.'))
  await page.getByRole('button', { name: 'Undo' }).click()
  await expectShown(mention(page, 'At the harbour.'))

  await mention(page, 'Where can I buy').getByRole('button', { name: 'Answer' }).click()
  await expectShown(composer(page))
  await eventually(async () => await reply(page).evaluate((field) => field === document.activeElement))
  await page.keyboard.type('In our shop at the harbour')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await eventually(() => nets.mastodon.saidBy(nets.own.mastodon).length === 1, { timeout: 15_000 })
})

test('what belongs to an incident is linked by hand, taken off and back, and answered together where the network lets us', async () => {
  const { page } = ada
  nets.mastodon.say({ by: nets.jo.mastodon, text: 'It smokes at #acmegrinder !' })
  await page.goto('/incidents')
  await page.getByRole('button', { name: 'Open an incident' }).first().click()
  await page.getByLabel('What is the matter?').fill('Grinders smoke')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expectShown(page.getByRole('heading', { level: 1, name: /Grinders smoke/ }))
  const room = page.url()
  await page.goto('/mentions')
  const smoke = mention(page, 'It smokes at')
  await smoke.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Belongs to incident…' }).press('ArrowRight')
  await page.getByRole('menuitem', { name: /Grinders smoke/ }).press('Enter')
  await expectShown(page.getByText('Put into #1: One mention'))
  await mention(page, 'makes wonderful grinders').getByRole('checkbox').check()
  await page.getByRole('button', { name: 'All belong to incident…' }).click()
  await page.getByRole('option', { name: /Grinders smoke/ }).click()

  await page.goto(room)
  const said = page.getByRole('list', { name: 'What was said' }).getByRole('listitem')
  await eventually(async () => (await said.count()) === 2)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByRole('button', { name: 'Take off: does not belong to it' }).click()
  await eventually(async () => (await said.count()) === 1)
  const told = page.getByRole('listitem').filter({ hasText: 'Taken off #1: One mention' })
  await told.getByRole('button', { name: 'Undo' }).click()
  await eventually(async () => (await said.count()) === 2)

  await page.getByRole('checkbox', { name: 'Select all mentions' }).check()
  await page.getByRole('button', { name: 'Answer 2…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Answer 2 mentions' })
  await expectShown(dialog.getByText('1 of 2 cannot be answered, and get nothing.'))
  await dialog.getByRole('textbox', { name: 'Answer', exact: true }).fill('We take it back.')
  await dialog.getByRole('button', { name: 'Send 1 of 2' }).click()
  await expectShown(page.getByText('1 sent'))
  await expectShown(page.getByText('1 not written'))
  await expectShown(said.filter({ hasText: 'It smokes at' }).getByText('Answered by you'))
  await eventually(() => nets.mastodon.saidBy(nets.own.mastodon).length === 2, { timeout: 15_000 })
  expect(ada.complaints).toEqual([])
})

test('several are labelled, called spam, brought back and taken on together', async () => {
  const { page } = ada
  await page.goto('/settings/labels')
  await page.getByRole('button', { name: 'New label' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('harbour')
  await page.getByRole('dialog').getByRole('button', { name: 'Make the label' }).click()
  await page.goto('/mentions')
  const [shop, praise] = [mention(page, 'At the harbour.'), mention(page, 'makes wonderful grinders')]
  for (const one of [shop, praise]) await one.getByRole('checkbox').check()
  const bar = page.getByRole('group', { name: 'Selected mentions' })
  await bar.getByRole('button', { name: 'Label all' }).click()
  await page.getByRole('option', { name: 'harbour' }).click()
  for (const one of [shop, praise]) await expectShown(one.getByText('harbour', { exact: true }))
  // Told later than what follows, it would lie on its button.
  await expectShown(page.getByText('Labelled “harbour”: 2 mentions'))
  await bar.getByRole('button', { name: 'All are spam' }).click()
  for (const one of [shop, praise]) await expectGone(one)
  const told = page.getByRole('listitem').filter({ hasText: 'Marked as spam: 2 mentions' })
  await told.getByRole('button', { name: 'Undo' }).click()
  for (const one of [shop, praise]) await one.getByRole('checkbox').check()
  await bar.getByRole('button', { name: 'Assign all' }).click()
  await page.getByRole('option', { name: /\(you\)/ }).click()
  await expectShown(page.getByText('In your inbox: 2 of 2 mentions'))
  await page.goto('/inbox?view=mine')
  await expectShown(row(page, /makes wonderful grinders/))
  await expectShown(row(page, /At the harbour/))
})

test('one person’s words at X, in private and by mail read as one history', async () => {
  const { page } = ada
  const { mail } = stage.current
  mail.accounts.add(mailbox.address, mailbox.password)
  await page.goto('/settings/channels/new/email')
  await page.getByLabel('Name', { exact: true }).fill('Support')
  await page.getByLabel('Sender’s name').fill('Acme support')
  await page.getByLabel('Address', { exact: true }).fill(mailbox.address)
  await page.getByLabel('Password', { exact: true }).fill(mailbox.password)
  await fillServer(page, 'Incoming (IMAP)', mail.imap)
  await fillServer(page, 'Outgoing (SMTP)', mail.smtp)
  await page.getByRole('button', { name: 'Connect the mailbox' }).click()
  const support = page.getByRole('listitem').filter({ hasText: mailbox.address })
  await expectShown(support.getByText('Connected', { exact: true }))
  await sendMail(mail, {
    from: 'Jo Mailer <jo@customer.example>',
    to: mailbox.address,
    subject: 'The invoice',
    text: 'I attach the invoice of the grinder.',
  })
  await page.goto('/inbox?view=all')
  await row(page, /The invoice/).click()
  await page.getByRole('button', { name: 'Merge with another contact' }).click()
  await page.getByRole('textbox', { name: /^Name, address or handle/ }).fill('Jo Customer')
  await page.getByRole('list', { name: 'Contacts found' }).getByRole('button').first().click()
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await expectShown(page.getByText('Jo Customer is now part of Jo Mailer'))

  await page.goto('/contacts')
  await page.getByRole('link', { name: /Jo Mailer/ }).click()
  const history = page
    .getByRole('region', { name: 'History' })
    .or(page.locator('section', { hasText: 'Over all channels' }))
  for (const words of ['does not start', 'We send you a new one.', 'serial number', 'invoice of the grinder'])
    await expectShown(history.getByText(words).first())
  expect(ada.complaints).toEqual([])
})
