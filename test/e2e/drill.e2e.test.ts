import { expect, test } from 'vitest'
import { faults } from './lib/faults.ts'
import { type Furnished, furnish, letIn } from './lib/furnish.ts'
import { expectShown } from './lib/inbox.ts'
import { outside } from './lib/outside.ts'
import type { Person } from './lib/person.ts'
import { useStage } from './lib/stage.ts'

const stage = useStage()
const slow = { timeout: 90_000 }
let furnished: Furnished
let ada: Person

test('one button makes a workspace of its own, which says everywhere that it is a drill', async () => {
  furnished = await furnish(stage.current)
  ada = await stage.current.person('ada')
  await letIn(ada, furnished)
  const { page } = ada
  await page.goto('/incidents')
  await page.getByRole('button', { name: 'Start a drill' }).click()
  const dialog = page.getByRole('dialog', { name: 'Start a drill' })
  await dialog.getByLabel('Speed').click()
  await page.getByRole('option', { name: 'Ten times as fast' }).click()
  expect(await faults(dialog, 'the dialog')).toEqual([])
  await dialog.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByText('Nothing that is sent here leaves.').waitFor(slow)
  await page.getByRole('link', { name: 'Times and report' }).click()
  await expectShown(page.getByRole('heading', { level: 1, name: 'Drill: Locked out' }))
  await page.getByText(/The crisis has begun/).waitFor(slow)
})

test('its page is there for everybody: light and dark, on a desk and on a phone, paused and running', async () => {
  const { page } = ada
  const found: string[] = []
  const look = async (where: string) => {
    for (const [size, viewport] of [
      ['desk', { width: 1440, height: 900 }],
      ['phone', { width: 390, height: 844 }],
    ] as const) {
      await page.setViewportSize(viewport)
      found.push(...(await faults(page.locator(':root'), `${where}, ${size}`)))
      found.push(...(await outside(page, `${where}, ${size}`)))
    }
  }
  await look('running')
  await page.getByRole('button', { name: 'Pause' }).click()
  await expectShown(page.getByRole('button', { name: 'Go on' }))
  await look('paused')
  expect(found).toEqual([])
  await page.getByRole('button', { name: 'Go on' }).click()
  await expectShown(page.getByRole('button', { name: 'Pause' }))
})

test('it is ended, its times stay, and the way back leads home', async () => {
  const { page } = ada
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'End', exact: true }).click()
  const question = page.getByRole('alertdialog', { name: 'End the drill?' })
  expect(await faults(question, 'ending')).toEqual([])
  await question.getByRole('button', { name: 'End the drill' }).click()
  await expectShown(page.getByText('Ended', { exact: true }))
  await expectShown(page.getByRole('rowheader', { name: 'First public reply' }))
  await page.getByRole('button', { name: /^Back to / }).click()
  await page.getByText('Nothing that is sent here leaves.').waitFor({ state: 'detached', ...slow })
  expect(ada.complaints).toEqual([])
})
