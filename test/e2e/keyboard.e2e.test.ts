import { eventually } from '@hubbub/test-support'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { furnish, letIn } from './lib/furnish.ts'
import { details, expectGone, expectShown, note, reply, row, thread } from './lib/inbox.ts'
import { useStage } from './lib/stage.ts'

const stage = useStage()
let page: Page
let complaints: string[]

beforeAll(async () => {
  const furnished = await furnish(stage.current)
  const ada = await stage.current.person('ada', { permissions: ['clipboard-read', 'clipboard-write'] })
  await letIn(ada, furnished)
  ;({ page, complaints } = ada)
  await page.goto('/inbox?view=all')
  await expectShown(row(page, /Gil Sato/))
})

/** What has the focus, in a word; and it must be somewhere, and be seen. */
async function focused(): Promise<string> {
  return await page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return 'nowhere'
    const { width, height, bottom, right } = element.getBoundingClientRect()
    if (width === 0 || height === 0 || bottom < 0 || right < 0) return 'out of sight'
    const labels = (element.getAttribute('aria-labelledby') ?? '').split(' ')
    const label = labels.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
    return element.getAttribute('aria-label') ?? (label.trim() || element.textContent || element.tagName)
  })
}
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
const expectFocus = async (text: string) =>
  await eventually(async () => {
    const now = await focused()
    if (!now.includes(text)) throw new Error(`the focus is on “${now}”, not on “${text}”`)
    return true
  })

/** Whether what has the focus is drawn with an outline, as keyboards need it. */
const hasRing = async () =>
  await page.evaluate(() => {
    const element = document.activeElement
    if (!element) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })

const heading = (name: string) => page.getByRole('heading', { level: 1, name })

test('j and k move through the list, Enter opens', async () => {
  await press('j')
  await expectFocus('Gil Sato')
  await press('j', 'j')
  await expectFocus('Cleo Ng')
  await press('k')
  await expectFocus('Fay Quinn')
  expect(await hasRing()).toBe(true)
  await press('k', 'k')
  await expectFocus('Gil Sato')
  await press('Enter')
  await expectShown(thread(page).getByText('This is terrible.'))
  await press('j', 'Enter')
  await expectShown(heading('Fay Quinn'))
  await press('k', 'Enter')
  await expectShown(heading('Gil Sato'))
})

test('r answers, the sending key sends, and Escape goes back without losing the focus', async () => {
  await press('r')
  await expectFocus('Reply')
  await page.keyboard.type('We are sorry, j and k.')
  await press('Control+Enter')
  await expectShown(thread(page).getByText('We are sorry, j and k.'))
  await expectFocus('Reply')
  expect(await reply(page).inputValue()).toBe('')
  await press('Escape')
  await expectFocus('Messages')
})

test('n writes a note, @ calls a colleague by keys', async () => {
  await press('n')
  await expectFocus('Private note')
  await page.keyboard.type('Look here @be')
  await expectShown(page.getByRole('option', { name: 'Ben Agent' }))
  await press('Enter')
  expect(await note(page).inputValue()).toBe('Look here @Ben Agent ')
  await press('Control+Enter')
  await expectShown(thread(page).getByRole('article', { name: 'Private note by Ada' }).getByText('Look here'))
  await press('Escape')
  await expectFocus('Messages')
})

test('e resolves, z opens again, h snoozes', async () => {
  await press('e')
  await expectShown(thread(page).getByText('Ada resolved this'))
  await expectFocus('Messages')
  await press('z')
  await expectShown(thread(page).getByText('Ada reopened this'))
  await press('h')
  await expectShown(page.getByRole('menuitem', { name: 'Tomorrow morning' }))
  await press('Escape')
  await expectFocus('More ways to put this aside')
})

test('a, t, l and p open their lists, i takes it on', async () => {
  await press('a')
  await expectShown(page.getByRole('option', { name: 'Ben Agent' }))
  await page.keyboard.type('ben')
  await press('Enter')
  await expectShown(details(page).getByRole('button', { name: /Assignee.*Ben Agent/ }))
  await expectFocus('Assignee')
  await press('i')
  await expectShown(details(page).getByRole('button', { name: /Assignee.*Ada/ }))
  await press('t')
  await page.keyboard.type('rep')
  await press('Enter')
  await expectShown(details(page).getByRole('button', { name: /Team.*Repairs/ }))
  await press('l')
  await page.keyboard.type('repair')
  await press('Enter', 'Escape')
  await expectShown(details(page).getByRole('button', { name: /Labels.*repair/ }))
  await expectFocus('Labels')
  await press('p')
  await page.keyboard.type('low')
  await press('Enter')
  await expectShown(details(page).getByRole('button', { name: /Priority.*Low/ }))
  await expectFocus('Priority')
})

test('the palette does what is typed, and finds conversations', async () => {
  await press('Control+k')
  await expectFocus('Commands and search')
  await page.keyboard.type('mark as unr')
  await press('Enter')
  await expectShown(row(page, /Gil Sato.*unread/))
  expect(await focused()).not.toBe('nowhere')
  await press('Control+k')
  await page.keyboard.type('invoice')
  await expectShown(page.getByRole('option', { name: /Cleo Ng/ }))
  await press('Enter')
  await expectShown(heading('Cleo Ng'))
  expect(await focused()).not.toBe('nowhere')
})

test('? shows the keys and gives the focus back', async () => {
  await press('j')
  await expectFocus('Bo Larsen')
  await press('?')
  const help = page.getByRole('dialog', { name: 'Keys' })
  await expectShown(help.getByText('Resolve and next'))
  await press('Escape')
  await expectGone(help)
  await expectFocus('Bo Larsen')
})

test('/ searches while one types, and leads to what was said', async () => {
  await press('/')
  await expectFocus('Search conversations and contacts')
  await page.keyboard.type('disap', { delay: 120 })
  await page.keyboard.type('pointed')
  const results = page.getByRole('region', { name: 'Conversations' })
  await expectShown(results.getByRole('link', { name: /Gil Sato/ }))
  expect(await page.getByRole('searchbox').inputValue()).toBe('disappointed')
  await press('Tab')
  await expectFocus('Gil Sato')
  await press('Enter')
  await expectShown(thread(page).getByText('This is terrible.'))
  expect(await focused()).not.toBe('nowhere')
})

test('1, 2, 3 and g lead from place to place', async () => {
  await press('g', 'c')
  await expectShown(heading('Contacts'))
  await press('g', 's')
  await expectShown(heading('Profile'))
  await press('g', 'i')
  await expectShown(row(page, /Gil Sato/))
  for (const [key, view] of [
    ['2', 'unassigned'],
    ['3', 'all'],
    ['1', 'mine'],
  ] as const) {
    await press(key)
    await eventually(() => new URL(page.url()).searchParams.get('view') === view)
  }
})

test('the first Tab offers to skip the navigation', async () => {
  await page.goto('/inbox?view=all')
  await expectShown(row(page, /Gil Sato/))
  await press('Tab')
  await expectFocus('Skip to the content')
  expect(await hasRing()).toBe(true)
  await press('Enter', 'Tab')
  await expectFocus('Mine')
})

test('keys rest for those who switched them off', async () => {
  await row(page, /Cleo Ng/).click()
  await expectShown(heading('Cleo Ng'))
  await page.goto('/settings/preferences')
  await page.getByRole('switch', { name: 'Keyboard shortcuts' }).click()
  await page.goBack()
  await expectShown(heading('Cleo Ng'))
  await press('e', 'r')
  await press('Control+k')
  await expectFocus('Commands and search')
  await press('Escape')
  expect(await thread(page).getByText('Ada resolved this').count()).toBe(0)
  expect(complaints).toEqual([])
})
