import type { Page } from 'playwright-core'
import { type Camera, type Width, heights } from './camera.ts'

/** The same at every width that is wanted. */
export async function shots(
  page: Page,
  camera: Camera,
  shoot: (width: Width) => Promise<void>,
): Promise<void> {
  for (const width of camera.widths) {
    await page.setViewportSize({ width, height: heights[width] })
    await shoot(width)
  }
}
