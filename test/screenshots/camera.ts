import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'

/** Of the window, by its width; the widest first. */
export const heights = { 1440: 900, 1024: 768, 390: 844 } as const
export type Width = keyof typeof heights
export const allWidths: readonly Width[] = [1440, 1024, 390]
const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

export interface Picture {
  name: string
  width: Width
  theme: Theme
  file: string
}

export interface CameraOptions {
  format: 'webp' | 'png'
  folder: string
  widths: readonly Width[]
}

export type Camera = ReturnType<typeof createCamera>

/** Takes a page as it stands, in both themes. */
export function createCamera({ format, folder, widths }: CameraOptions) {
  const taken: Picture[] = []
  /** Scenes that could not be set, and why; the others go on. */
  const missed: string[] = []

  async function takeOne(page: Page, picture: Picture): Promise<void> {
    await page.emulateMedia({ colorScheme: picture.theme, reducedMotion: 'reduce' })
    // The pages of visitors name no theme: they are as the system is.
    await page.waitForFunction((theme) => {
      const shown = document.documentElement.dataset['theme']
      return shown === undefined || shown === theme
    }, picture.theme)
    await stillness(page)
    const session = await page.context().newCDPSession(page)
    const { data } = await session.send('Page.captureScreenshot', {
      format,
      ...(format === 'webp' && { quality: 68 }),
    })
    await session.detach()
    await mkdir(dirname(picture.file), { recursive: true })
    await writeFile(picture.file, Buffer.from(data, 'base64'))
    taken.push(picture)
  }

  return {
    taken,
    missed,
    widths,
    async take(page: Page, name: string, width: Width): Promise<void> {
      for (const theme of themes) {
        const file = join(folder, `${name}-${width}-${theme}.${format}`)
        await takeOne(page, { name, width, theme, file })
      }
    },
  }
}

/** What moves has come to its end, and every mail stands painted in its frame, also where the theme asked for it anew. */
async function stillness(page: Page): Promise<void> {
  for (let calm = 0; calm < 2; calm++) {
    await page.waitForFunction(() =>
      Array.from(document.querySelectorAll('iframe')).every(
        ({ src, contentDocument }) =>
          contentDocument?.URL === src &&
          contentDocument.readyState === 'complete' &&
          contentDocument.body.childNodes.length > 0,
      ),
    )
    await page.evaluate(async () => {
      await document.fonts.ready
      for (const animation of document.getAnimations())
        if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    })
  }
}
