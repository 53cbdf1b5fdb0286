import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { beginWorkspace } from './lib/first-run.ts'
import { expectGone, expectShown, row, thread } from './lib/inbox.ts'
import { connect, keep, type Networks, openNetworks } from './lib/networks.ts'
import type { Person } from './lib/person.ts'
import { useStage } from './lib/stage.ts'

let nets: Networks
const stage = useStage({
  open: async (stack) => {
    nets = await openNetworks(stack)
    return { CHANNEL_URLS: JSON.stringify({ telegram: nets.telegram.url }) }
  },
})
let ada: Person

test('accounts that publish are connected, and say where posts may stand', async () => {
  ada = await stage.current.person('ada')
  ada.context.setDefaultTimeout(30_000)
  const { page } = ada
  const { bluesky, mastodon, secrets } = nets
  await beginWorkspace(page, stage.current.product, { workspace: 'Acme Grinders', brand: 'Acme' })
  await expectShown(page.getByText('No channel yet'))
  await page.goto('/settings/preferences')
  await page.getByLabel('Undo a sent reply for').click()
  await page.getByRole('option', { name: 'Off' }).click()
  const sky = { Handle: 'acme.example', 'App password': secrets.bluesky, Server: bluesky.url }
  await connect(page, 'Bluesky', sky)
  await keep(page, 'Bluesky')
  await connect(page, 'Mastodon', { Instance: mastodon.url, 'Access token': secrets.mastodon })
  await keep(page, 'Mastodon')
  await connect(page, 'Telegram', {
    'Bot token': secrets.telegram,
    'Channels and groups for posts of your own': '@acme_news',
  })
  await expectShown(page.getByText('May write into Acme news'))
  await keep(page, 'Telegram')
})

const posts = (page: Page): Locator => page.getByRole('list', { name: 'Posts' })
const post = (page: Page, by: string, text: string): Locator =>
  posts(page)
    .getByRole('article', { name: `Post by ${by}` })
    .filter({ hasText: text })

test('one text is published with two accounts, each by its own rules, with the keyboard alone', async () => {
  const { page } = ada
  await page.goto('/mentions')
  await page.getByRole('link', { name: 'New post' }).click()
  const text = page.getByLabel('Text', { exact: true })
  await expectShown(text)
  await page.getByRole('checkbox', { name: /Our Mastodon/ }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('checkbox', { name: /Our Bluesky/ }).focus()
  await page.keyboard.press('Space')
  await text.fill('x'.repeat(301))
  await expectShown(page.getByRole('region', { name: 'Our Bluesky' }).getByText('The text is 1 too long'))
  await expectGone(page.getByRole('region', { name: 'Our Mastodon' }).getByRole('alert'))
  expect(await page.getByRole('button', { name: 'Publish with 2 accounts' }).isDisabled()).toBe(true)

  await text.fill('The new grinder is here')
  await page.reload()
  expect(await text.inputValue()).toBe('The new grinder is here')
  await text.focus()
  await page.keyboard.press('ControlOrMeta+Enter')
  const inMastodon = post(page, 'Our Mastodon', 'The new grinder is here')
  const inBluesky = post(page, 'Our Bluesky', 'The new grinder is here')
  for (const one of [inMastodon, inBluesky])
    await expectShown(one.getByRole('link', { name: 'See on the network' }))
  const toot = nets.mastodon
    .saidBy(nets.own.mastodon)
    .filter(({ content }) => content.includes('new grinder'))
  const sky = nets.bluesky
    .saidBy(nets.own.bluesky)
    .filter(({ record }) => record.text.includes('new grinder'))
  expect([toot.length, sky.length]).toEqual([1, 1])
  expect(await inMastodon.getByRole('link', { name: 'See on the network' }).getAttribute('href')).toContain(
    toot[0]?.id,
  )
  await page.goto('/mentions')
  await expectShown(page.getByRole('link', { name: 'New post' }))
  await expectGone(page.getByRole('article').filter({ hasText: 'The new grinder is here' }))
})

test('what is said below a post stands there, and leads to its conversation', async () => {
  const { page } = ada
  const [toot] = nets.mastodon
    .saidBy(nets.own.mastodon)
    .filter(({ content }) => content.includes('new grinder'))
  await page.goto('/posts')
  const ours = post(page, 'Our Mastodon', 'The new grinder is here')
  await expectShown(ours)
  nets.mastodon.say({ by: nets.jo.mastodon, text: '@acme how loud is it?', inReplyTo: toot?.id ?? '' })
  await ours.getByRole('button', { name: '1 reply' }).click({ timeout: 60_000 })
  await expectShown(ours.getByText('how loud is it?'))
  await ours.getByRole('link', { name: 'Open the conversation' }).click()
  await expectShown(row(page, /how loud is it/))
  await expectShown(thread(page).getByText('The new grinder is here').first())
})

test('a post that fails says why, is sent again, and one for later can be taken back', async () => {
  const { page } = ada
  nets.bluesky.fail({
    on: 'answer',
    times: 1,
    when: ({ path }) => path.endsWith('createRecord'),
    answer: {
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify({ error: 'InvalidRequest', message: 'Not in this mood' })),
    },
  })
  await page.goto('/posts/new')
  await page.getByRole('checkbox', { name: /Our Bluesky/ }).click()
  await page.getByLabel('Text', { exact: true }).fill('Closed on Monday')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const ours = post(page, 'Our Bluesky', 'Closed on Monday')
  await expectShown(ours.getByText('Not in this mood'))
  await ours.getByRole('button', { name: 'Retry' }).click()
  await expectShown(ours.getByRole('link', { name: 'See on the network' }))

  await page.getByRole('link', { name: 'New post' }).click()
  await page.getByRole('checkbox', { name: /Our Bluesky/ }).click()
  await page.getByLabel('Text', { exact: true }).fill('Open on Tuesday')
  await page.getByRole('button', { name: 'Publish later' }).click()
  await page.getByRole('menuitem').first().click()
  const later = post(page, 'Our Bluesky', 'Open on Tuesday')
  await expectShown(later.getByText('Scheduled', { exact: true }))
  await later.getByRole('button', { name: 'Edit' }).click()
  await expectShown(page.getByLabel('Text', { exact: true }))
  expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('Open on Tuesday')
  expect(
    nets.bluesky.saidBy(nets.own.bluesky).filter(({ record }) => record.text.includes('Tuesday')),
  ).toEqual([])
})

test('a post stands in the channel that was chosen for it', async () => {
  const { page } = ada
  await page.goto('/posts/new')
  // What was taken back stands there again, for the account that it was for.
  await page.getByRole('checkbox', { name: /Our Bluesky/ }).click()
  await page.getByRole('checkbox', { name: /Our Telegram/ }).click()
  await page.getByLabel('Text', { exact: true }).fill('Open all day on Saturday')
  await expectShown(page.getByRole('combobox', { name: 'Channel or group' }).getByText('Acme news'))
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const ours = post(page, 'Our Telegram', 'Open all day on Saturday')
  await expectShown(ours.getByText('in Acme news', { exact: true }))
  await expectShown(ours.getByRole('link', { name: 'See on the network' }))
  expect(nets.telegram.said(nets.news.id).map(({ text }) => text)).toEqual(['Open all day on Saturday'])
})

test('a post is deleted on its network after a question, and stays in the list as deleted', async () => {
  const { page } = ada
  const standing = () =>
    nets.mastodon.saidBy(nets.own.mastodon).filter(({ content }) => content.includes('new grinder'))
  expect(standing()).toHaveLength(1)
  nets.mastodon.fail({
    on: 'answer',
    times: 1,
    when: ({ method }) => method === 'DELETE',
    answer: { status: 422, json: { error: 'This action is not allowed' } },
  })
  await page.goto('/posts')
  const ours = post(page, 'Our Mastodon', 'The new grinder is here')
  const question = page.getByRole('alertdialog', { name: 'Delete this post of Our Mastodon?' })
  await ours.getByRole('button', { name: 'Delete on the network' }).click()
  await question.getByRole('button', { name: 'Cancel' }).click()
  expect(standing()).toHaveLength(1)
  await ours.getByRole('button', { name: 'Delete on the network' }).click()
  await question.getByRole('button', { name: 'Delete', exact: true }).click()
  await expectShown(ours.getByText(/^Delete on the network · Failed: .*not allowed/))
  await ours.getByRole('button', { name: 'Retry' }).click()
  await expectShown(ours.getByText(/^Deleted on the network/))
  await expectShown(ours.getByText('Ada Admin deleted this on the network'))
  await expectGone(ours.getByRole('button', { name: 'Delete on the network' }))
  expect(standing()).toEqual([])
})

test('and no screen of this has complained', () => {
  expect(ada.complaints).toEqual([])
})
