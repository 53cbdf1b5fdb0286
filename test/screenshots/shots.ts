import type { Page } from 'playwright-core'
import { type Width, widths } from './camera.ts'

/** The same at every width, the widest first. */
export async function shots(page: Page, shoot: (width: Width) => Promise<void>): Promise<void> {
  for (const width of [1440, 1024, 390] as const) {
    await page.setViewportSize({ width, height: widths[width] })
    await shoot(width)
  }
}
