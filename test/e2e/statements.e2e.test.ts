import { createApi, type WorkspaceResources } from '@hubbub/api-client'
import { eventually } from '@hubbub/test-support'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { setUpWorkspace, signIn } from '../lib/sign-in.ts'
import { letIn } from './lib/furnish.ts'
import { expectGone, expectShown } from './lib/inbox.ts'
import { type Networks, openNetworks } from './lib/networks.ts'
import type { Person } from './lib/person.ts'
import { useStage } from './lib/stage.ts'

let nets: Networks
const stage = useStage({
  open: async (stack) => {
    nets = await openNetworks(stack)
    return {}
  },
})
let ada: Person
let kit: Person

async function connectAccounts({ channels, brands }: WorkspaceResources): Promise<void> {
  const brandId = (await brands.list()).items[0]?.id ?? ''
  const { bluesky, mastodon, secrets } = nets
  await channels.create({
    kind: 'bluesky',
    name: 'Our Bluesky',
    brandId,
    settings: { handle: 'acme.example', service: bluesky.url },
    credentials: { password: secrets.bluesky },
  })
  await channels.create({
    kind: 'mastodon',
    name: 'Our Mastodon',
    brandId,
    settings: { url: mastodon.url },
    credentials: { token: secrets.mastodon },
  })
}

test('two people stand before the same incident', async () => {
  const { product } = stage.current
  const token = new URL(product.link).searchParams.get('token') ?? ''
  const password = 'a long enough password'
  const admin = await setUpWorkspace({ url: product.url, token, email: 'ada@acme.example', password })
  const workspace = createApi({ baseUrl: product.url, headers: admin.headers }).workspace(admin.workspaceId)
  const { link } = await workspace.members.invite({ email: 'kit@acme.example', role: 'supervisor' })
  const { account } = createApi({ baseUrl: product.url, headers: { origin: product.url } })
  await account.acceptInvitation(new URL(link).pathname.split('/').at(-1) ?? '', { name: 'Kit', password })
  await connectAccounts(workspace)
  const incident = await workspace.incidents.open({
    title: 'The shop is down',
    severity: 'high',
    monitorId: null,
    brandId: (await workspace.brands.list()).items[0]?.id ?? null,
    conversationIds: [],
    tell: false,
  })
  const { url, workspaceId } = admin
  ada = await stage.current.person('ada')
  kit = await stage.current.person('kit', { viewport: { width: 390, height: 844 } })
  await letIn(ada, { admin })
  await letIn(kit, { admin: await signIn({ url, workspaceId, email: 'kit@acme.example', password }) })
  for (const { page } of [ada, kit]) {
    await page.goto(`/incidents/${incident.id}`)
    await expectShown(page.getByText('Nothing is said in public yet.'))
  }
})

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Outage' })

test('one drafts from a template, sees what each network counts, and asks', async () => {
  const { page } = ada
  await page.getByRole('button', { name: 'New statement' }).click()
  await page.getByLabel('Languages').click()
  await page.getByRole('option', { name: 'English' }).click()
  await page.getByRole('button', { name: /^Outage/ }).click()
  const open = sheet(page)
  // The other hears of it at once.
  await expectShown(kit.page.getByText('Began “Outage” from the template “Outage”'))
  await open.getByRole('button', { name: 'Ask for approval' }).click()
  await expectShown(page.getByText('Fill in {service}, {time}, {next_update}, {contact} first, and save it.'))
  await page.getByRole('button', { name: 'Back to the text' }).click()
  const meters = open.getByRole('list', { name: 'Length by network' })
  await open.getByLabel('Bluesky', { exact: true }).fill('x'.repeat(301))
  await expectShown(meters.filter({ hasText: 'Bluesky' }).getByText('1 too many'))
  await open
    .getByLabel('Bluesky', { exact: true })
    .fill('{service} is down since {time}. More by {next_update}: {contact}')
  await expectGone(meters.getByText('too many'))
  await open.getByLabel('{service}').fill('Our shop')
  await open.getByLabel('{time}').fill('14:20')
  await open.getByLabel('{next_update}').fill('16:00')
  await open.getByLabel('{contact}').fill('help@acme.example')
  await open.getByRole('button', { name: 'Save version 2' }).click()
  await open.getByRole('button', { name: 'Ask for approval' }).click()
  const ask = page.getByRole('dialog', { name: 'Ask to approve version 2' })
  await expectShown(ask.getByLabel('Approver').getByText('Kit'))
  await ask.getByRole('button', { name: 'Ask', exact: true }).click()
  await expectShown(open.getByText('Kit is asked, not seen yet.'))
})

test('the other changes a word on a phone and approves in one step, before the eyes of the first', async () => {
  const { page } = kit
  await page.getByRole('button', { name: 'Look at Outage' }).click()
  await expectShown(sheet(ada.page).getByText('Kit is asked, seen by Kit.'))
  const open = sheet(page)
  await open.getByLabel('{next_update}').fill('15:30')
  await open.getByRole('button', { name: 'Approve with my change' }).click()
  await expectShown(sheet(ada.page).getByText(/^Approved by Kit\. It can be published until/))
  await open.getByRole('tab', { name: 'Versions' }).click()
  const differs = open.getByRole('region', { name: 'What differs' })
  await expectShown(differs.getByText('{next_update}', { exact: true }))
  const words = async (tag: 'del' | 'ins') => (await differs.locator(tag).allTextContents()).join(' ')
  expect(await words('del')).toBe('removed: 16 removed: 00')
  expect(await words('ins')).toBe('added: 15 added: 30')
})

test('it is published with two accounts, each with its own words, and both see what became of it', async () => {
  const open = sheet(ada.page)
  await open.getByRole('tab', { name: 'Publish' }).click()
  await open.getByRole('checkbox', { name: /Our Bluesky/ }).click()
  await open.getByRole('checkbox', { name: /Our Mastodon/ }).click()
  await open.getByRole('button', { name: 'Publish with 2 accounts' }).click()
  await ada.page.getByRole('button', { name: 'Publish now' }).click()
  const results = open.getByRole('region', { name: 'Published' })
  await eventually(async () => (await results.getByText('Published', { exact: true }).count()) === 2, {
    timeout: 20_000,
  })
  const said = nets.bluesky.saidBy(nets.own.bluesky).map(({ record }) => record.text)
  expect(said).toEqual(['Our shop is down since 14:20. More by 15:30: help@acme.example'])
  expect(nets.mastodon.saidBy(nets.own.mastodon)[0]?.content).toContain('Our engineers are working on it')
  await kit.page.keyboard.press('Escape')
  const places = kit.page.getByRole('list', { name: 'Where Outage was published' })
  await expectShown(places.getByRole('link', { name: /Our Bluesky/ }))
  await eventually(async () => (await places.getByText('Published', { exact: true }).count()) === 2)
  await expectShown(kit.page.getByText(/^Our Mastodon has it: http/))
  for (const { complaints } of [ada, kit]) expect(complaints).toEqual([])
})
