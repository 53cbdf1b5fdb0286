import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from 'playwright-core'

type RunOptions = Parameters<AxeBuilder['options']>[0]
type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>

declare global {
  var axe: { run(part: Element, options: RunOptions): Promise<AxeResults> } | undefined
}

// Mails are shown as their senders made them, each in a frame of its own.
const everything = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  // Off unless asked for: how large a target is, and whether what is seen of a control is part of its name.
  rules: { 'target-size': { enabled: true }, 'label-content-name-mismatch': { enabled: true } },
  iframes: false,
  resultTypes: ['violations'],
} satisfies RunOptions
/** All that another theme changes. */
const colours = { ...everything, runOnly: { type: 'rule', values: ['color-contrast'] } } satisfies RunOptions

/**
 * What axe has against this part of the page as it stands, light and dark, in one line each. All is asked in the theme
 * that the page has, and of the other its colours: each change of theme works out every style of the page anew.
 * @param both false for what has been asked in both themes elsewhere.
 */
export async function faults(part: Locator, where: string, { both = true } = {}): Promise<string[]> {
  const found: string[] = []
  const isDark = await part.page().evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const themes = (isDark ? (['dark', 'light'] as const) : (['light', 'dark'] as const)).slice(0, both ? 2 : 1)
  for (const [index, colorScheme] of themes.entries()) {
    const options = index === 0 ? everything : colours
    await switchTo(part.page(), colorScheme)
    const { violations } = await runAxe(part, options)
    for (const { id, nodes } of violations)
      found.push(
        ...nodes.map(
          ({ html, failureSummary }) =>
            `${where}, ${colorScheme}: ${id}: ${html.slice(0, 160)}: ${failureSummary ?? ''}`,
        ),
      )
  }
  return found
}

/** The theme follows the system, and what fades has faded: a colour half way is none of either theme. */
async function switchTo(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.waitForFunction(
    // Pages that are not of the desk have no theme of their own.
    (theme) => (document.documentElement.dataset['theme'] ?? theme) === theme,
    colorScheme,
  )
  await page.evaluate(() => {
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
  })
}

async function runAxe(part: Locator, options: RunOptions): Promise<Pick<AxeResults, 'violations'>> {
  const page = part.page()
  // @NOTE The builder brings axe into the page and is slow; once axe is there it is asked itself.
  if (await page.evaluate(() => globalThis.axe === undefined))
    await new AxeBuilder({ page })
      .options({ ...options, runOnly: ['wcag2a'] })
      .setLegacyMode()
      .analyze()
  return await part.evaluate(async (element, wanted) => {
    const result = await globalThis.axe?.run(element, wanted)
    if (result === undefined) throw new Error('axe is not in the page')
    return { violations: result.violations }
  }, options)
}
