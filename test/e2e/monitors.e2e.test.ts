import { readFile } from 'node:fs/promises'
import { eventually } from '@hubbub/test-support'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { beginWorkspace } from './lib/first-run.ts'
import { composer, expectGone, expectShown, reply } from './lib/inbox.ts'
import { connect, keep, type Networks, openNetworks } from './lib/networks.ts'
import type { Person } from './lib/person.ts'
import { useStage } from './lib/stage.ts'

let nets: Networks
const stage = useStage({
  open: async (stack) => {
    nets = await openNetworks(stack)
    return {}
  },
})
const mention = (page: Page, text: string): Locator =>
  page.getByRole('list', { name: 'Mentions' }).getByRole('article').filter({ hasText: text })
const column = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^${name}, column`) })
const say = (text: string) => nets.mastodon.say({ by: nets.jo.mastodon, text: `${text} #acmegrinder` })

let ada: Person

test('a network is listened to', async () => {
  ada = await stage.current.person('ada')
  ada.context.setDefaultTimeout(30_000)
  const { page } = ada
  await beginWorkspace(page, stage.current.product, { workspace: 'Acme Grinders', brand: 'Acme' })
  await expectShown(page.getByText('No channel yet'))
  await page.goto('/settings/preferences')
  await page.getByLabel('Undo a sent reply for').click()
  await page.getByRole('option', { name: 'Off' }).click()
  say('The grinder broke after a week')
  say('A coffee in the sun')
  await connect(page, 'Mastodon', {
    Instance: nets.mastodon.url,
    'Access token': nets.secrets.mastodon,
    'Hashtags to listen to': 'acmegrinder',
  })
  await keep(page, 'Mastodon')
  await page.goto('/mentions')
  await expectShown(mention(page, 'A coffee in the sun'))
})

test('a monitor is built without syntax, and seen before it is saved', async () => {
  const { page } = ada
  await page.getByRole('link', { name: 'Monitors' }).first().click()
  await expectShown(page.getByText('Nothing is listened for yet'))
  await page.getByRole('link', { name: 'New monitor' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Breakage')
  const any = page.getByLabel('Any of these')
  for (const word of ['broke', 'fell apart']) {
    await any.fill(word)
    await any.press('Enter')
  }
  const editor = page.getByRole('textbox', { name: 'Query' })
  await eventually(async () => (await editor.innerText()).trim() === 'broke OR "fell apart"')
  const preview = page.getByRole('region', { name: 'Sample' })
  await expectShown(preview.getByText('The grinder broke after a week'))
  await expectShown(page.getByText('mention in the last 30 days'))
  expect(await preview.locator('mark').allInnerTexts()).toEqual(['broke'])
  const asked = page.getByRole('list', { name: 'Accounts that are asked for it' }).getByRole('listitem')
  await expectShown(asked.filter({ hasText: 'Mastodon' }).getByText('Would hear some of it'))
  await expectShown(asked.getByText('Mastodon tells posts by their hashtags alone'))
})

test('the text says the same, completes, and tells what is wrong where it is wrong', async () => {
  const { page } = ada
  const editor = page.getByRole('textbox', { name: 'Query' })
  await editor.click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' OR (')
  await expectShown(page.getByText('The query cannot be read yet'))
  // What was read last stays where it is, so that nothing moves below one's hands.
  await expectShown(page.getByLabel('Any of these'))
  for (let n = 0; n < ' OR ('.length; n += 1) await page.keyboard.press('Backspace')
  await page.keyboard.type(' sentimnt:bad')
  await expectShown(page.getByText('At sign 23: There is no field sentimnt:'))
  await page.getByRole('button', { name: 'Use sentiment:' }).click()
  await eventually(async () => (await editor.innerText()).endsWith(' sentiment:bad'))
  await page.keyboard.press('ControlOrMeta+End')
  for (let n = 0; n < ' sentiment:bad'.length; n += 1) await page.keyboard.press('Backspace')
  await page.keyboard.type(' OR creaked')
  await page.keyboard.press('Escape')
  await expectShown(page.getByRole('button', { name: 'Remove creaked', exact: true }))
  for (let n = 0; n < ' OR creaked'.length; n += 1) await page.keyboard.press('Backspace')
  await expectGone(page.getByRole('button', { name: 'Remove creaked', exact: true }))
})

test('an example that it gets wrong stops the save, and which one is said', async () => {
  const { page } = ada
  const wrong = page.getByLabel('New text that must not match')
  await wrong.fill('My diet broke')
  await wrong.press('Enter')
  await expectShown(page.getByRole('img', { name: 'Does not come out as it must' }))
  await page.getByRole('button', { name: 'Start listening' }).click()
  await expectShown(page.getByText('Examples do not come out as they must'))
  await page.getByRole('button', { name: 'Remove the example My diet broke' }).click()
  // What is not saved is not lost by a wrong click.
  await page.getByRole('link', { name: 'Analytics' }).click()
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Stay' }).click()
  await page.getByRole('button', { name: 'Start listening' }).click()
  await expectShown(page.getByRole('heading', { name: 'Breakage' }))
})

test('what it matches comes into the stream as it is said, with the word that matched, and is answered', async () => {
  const { page } = ada
  await page.getByRole('link', { name: 'Show its mentions' }).click()
  await expectShown(mention(page, 'The grinder broke after a week'))
  await expectGone(mention(page, 'A coffee in the sun'))
  say('Mine fell apart as well')
  const late = mention(page, 'Mine fell apart as well')
  await expectShown(late)
  expect(await late.locator('mark').allInnerTexts()).toEqual(['fell apart'])
  const other = await ada.context.newPage()
  await other.goto('/mentions')
  await expectShown(mention(other, 'Mine fell apart as well'))
  await late.getByRole('button', { name: 'Answer' }).click()
  await expectShown(composer(page))
  // Whoever looks at the stream sees it go, and finds it with what the team does.
  await expectGone(mention(other, 'Mine fell apart as well'))
  await other.getByRole('link', { name: /^In the inbox/ }).click()
  const taken = mention(other, 'Mine fell apart as well').getByRole('group', { name: 'What the team does' })
  await expectShown(taken.getByTitle('Assigned to Ada Admin'))
  await expectShown(taken.getByText('Not answered'))
  await reply(page).fill('We send you a new one.')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await eventually(() => nets.mastodon.saidBy(nets.own.mastodon).length === 1, { timeout: 15_000 })
  const matched = page.getByRole('region', { name: 'Matched by monitors' })
  await expectShown(matched.getByRole('link', { name: 'Breakage' }))
  expect(await matched.locator('mark').allInnerTexts()).toEqual(['fell apart'])
  await expectShown(taken.getByText('Answered by you'))
  await mention(other, 'Mine fell apart as well').focus()
  await other.keyboard.press('o')
  await expectShown(other.getByText('We send you a new one.').first())
  await other.close()
})

test('what the stream is narrowed to is kept as a view, changed, and deleted', async () => {
  const { page } = ada
  const filters = () => page.getByRole('button', { name: /^Filter/ }).click()
  const pick = async (menu: string, item: string) => {
    await filters()
    await page.getByRole('menuitem', { name: menu }).press('ArrowRight')
    await page.getByRole('menuitemradio', { name: item }).click()
  }
  await page.goto('/mentions')
  await pick('Monitor', 'Breakage')
  await filters()
  await page.getByRole('menuitem', { name: 'Save as a view…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as a view' })
  await dialog.getByLabel('Name').fill('Broken ones')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expectShown(page.getByRole('heading', { level: 2, name: 'Broken ones' }))
  await page.getByRole('link', { name: 'Mentions' }).click()
  await expectShown(mention(page, 'A coffee in the sun'))
  const link = page.getByRole('list', { name: 'Views' }).getByRole('link', { name: 'Broken ones' })
  await link.click()
  await expectGone(mention(page, 'A coffee in the sun'))
  await expectShown(page.getByRole('button', { name: 'Remove the filter Monitor: Breakage' }))
  await pick('Sentiment', 'Positive')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expectGone(page.getByRole('button', { name: 'Save changes' }))
  await page.reload()
  await expectShown(page.getByRole('button', { name: 'Remove the filter Sentiment: Positive' }))
  await page.getByRole('button', { name: 'The view Broken ones' }).click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expectGone(link)
})

test('a mood that is corrected moves the chart of whoever looks at it', async () => {
  const { page } = ada
  await page.goto('/analytics')
  const chart = (gist: RegExp) => page.getByRole('img', { name: gist })
  await expectShown(chart(/^Sentiment over time\. .* 0% positive of 2 mentions of Breakage/))
  const other = await ada.context.newPage()
  await other.goto('/mentions')
  const card = mention(other, 'The grinder broke after a week')
  await card.getByRole('button', { name: /sentiment, show why/ }).click()
  const why = other.getByRole('dialog', { name: 'Why this sentiment' })
  await why.getByRole('group', { name: 'How it is meant' }).getByRole('button', { name: 'Positive' }).click()
  await expectShown(card.getByRole('button', { name: 'Positive sentiment, show why' }))
  await expectShown(chart(/^Sentiment over time\. .* 50% positive of 2 mentions of Breakage/))
  await page.getByRole('button', { name: '50%' }).first().click()
  await expectShown(page.getByRole('dialog').getByText('The grinder broke after a week'))
  await other.close()
})

test('a report is defined, previewed, sent on demand and stands in its list with its files', async () => {
  const { page } = ada
  await page.goto('/analytics')
  await page.getByRole('link', { name: 'Reports' }).click()
  await page.getByRole('link', { name: 'New report' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Every Monday')
  await page.getByRole('button', { name: /^Remove / }).click()
  await page.getByRole('button', { name: 'Send it from now on' }).click()
  await expectShown(page.getByRole('heading', { level: 1, name: 'Every Monday' }))
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Preview PDF' }).click()
  expect((await download).suggestedFilename()).toBe('Every Monday.pdf')
  await page.getByRole('button', { name: 'Send now' }).click()
  const run = page.getByRole('list', { name: 'Runs' }).getByRole('listitem')
  await expectShown(run.getByText('Sent', { exact: true }))
  await expectShown(run.getByRole('button', { name: /^Every-Monday-.*\.pdf/ }))
})
test('monitors and the stream stand side by side, each live and kept; keys go from one to the other', async () => {
  const { page } = ada
  await page.goto('/columns')
  await page.getByRole('button', { name: 'One for each monitor' }).click()
  const add = async (name: RegExp) => {
    await page.getByRole('button', { name: /^Add/ }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await add(/^All mentions/)
  await expectShown(column(page, 'All mentions').getByText('A coffee in the sun'))
  await expectShown(column(page, 'Breakage').getByText('The grinder broke after a week'))
  await expectGone(column(page, 'Breakage').getByText('A coffee in the sun'))
  say('It broke while I watched')
  for (const name of ['Breakage', 'All mentions'])
    await expectShown(column(page, name).getByText('It broke while I watched'))
  await page.getByRole('button', { name: 'Move All mentions to the left' }).click()
  await expectShown(page.getByRole('region', { name: 'All mentions, column 1 of 2' }))
  await page.reload()
  await expectShown(page.getByRole('region', { name: 'All mentions, column 1 of 2' }))
  // A key does not wait for what its column shows: that takes the focus, and hands it to its first mention.
  const asked = Promise.withResolvers<void>()
  await page.route(
    ({ pathname, searchParams }) => pathname.endsWith('/mentions') && searchParams.has('monitorId'),
    async (route) => {
      await asked.promise
      await route.continue()
    },
  )
  await page.reload()
  await column(page, 'All mentions').getByRole('article').first().focus()
  await page.keyboard.press(']')
  await expectShown(page.locator('[aria-label^="Breakage, column"]:focus'))
  asked.resolve()
  await expectShown(column(page, 'Breakage').locator('article:focus'))
  await page.unrouteAll({ behavior: 'wait' })
})

test('keys go on from where a mention stood that somebody else has taken', async () => {
  const { page } = ada
  for (const text of ['The lid broke', 'The cord broke', 'The knob broke']) {
    say(text)
    await expectShown(column(page, 'All mentions').getByText(text))
  }
  await page.goto('/mentions')
  await mention(page, 'The cord broke').focus()
  const other = await ada.context.newPage()
  await other.goto('/mentions')
  await mention(other, 'The cord broke').focus()
  await other.keyboard.press('i')
  await expectGone(mention(page, 'The cord broke'))
  await expectShown(page.locator('article:focus', { hasText: 'The lid broke' }))
  await page.keyboard.press('k')
  await expectShown(page.locator('article:focus', { hasText: 'The knob broke' }))
  await other.close()
})

test('a figure leads to its mentions, each says what the team does about it, and is answered from there', async () => {
  const { page } = ada
  await page.goto('/analytics')
  await expectShown(page.getByRole('img', { name: /^Volume over time/ }).locator('svg'))
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save Volume over time as picture' }).click()
  const picture = await readFile(await (await download).path())
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  expect(picture.length).toBeGreaterThan(5_000)
  await page.getByRole('button', { name: 'Volume over time as table' }).click()
  await page.getByRole('table', { name: 'Volume over time' }).getByRole('button').last().click()
  const row = (text: string) => page.getByRole('dialog').getByRole('listitem').filter({ hasText: text })
  const care = row('The cord broke').getByRole('group', { name: 'What the team does' })
  await expectShown(care.getByTitle('Assigned to Ada Admin'))
  await expectShown(care.getByText('Not answered'))
  await row('The lid broke').getByRole('button', { name: 'Answer' }).click()
  await page.waitForURL(/inbox/)
  await expectShown(composer(page).locator(':focus'))
})
