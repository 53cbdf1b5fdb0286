import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Furnished, furnish, letIn } from './lib/furnish.ts'
import { closeLayers, layers } from './lib/layers.ts'
import { innerScreens, outerScreens, type Screen } from './lib/screens.ts'
import { useStage } from './lib/stage.ts'

const stage = useStage()
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
let furnished: Furnished
let screens: Screen[]

beforeAll(async () => {
  furnished = await furnish(stage.current)
  screens = await innerScreens(furnished)
})

/** What axe has against the page as it stands, in light and in dark, in one line each. */
async function faults(page: Page, where: string): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      // Mails are shown as their senders made them.
      .options({ iframes: false })
      .setLegacyMode()
      .analyze()
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ html }) => `${where}, ${colorScheme}: ${id}: ${html.slice(0, 160)}`))
  }
  return found
}

describe.each(Object.entries(sizes))('axe finds nothing, %s', (size, viewport) => {
  test('on the pages outside', async () => {
    const { page } = await stage.current.person(`stranger-${size}`, { viewport })
    const found: string[] = []
    for (const { name, path, ready } of outerScreens) {
      await page.goto(path)
      await ready(page)
      found.push(...(await faults(page, name)))
    }
    expect(found).toEqual([])
  })

  // @TODO waits for a menu entry that has another name by now
  test.skip('on every page inside, and on what opens over it', async () => {
    const ada = await stage.current.person(`ada-${size}`, { viewport })
    await letIn(ada, furnished)
    const { page } = ada
    const found: string[] = []
    for (const { name, path, ready } of screens) {
      await page.goto(path)
      await ready(page)
      found.push(...(await faults(page, name)))
      for (const layer of layers.filter(({ on }) => on === name)) {
        await layer.open(page)
        found.push(...(await faults(page, `${layer.name} on ${name}`)))
        await closeLayers(page)
      }
    }
    expect(found).toEqual([])
    expect(ada.complaints).toEqual([])
  })
})
