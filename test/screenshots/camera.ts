import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'

export const widths = { 1440: 900, 1024: 768, 390: 844 } as const
export type Width = 1440 | 1024 | 390
export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

export interface Picture {
  name: string
  width: Width
  theme: Theme
}

export interface CameraOptions {
  format: 'webp' | 'png'
  /** Where a picture goes, without its ending. */
  place: (picture: Picture) => string
}

export type Camera = ReturnType<typeof createCamera>

/** Takes a page as it stands, in both themes. */
export function createCamera({ format, place }: CameraOptions) {
  const taken: string[] = []

  async function takeOne(page: Page, picture: Picture): Promise<void> {
    await page.emulateMedia({ colorScheme: picture.theme, reducedMotion: 'reduce' })
    await page.waitForFunction((theme) => document.documentElement.dataset['theme'] === theme, picture.theme)
    await stillness(page)
    const session = await page.context().newCDPSession(page)
    const { data } = await session.send('Page.captureScreenshot', {
      format,
      ...(format === 'webp' && { quality: 82 }),
    })
    await session.detach()
    const file = `${place(picture)}.${format}`
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, Buffer.from(data, 'base64'))
    taken.push(file)
  }

  return {
    taken,
    async take(page: Page, name: string, width: Width): Promise<void> {
      for (const theme of themes) await takeOne(page, { name, width, theme })
    },
  }
}

/** What moves has come to its end, and the pointer rests where nothing lights up under it. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
}

export const inFolder = (folder: string, { name, width, theme }: Picture): string =>
  join(folder, `${name}-${width}-${theme}`)
