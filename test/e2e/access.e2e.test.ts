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
      found.push(...(await faults(page.locator(':root'), name)))
    }
    expect(found).toEqual([])
  })

  test('on every page inside, and on what opens over it', async () => {
    const ada = await stage.current.person(`ada-${size}`, { viewport })
    await letIn(ada, furnished)
    const { page } = ada
    const found: string[] = []
    await page.goto('/inbox')
    for (const screen of screens) {
      await goTo(page, screen)
      found.push(...(await faults(page.locator(':root'), screen.name)))
      for (const { name, phone, open, undo } of layersOn(screen.name, size)) {
        // What a layer is coloured with does not hang on its size: that was asked at the desk.
        const both = size === 'desk' || phone === true
        found.push(...(await faults(await open(page), `${name} on ${screen.name}`, { both })))
        await undo?.(page)
        await closeLayers(page)
      }
    }
    expect(found).toEqual([])
    expect(ada.complaints).toEqual([])
  })
})

const layersOn = (screen: string, size: string) =>
  layers.filter(({ on, phone }) => on === screen && (size === 'phone' || !phone))

test('what is too pale, too small or without a name would be seen, on a page and on a layer', async () => {
  const { page } = await stage.current.person('a doubter', { viewport: sizes.phone })
  await page.goto('/sign-in')
  await page.evaluate(() => {
    const small = 'width: 10px; height: 10px; padding: 0'
    document.body.insertAdjacentHTML(
      'beforeend',
      `<div role="dialog" aria-label="Spoiled" style="background: #fff"><p style="color: #ccc">Pale</p>
        <button style="${small}"></button><button style="${small}"></button>
        <button aria-label="Close">Send</button></div>`,
    )
  })
  const rules = ['button-name', 'color-contrast', 'label-content-name-mismatch', 'target-size']
  for (const part of [page.locator(':root'), page.getByRole('dialog')]) {
    const found = (await faults(part, 'here')).join('\n')
    const isFound = (rule: string) =>
      ['light', 'dark'].some((theme) => found.includes(`here, ${theme}: ${rule}: `))
    expect(rules.filter((rule) => !isFound(rule))).toEqual([])
    for (const theme of ['light', 'dark']) expect(found).toContain(`here, ${theme}: color-contrast: `)
  }
})
