import type { Page } from 'playwright-core'
import { expectShown } from '../e2e/lib/inbox.ts'
import { closeLayers } from '../e2e/lib/layers.ts'
import type { Width } from './camera.ts'

export interface Scene {
  name: string
  /** Null stays where the scene before has led. */
  path: string | null
  /** Brings it into the state that is shown, and waits until that is there. */
  set?: (page: Page, width: Width) => Promise<void>
  /** Takes back what was done for the picture. */
  leave?: (page: Page) => Promise<void>
}

/** Goes to a scene, shows it, and leaves nothing open behind. */
export async function play(
  page: Page,
  scene: Scene,
  width: Width,
  shoot: () => Promise<void>,
): Promise<void> {
  if (scene.path !== null) await page.goto(scene.path)
  await scene.set?.(page, width)
  await shoot()
  await closeLayers(page)
  await scene.leave?.(page)
}

export async function settle(page: Page) {
  await expectShown(page.getByRole('heading').first())
  await page.waitForLoadState('networkidle').catch(() => {})
  await page.waitForFunction(() => document.querySelector('.animate-pulse') === null)
}
