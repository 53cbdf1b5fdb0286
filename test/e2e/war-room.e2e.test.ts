import { createApi, type WorkspaceResources } from '@hubbub/api-client'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { type Furnished, furnish, letIn } from './lib/furnish.ts'
import { expectShown } from './lib/inbox.ts'
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
const slow = { timeout: 60_000 }
/** What three people say, of whom none repeats another. */
const says = {
  Kim: 'My machine by Roasters began to smoke this morning',
  Lee: 'Burnt plastic smell after the last update, thanks Roasters',
  Max: 'Is anybody at Roasters awake? The kettle base is melting',
}
const names = Object.keys(says)
let furnished: Furnished
let workspace: WorkspaceResources
let incidentId: string
let ada: Person

const linked = async () => (await workspace.incidents.mentions(incidentId)).items
const ofTheBrand = () => nets.mastodon.saidBy(nets.own.mastodon)

test('what is linked to an incident is chosen by keyboard and labelled where it stands', async () => {
  furnished = await furnish(stage.current)
  const { url } = stage.current.product
  workspace = createApi({ baseUrl: url, headers: furnished.admin.headers }).workspace(
    furnished.admin.workspaceId,
  )
  const brandId = (await workspace.brands.list()).items[0]?.id ?? ''
  await workspace.labels.create({ name: 'smoke', color: '#c2410c' })
  await workspace.channels.create({
    kind: 'mastodon',
    name: 'Our Mastodon',
    brandId,
    settings: { url: nets.mastodon.url, hashtags: ['roasters'] },
    credentials: { token: nets.secrets.mastodon },
  })
  const monitor = await workspace.monitors.create({ name: 'Roasters', query: 'roasters', brandId })
  for (const [name, text] of Object.entries(says))
    nets.mastodon.say({
      by: nets.mastodon.join(name.toLowerCase(), name, 'other.example'),
      text: `${text} #roasters`,
    })
  const mentions = await eventually(async () => {
    const { items } = await workspace.mentions.list({})
    return items.length === names.length ? items : null
  }, slow)
  const incident = await workspace.incidents.open({
    title: 'Machines smoke',
    severity: 'high',
    monitorId: monitor.id,
    brandId,
    conversationIds: [],
    tell: false,
  })
  incidentId = incident.id
  await workspace.incidents.setMentions(incidentId, {
    mentionIds: mentions.map(({ id }) => id),
    linked: true,
  })
  ada = await stage.current.person('ada')
  ada.context.setDefaultTimeout(40_000)
  await letIn(ada, furnished)
  const { page } = ada
  await page.goto(`/incidents/${incidentId}`)
  const bar = page.getByRole('group', { name: 'Selected mentions' })
  await expectShown(bar.getByText('3 shown'))
  await bar.getByRole('checkbox', { name: 'Select all mentions' }).press('Space')
  await expectShown(bar.getByText('3 selected'))
  await bar.getByRole('button', { name: 'Label' }).press('Enter')
  await page.getByPlaceholder('Label all').fill('smoke')
  await page.getByPlaceholder('Label all').press('Enter')
  for (const name of names)
    await expectShown(
      page.getByRole('listitem', { name: `Mention by ${name}` }).getByText('smoke', { exact: true }),
    )
  await eventually(
    async () =>
      expect((await linked()).map(({ labels }) => labels.map(({ name }) => name))).toEqual([
        ['smoke'],
        ['smoke'],
        ['smoke'],
      ]),
    slow,
  )
})

test('one is assigned there, and becomes a conversation of the incident', async () => {
  const { page } = ada
  await page.reload()
  const bar = page.getByRole('group', { name: 'Selected mentions' })
  await page.getByRole('checkbox', { name: 'Select what Kim said' }).press('Space')
  await expectShown(bar.getByText('1 selected'))
  await bar.getByRole('button', { name: 'Assign' }).press('Enter')
  await expectShown(page.getByRole('option', { name: /\(you\)$/ }))
  await page.getByPlaceholder('Assign all to').press('Enter')
  await expectShown(page.getByRole('heading', { name: 'Conversations: 0 of 1 answered' }))
  const care = (await linked()).find(({ author }) => author.name === 'Kim')?.care
  expect(care).toMatchObject({ assignee: { name: expect.any(String) } })
})

test('one answer goes to the conversation and, with it, to what is linked and in none; each once', async () => {
  const { page } = ada
  await page.getByRole('button', { name: 'Answer all…' }).click()
  const dialog = page.getByRole('dialog')
  await expectShown(dialog.getByRole('checkbox', { name: /^Also 2 mentions/ }))
  await dialog.getByRole('textbox', { name: 'Answer', exact: true }).fill('We look into it right now')
  await dialog.getByRole('button', { name: 'Send 3', exact: true }).click()
  await page.getByRole('heading', { name: 'Conversations: 3 of 3 answered' }).waitFor(slow)
  await page.getByText('3 sent').waitFor(slow)
  const said = await eventually(() => (ofTheBrand().length >= 3 ? ofTheBrand() : null), slow)
  expect(said).toHaveLength(3)
  for (const { content } of said) expect(content).toContain('We look into it right now')
  expect((await linked()).every(({ care }) => care !== null)).toBe(true)
  expect(ada.complaints).toEqual([])
})
