import { createApi, type WorkspaceResources } from '@hubbub/api-client'
import type { Role } from '@hubbub/contracts'
import { eventually } from '@hubbub/test-support'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { setUpWorkspace, signIn } from '../lib/sign-in.ts'
import { letIn } from './lib/furnish.ts'
import { expectGone, expectShown } from './lib/inbox.ts'
import { type Networks, openNetworks } from './lib/networks.ts'
import type { Person } from './lib/person.ts'
import { useStage } from './lib/stage.ts'

let nets: Networks
/** Five minutes are over for what was said so long ago. */
let agoMs = 0
const stage = useStage({
  open: async (stack) => {
    nets = await openNetworks(stack, () => new Date(Date.now() - agoMs))
    return { CHANNEL_URLS: JSON.stringify({ x: nets.x.url }) }
  },
})
const password = 'a long enough password'
const slow = { timeout: 60_000 }
let workspace: WorkspaceResources
/** Ada is the admin, Ben is on call, Sue speaks for the brand, Kit answers for all. */
let ada: Person
let ben: Person
let sue: Person
let kit: Person
let ruleId: string
let incidentId: string

const strip = (page: Page): Locator => page.getByRole('alert').filter({ hasText: 'Acknowledge' })
const everybody = () => [ada, ben, sue, kit]

async function invite(url: string, email: string, name: string, role: Role): Promise<void> {
  const { link } = await workspace.members.invite({ email, role })
  const { account } = createApi({ baseUrl: url, headers: { origin: url } })
  await account.acceptInvitation(new URL(link).pathname.split('/').at(-1) ?? '', { name, password })
}

async function connectAccounts(brandId: string): Promise<void> {
  const { bluesky, mastodon, secrets } = nets
  const accounts = [
    {
      kind: 'x',
      name: 'Our X',
      settings: { terms: ['roasters -from:acme'] },
      credentials: { accessToken: secrets.x, bearerToken: secrets.xApp },
    },
    {
      kind: 'bluesky',
      name: 'Our Bluesky',
      settings: { handle: 'acme.example', service: bluesky.url },
      credentials: { password: secrets.bluesky },
    },
    {
      kind: 'mastodon',
      name: 'Our Mastodon',
      settings: { url: mastodon.url },
      credentials: { token: secrets.mastodon },
    },
  ]
  for (const account of accounts) await workspace.channels.create({ ...account, brandId })
}

test('calm: four people, three networks, a ladder of two steps, and nothing is on', async () => {
  const { product, person } = stage.current
  const token = new URL(product.link).searchParams.get('token') ?? ''
  const admin = await setUpWorkspace({ url: product.url, token, email: 'ada@acme.example', password })
  const { url, workspaceId } = admin
  workspace = createApi({ baseUrl: url, headers: admin.headers }).workspace(workspaceId)
  await invite(url, 'ben@acme.example', 'Ben', 'agent')
  await invite(url, 'sue@acme.example', 'Sue', 'community-manager')
  await invite(url, 'kit@acme.example', 'Kit', 'supervisor')
  const brandId = (await workspace.brands.list()).items[0]?.id ?? ''
  await connectAccounts(brandId)
  const { items: members } = await workspace.members.list()
  const target = (name: string) => ({
    kind: 'member' as const,
    id: members.find((one) => one.name === name)?.id ?? '',
  })
  await workspace.onCall.createPolicy({
    name: 'Crisis',
    steps: [
      { targets: [target('Ben')], waitSeconds: 10 },
      { targets: [target('Kit')], waitSeconds: 600 },
    ],
    repeat: 0,
    ackSeconds: null,
    isDefault: true,
  })
  const monitor = await workspace.monitors.create({ name: 'Roasters', query: 'roasters', brandId })
  nets.x.world.say(nets.jo.x, '@acme is my order from Roasters on its way?')
  await eventually(async () => (await workspace.conversations.list({ view: 'all' })).items.length === 1, slow)
  await eventually(
    async () => (await workspace.monitors.list()).items.every(({ state }) => state === 'matched'),
    slow,
  )
  const rule = await workspace.alerts.createRule({
    name: 'Many at once',
    monitorId: monitor.id,
    filter: { channelIds: [], languages: [] },
    watch: { kind: 'threshold', what: 'mentions', count: 20, minutes: 60 },
    sensitivity: 'balanced',
    severity: null,
    cooldownMinutes: 0,
    quiet: null,
    tell: { kind: 'policy', policyId: null },
    enabled: true,
  })
  ruleId = rule.id
  // What is there when it looks for the first time is its past, and no news.
  await eventually(
    async () => (await workspace.alerts.rules()).items.every(({ judgedTo }) => judgedTo !== null),
    slow,
  )
  const open = async (name: string) => {
    const one = await person(name)
    one.context.setDefaultTimeout(40_000)
    const email = `${name}@acme.example`
    await letIn(one, { admin: await signIn({ url, workspaceId, email, password }) })
    return one
  }
  ada = await open('ada')
  ben = await open('ben')
  sue = await open('sue')
  kit = await open('kit')
  const [conversation] = (await workspace.conversations.list({ view: 'all' })).items
  await ben.page.goto(`/inbox/${conversation?.id ?? ''}?view=all`)
  for (const { page } of [ada, sue, kit]) {
    await page.goto('/incidents')
    await expectShown(page.getByText('Nothing is on', { exact: true }))
  }
})

test('spike: an alert says why and opens an incident before everybody’s eyes, and whoever is on call is told', async () => {
  agoMs = 6 * 60_000
  for (let number = 1; number <= 30; number += 1)
    nets.x.world.say(nets.jo.x, `Roasters coffee smells of solvent, awful. Bag ${number}.`)
  agoMs = 0
  await eventually(async () => {
    const [monitor] = (await workspace.monitors.list()).items
    return (monitor?.lastDay ?? 0) >= 30 || (await counted(monitor?.id ?? '')) >= 30
  }, slow)
  // It looks when five minutes are over, and whenever somebody has changed it; what was said is counted a moment later.
  let looks = 0
  await eventually(
    async () => {
      if ((await workspace.escalations.list({})).items.length > 0) return true
      looks += 1
      await workspace.alerts.updateRule(ruleId, { severity: 'critical', name: `Many at once, look ${looks}` })
      return false
    },
    { ...slow, interval: 2_000 },
  )
  await strip(ben.page).waitFor(slow)
  await expectGone(strip(kit.page))
  await expectShown(ada.page.getByRole('list', { name: 'Incidents' }).getByRole('link').first())
  await sue.page.getByRole('list', { name: 'Incidents' }).getByRole('link').first().click()
  await sue.page.waitForURL(/\/incidents\/[0-9a-f-]{36}/)
  incidentId = new URL(sue.page.url()).pathname.split('/').at(-1) ?? ''
  await expectShown(sue.page.getByText(/the limit is 20/).first())
})

async function counted(monitorId: string): Promise<number> {
  const { items } = await workspace.analytics.mentions({
    monitorId,
    from: new Date(Date.now() - 3_600_000).toISOString(),
    to: new Date(Date.now() + 60_000).toISOString(),
    term: 'solvent',
    timeZone: 'UTC',
    limit: 50,
  })
  return items.length
}

test('nobody acknowledges, so the second step is told; who takes it has it, and nobody else is called', async () => {
  await strip(kit.page).waitFor(slow)
  const [ladder] = (await workspace.escalations.list({ subjectKind: 'incident', subjectId: incidentId }))
    .items
  expect(ladder).toMatchObject({ state: 'open', step: 2 })
  await strip(kit.page).getByRole('button', { name: 'Acknowledge' }).click()
  await expectGone(strip(ben.page))
  await kit.page.goto(`/incidents/${incidentId}`)
  await expectShown(kit.page.getByLabel('Owner').getByText('Kit'))
})

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Outage' })

test('a statement is drafted by one and edited by whoever approves it', async () => {
  const { page } = sue
  await page.getByRole('button', { name: 'New statement' }).click()
  await page.getByLabel('Languages').click()
  await page.getByRole('option', { name: 'English' }).click()
  await page.getByRole('button', { name: /^Outage/ }).click()
  const draft = sheet(page)
  await draft.getByLabel('{service}').fill('Our roastery')
  await draft.getByLabel('{time}').fill('14:20')
  await draft.getByLabel('{next_update}').fill('16:00')
  await draft.getByLabel('{contact}').fill('help@acme.example')
  await draft.getByRole('button', { name: 'Save version 2' }).click()
  await draft.getByRole('button', { name: 'Ask for approval' }).click()
  const ask = page.getByRole('dialog', { name: 'Ask to approve version 2' })
  await ask.getByLabel('Approver').click()
  await page.getByRole('option', { name: 'Kit' }).click()
  await ask.getByLabel('Backup').click()
  await page.getByRole('option', { name: 'Ada' }).click()
  await ask.getByRole('button', { name: 'Ask', exact: true }).click()
  await expectShown(draft.getByText(/^Kit is asked/))
  await kit.page.getByRole('button', { name: 'Look at Outage' }).click()
  const edited = sheet(kit.page)
  await edited.getByLabel('{next_update}').fill('15:30')
  await edited.getByRole('button', { name: 'Approve with my change' }).click()
  await expectShown(draft.getByText(/^Approved by Kit\./))
  // What Kit wrote is a version now, and nothing to be asked about.
  await expectShown(kit.page.getByText('Approved with your change'))
  await kit.page.keyboard.press('Escape')
})

test('it is published to three networks, in the words that were approved', async () => {
  const open = sheet(sue.page)
  await open.getByRole('tab', { name: 'Publish' }).click()
  for (const name of [/Our X/, /Our Bluesky/, /Our Mastodon/])
    await open.getByRole('checkbox', { name }).click()
  await open.getByRole('button', { name: 'Publish with 3 accounts' }).click()
  await sue.page.getByRole('button', { name: 'Publish now' }).click()
  const results = open.getByRole('region', { name: 'Published' })
  await eventually(async () => (await results.getByText('Published', { exact: true }).count()) === 3, slow)
  await sue.page.keyboard.press('Escape')
  const { x, bluesky, mastodon, own } = nets
  const said = [
    [...x.world.posts.values()].filter(({ author }) => author.id === own.x.id).map(({ text }) => text),
    bluesky.saidBy(own.bluesky).map(({ record }) => record.text),
    mastodon.saidBy(own.mastodon).map(({ content }) => content),
  ]
  for (const texts of said) {
    expect(texts).toHaveLength(1)
    expect(texts[0]).toContain('15:30')
  }
})

test('who holds sending is seen at once by all four, and so is that it goes on', async () => {
  await ada.page.goto(`/incidents/${incidentId}`)
  await expectShown(ada.page.getByLabel('Owner'))
  const holder = await kit.context.newPage()
  await holder.goto('/settings/holding')
  await holder.getByRole('button', { name: 'Hold sending' }).first().click()
  await holder.getByRole('dialog').getByLabel('Why').fill('Nobody says more until the laboratory has called')
  await holder.getByRole('dialog').getByRole('button', { name: 'Hold', exact: true }).click()
  for (const { page } of everybody()) {
    await expectShown(page.getByText('Sending is held for all brands').first())
    await expectShown(page.getByText(/until the laboratory has called/).first())
  }
  const [hold] = (await workspace.outboundHolds.list({ standing: 'true' })).items
  await workspace.outboundHolds.lift(hold?.id ?? '', 'let-go')
  for (const { page } of everybody())
    await expectGone(page.getByText('Sending is held for all brands').first())
})

test('contained, resolved and reviewed', async () => {
  const { page } = kit
  for (const name of ['It is active', 'It is contained', 'Resolve']) {
    const button = page.getByRole('button', { name, exact: true })
    await button.click()
    await expectGone(button)
  }
  await page.getByRole('textbox', { name: 'What went well' }).fill('Told within minutes')
  await page.getByRole('textbox', { name: 'What did not' }).fill('Ben’s phone was silent')
  await page.getByRole('button', { name: 'Close with this review' }).click()
  await expectShown(page.getByText('It is closed for good.'))
  await expectShown(sue.page.getByText('Told within minutes').first())
  expect(everybody().flatMap(({ complaints }) => complaints)).toEqual([])
})
