import { beforeAll, describe, expect, test } from 'vitest'
import { type Furnished, furnish, letIn } from './lib/furnish.ts'
import { outside } from './lib/outside.ts'
import { goTo, innerScreens, outerScreens, type Screen } from './lib/screens.ts'
import { useStage } from './lib/stage.ts'

const stage = useStage()
const sizes = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1024, height: 768 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
]
let furnished: Furnished
let screens: Screen[]

beforeAll(async () => {
  furnished = await furnish(stage.current)
  screens = await innerScreens(furnished)
})

describe.each(sizes)('nothing is cut off, $width px wide', (viewport) => {
  test('on the pages outside', async () => {
    const { page } = await stage.current.person(`stranger-${viewport.width}`, { viewport })
    const found: string[] = []
    for (const { name, path, ready } of outerScreens) {
      await page.goto(path)
      await ready(page)
      found.push(...(await outside(page, name)))
    }
    expect(found).toEqual([])
  })

  test('on every page inside', async () => {
    const { page, ...ada } = await stage.current.person(`ada-${viewport.width}`, { viewport })
    await letIn({ page, ...ada }, furnished)
    const found: string[] = []
    await page.goto('/inbox')
    for (const screen of screens) {
      await goTo(page, screen)
      found.push(...(await outside(page, screen.name)))
    }
    expect(found).toEqual([])
  })
})

test('a page that is too wide, and a control that is cut off, would be seen', async () => {
  const { page } = await stage.current.person('a doubter', { viewport: { width: 390, height: 844 } })
  await page.goto('/sign-in')
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div style="width: 100px; overflow: hidden"><button style="margin-left: 80px; width: 90px">Cut</button></div>' +
        '<p style="width: 500px">Wide</p>',
    )
  })
  const found = await outside(page, 'a spoiled page')
  expect(found.join('\n')).toMatch(/“Cut” \(button\)/)
  expect(found.join('\n')).toMatch(/px too wide/)
})
