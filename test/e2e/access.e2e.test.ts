import { beforeAll, describe, expect, test } from 'vitest'
import { faults } from './lib/faults.ts'
import { type Furnished, furnish, letIn } from './lib/furnish.ts'
import { closeLayers, layers } from './lib/layers.ts'
import { goTo, innerScreens, outerScreens, type Screen } from './lib/screens.ts'
import { useStage } from './lib/stage.ts'

const stage = useStage()
const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
let furnished: Furnished
let screens: Screen[]

beforeAll(async () => {
  furnished = await furnish(stage.current)
  screens = await innerScreens(furnished)
})

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

  // @TODO passes on a desk but for the hints of a select, which are mended; to be run again there and on a phone
  test.skip('on every page inside, and on what opens over it', async () => {
    const ada = await stage.current.person(`ada-${size}`, { viewport })
    await letIn(ada, furnished)
    const { page } = ada
    const found: string[] = []
    await page.goto('/inbox')
    for (const screen of screens) {
      await goTo(page, screen)
      found.push(...(await faults(page, screen.name)))
      for (const layer of size === 'desk' ? layers.filter(({ on }) => on === screen.name) : []) {
        await layer.open(page)
        found.push(...(await faults(page, `${layer.name} on ${screen.name}`)))
        await closeLayers(page)
      }
    }
    expect(found).toEqual([])
    expect(ada.complaints).toEqual([])
  })
})
