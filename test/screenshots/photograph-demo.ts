import { createApi, type WorkspaceResources } from '@hubbub/api-client'
import { eventually } from '@hubbub/test-support'
import type { Browser, BrowserContext } from 'playwright-core'
import { z } from 'zod'
import { expectShown } from '../e2e/lib/inbox.ts'
import { startProduct } from '../e2e/product.ts'
import type { Camera } from './camera.ts'
import { demoScenes, play } from './demo-scenes.ts'
import { shots } from './shots.ts'

/** The demo as its admin sees it, once it is alive; `only` those whose names begin so. */
export async function photographDemo(on: Browser, camera: Camera, only: string): Promise<void> {
  await using product = await startProduct({ demo: true })
  const context = await on.newContext({ baseURL: product.url, locale: 'en-GB' })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const door = await context.newPage()
  await door.goto('/sign-in')
  await expectShown(door.getByText('Mina Park'))
  await shots(door, async (width) => await camera.take(door, 'sign-in', width))
  await door.close()
  await page.goto(product.link)
  await page.waitForURL(/inbox/)
  const busy = await waitForLife(await resources(product.url, context))
  const scenes = demoScenes(busy).filter(({ name }) => name.startsWith(only))
  await shots(page, async (width) => {
    for (const scene of scenes)
      await play(page, scene, width, async () => await camera.take(page, scene.name, width)).catch(
        (error: unknown) => {
          throw new Error(`${scene.name}, ${width} px wide`, { cause: error })
        },
      )
  })
}

const meSchema = z.object({
  memberships: z.array(z.object({ workspace: z.object({ id: z.string() }) })).min(1),
})

async function resources(url: string, context: BrowserContext): Promise<WorkspaceResources> {
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const headers = { cookie, origin: url }
  const [first] = meSchema.parse(await (await fetch(`${url}/api/v1/me`, { headers })).json()).memberships
  return createApi({ baseUrl: url, headers }).workspace(first?.workspace.id ?? '')
}

/** @returns the conversation with the most in it, once the customers have written and colleagues have answered. */
async function waitForLife({ conversations }: WorkspaceResources): Promise<string> {
  return await eventually(
    async () => {
      const mine = (await conversations.list({ view: 'mine' })).items
      const all = (await conversations.list({ view: 'all' })).items
      return all.length >= 8 && mine.length >= 2 ? mine.at(-1)?.id : undefined
    },
    { timeout: 90_000, interval: 1000 },
  )
}
