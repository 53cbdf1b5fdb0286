import { createFeedSite, type FeedSite } from '@hubbub/simulators'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { beginWorkspace } from './lib/first-run.ts'
import { expectShown } from './lib/inbox.ts'
import { connect, keep } from './lib/networks.ts'
import type { Person } from './lib/person.ts'
import { useStage } from './lib/stage.ts'

let feed: FeedSite
const stage = useStage({
  open: async (stack) => {
    feed = stack.use(await createFeedSite({ title: 'The Grinder', window: 60 }))
    return {}
  },
})

let ada: Person
const mentions = (page: Page): Locator => page.getByRole('list', { name: 'Mentions' }).getByRole('article')
const why = (card: Locator) => card.getByRole('button', { name: /sentiment, show why/ })
const popover = (page: Page) => page.getByRole('dialog', { name: 'Why this sentiment' })
const choice = (place: Locator, label: string) =>
  place.getByRole('group', { name: 'How it is meant' }).getByRole('button', { name: label })
/** The figures of the page, once the scorers were measured on so many. */
async function agreement(page: Page, corrections: number): Promise<string> {
  await expectShown(page.getByText(new RegExp(`^On ${corrections} corrections?\\.`)))
  return await page.getByRole('row').filter({ hasText: '/1' }).first().getByRole('cell').first().innerText()
}

test('a stream of mentions is there to be judged', async () => {
  ada = await stage.current.person('ada')
  ada.context.setDefaultTimeout(40_000)
  const { page } = ada
  await beginWorkspace(page, stage.current.product, { workspace: 'Acme Games', brand: 'Acme' })
  await expectShown(page.getByText('No channel yet'))
  for (let number = 1; number <= 55; number += 1)
    feed.publish({
      id: `a${number}`,
      title: `Match ${number}`,
      link: `https://grinder.example/a${number}`,
      body:
        number === 55
          ? 'What a terrible, awful shot! I love it.'
          : `The war zone map killed round ${number}.`,
    })
  feed.publish({
    id: 'b1',
    title: 'Patch notes',
    link: 'https://grinder.example/b1',
    body: 'We love the siege mode.',
  })
  await connect(page, 'Feed', { Address: feed.url })
  await keep(page, 'Feed')
  await page.goto('/mentions')
  await expectShown(mentions(page).filter({ hasText: 'Match 55' }))
})

test('a score shows its words, and one correction counts at once and is taken back', async () => {
  const { page } = ada
  const card = mentions(page).filter({ hasText: 'Match 55' })
  await why(card).click()
  await expectShown(popover(page).getByText('“terrible”'))
  await expectShown(card.locator('mark', { hasText: 'terrible' }))
  await expectShown(popover(page).getByRole('list', { name: 'How likely it is each' }))
  await choice(popover(page), 'Positive').click()
  await expectShown(popover(page).getByText(/^Ada Admin says so/))
  await expectShown(card.getByRole('button', { name: 'Positive sentiment, show why' }))
  await popover(page).getByRole('button', { name: 'Take the correction back' }).click()
  await expectShown(card.getByRole('button', { name: 'Negative sentiment, show why' }))
  await choice(popover(page), 'Positive').click()
  await expectShown(popover(page).getByText(/^Ada Admin says so/))
  await page.keyboard.press('Escape')
  await page.goto('/settings/sentiment')
  expect(await agreement(page, 1)).toBe('0%')
})

test('a mark is put on, filtered by, and taken off again', async () => {
  const { page } = ada
  await page.goto('/mentions')
  const card = mentions(page).filter({ hasText: 'Match 54' })
  await why(card).click()
  const complaint = popover(page).getByRole('button', { name: 'Complaint' })
  await complaint.click()
  await expectShown(popover(page).getByText('Complaint put on by Ada Admin'))
  await page.goto('/mentions?mark=complaint')
  await expectShown(card.getByTitle('Complaint: put on by Ada Admin'))
  await expect.poll(async () => await mentions(page).count()).toBe(1)
  await why(card).click()
  await complaint.click()
  await expectShown(page.getByText('“Complaint” stands as it was found'))
  await expect.poll(async () => await mentions(page).count()).toBe(0)
})

test('a phrase is judged once for all: what is stored and what comes', async () => {
  const { page } = ada
  await page.goto('/mentions')
  const stored = mentions(page).filter({ hasText: 'Patch notes' })
  await expectShown(stored)
  await page.goto('/settings/sentiment')
  await page.getByRole('button', { name: 'New phrase rule' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'New phrase rule' })
  await dialog.getByRole('textbox', { name: 'Phrase' }).fill('siege mode')
  await expectShown(dialog.getByText('1 message of the last 30 days'))
  await dialog.getByLabel('What it does').click()
  await page.getByRole('option', { name: /Makes it negative/ }).click()
  await dialog.getByRole('button', { name: 'Make the rule' }).click()
  await expectShown(page.getByText('Makes it negative · 1 message'))
  await page.goto('/mentions')
  await why(stored).click()
  await expectShown(popover(page).getByText(/^By the rule for “siege mode”/))
  await page.keyboard.press('Escape')
  await page.goto('/settings/sentiment')
  await page.getByRole('button', { name: 'Remove the rule for siege mode' }).click()
  await expectShown(page.getByText('No phrase rule yet'))
  await page.goto('/mentions')
  await expectShown(stored.getByRole('button', { name: 'Positive sentiment, show why' }))
})

test('a phrase is judged in what one monitor matches, from a message of it, and goes with the monitor', async () => {
  const { page } = ada
  await page.goto('/monitors/new')
  await page.getByLabel('Name', { exact: true }).fill('Patches')
  const any = page.getByLabel('Any of these')
  await any.fill('patch')
  await any.press('Enter')
  await page.getByRole('button', { name: 'Start listening' }).click()
  await page.getByRole('link', { name: 'Show its mentions' }).click()
  const stored = mentions(page).filter({ hasText: 'Patch notes' })
  await why(stored).click()
  await popover(page).getByRole('link', { name: 'Make a rule' }).click()
  const dialog = page.getByRole('dialog', { name: 'New phrase rule' })
  await expectShown(dialog.getByLabel('Where').filter({ hasText: 'Patches' }))
  await dialog.getByRole('textbox', { name: 'Phrase' }).fill('the')
  await expectShown(dialog.getByText('1 message of the last 30 days'))
  await dialog.getByLabel('What it does').click()
  await page.getByRole('option', { name: /Makes it negative/ }).click()
  await dialog.getByRole('button', { name: 'Make the rule' }).click()
  await expectShown(page.getByText('Makes it negative · only in what “Patches” matches · 1 message'))
  await page.goto('/mentions')
  await why(stored).click()
  await expectShown(popover(page).getByText(/^By the rule for “the”/))
  await page.keyboard.press('Escape')
  await page.goto('/monitors')
  await page.getByRole('link', { name: 'Patches' }).first().click()
  await page.getByRole('button', { name: 'Delete' }).click()
  const question = page.getByRole('alertdialog')
  await expectShown(question.getByText(/Its phrase rule goes with it/))
  await question.getByRole('button', { name: 'Delete' }).click()
  await page.goto('/settings/sentiment')
  await expectShown(page.getByText('No phrase rule yet'))
  await page.goto('/mentions')
  await expectShown(stored.getByRole('button', { name: 'Positive sentiment, show why' }))
})

test('fifty are corrected together, with keys, and the accuracy and its chart change', async () => {
  const { page } = ada
  await page.goto('/mentions')
  await expectShown(mentions(page).first())
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  const bar = page.getByRole('group', { name: 'Selected mentions' })
  await expectShown(bar.getByText('1 selected'))
  // More are loaded as one goes down.
  for (let step = 0; step < 40; step += 1) await page.keyboard.press('j')
  await expectShown(
    mentions(page)
      .filter({ hasText: 'Match 20.' })
      .or(mentions(page).filter({ hasText: 'Match 15' })),
  )
  await bar.getByRole('checkbox', { name: 'Select all that are loaded' }).click()
  await expectShown(bar.getByText('56 selected'))
  await choice(bar, 'Negative').click()
  await expectShown(page.getByText('Marked 56 messages as negative'))
  await page.goto('/settings/sentiment')
  expect(await agreement(page, 56)).not.toBe('0%')
  await expectShown(page.getByRole('img', { name: /Agreement of each scorer/ }).locator('svg'))
  await page.getByRole('button', { name: 'Show as table' }).click()
  await expectShown(
    page
      .getByRole('region', { name: /Agreement of each scorer/ })
      .getByRole('cell')
      .first(),
  )
})
