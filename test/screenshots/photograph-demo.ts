import { createApi, type WorkspaceResources } from '@hubbub/api-client'
import { type Conversation, errorMessage } from '@hubbub/contracts'
import { eventually } from '@hubbub/test-support'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { z } from 'zod'
import { expectShown } from '../e2e/lib/inbox.ts'
import { openShop } from '../e2e/lib/shop.ts'
import { startProduct } from '../e2e/product.ts'
import type { Camera } from './camera.ts'
import { chatScenes } from './chat-scenes.ts'
import { colleagueScenes, colleagues } from './colleague-scenes.ts'
import { crisisScenes, findIncident } from './crisis-scenes.ts'
import { demoScenes } from './demo-scenes.ts'
import { makePosts, postScenes } from './post-scenes.ts'
import { callSomebody, findListening, listeningScenes } from './listening-scenes.ts'
import { play, type Scene } from './scene.ts'
import { shots } from './shots.ts'
import { makeViews } from './view-scenes.ts'

/** The demo as its admin sees it, once it is alive, then as the others do; `only` what begins so, several parted by commas. */
export async function photographDemo(browser: Browser, camera: Camera, only: string): Promise<void> {
  await using product = await startProduct({ demo: true })
  const newContext = async () => await browser.newContext({ baseURL: product.url, locale: 'en-GB' })
  const context = await newContext()
  const page = await openPage(context)
  if (isWanted('sign-in', only)) {
    await page.goto('/sign-in')
    await expectShown(page.getByText('Mina Park'))
    await shots(page, camera, async (width) => await camera.take(page, 'sign-in', width))
  }
  await page.goto(product.link)
  await page.waitForURL(/inbox/)
  const workspace = await resources(product.url, context)
  const busy = await waitForLife(workspace)
  const views = await makeViews(workspace)
  await makePosts(workspace)
  const listening = await findListening(workspace)
  await callSomebody(workspace, busy)
  const chat = await findChat(workspace)
  await page.reload()
  const heard = listening === null ? [] : listeningScenes(listening)
  const carried = crisisScenes(await findIncident(workspace))
  await photograph(page, camera, [...demoScenes(busy, views), ...postScenes(), ...heard, ...carried], only)
  if (chat !== null) {
    await using shop = await openShop(product.url, {
      name: 'Northwind Roasters',
      words: 'Coffee, roasted by the harbour every morning, and the machines to make it.',
    })
    shop.embed(`<script src="${product.url}/chat/widget.js" data-chat="${chat}" async></script>`)
    const scenes = chatScenes({ channelId: chat, shop: shop.url, home: `${product.url}/inbox?view=all` })
    await photograph(page, camera, scenes, only)
  }
  for (const colleague of colleagues) {
    const theirs = await openPage(await newContext())
    await theirs.goto('/sign-in')
    await theirs.getByRole('button', { name: colleague.name }).click()
    await theirs.waitForURL(/inbox/)
    await photograph(theirs, camera, colleagueScenes(colleague), only)
    await theirs.context().close()
  }
}

/** One of the beginnings, which commas part. */
const isWanted = (name: string, only: string) => only.split(',').some((begin) => name.startsWith(begin))

async function photograph(page: Page, camera: Camera, scenes: readonly Scene[], only: string) {
  const wanted = scenes.filter(({ name }) => isWanted(name, only))
  if (wanted.length === 0) return
  await shots(page, camera, async (width) => {
    for (const scene of wanted)
      await play(page, scene, width, async () => await camera.take(page, scene.name, width)).catch(
        async (error: unknown) => {
          camera.missed.push(`${scene.name}, ${width} px wide: ${errorMessage(error)}`)
          await page.goto('/inbox?view=all')
        },
      )
  })
}

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return page
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
async function waitForLife({ conversations, messages }: WorkspaceResources): Promise<string> {
  return await eventually(
    async () => {
      const all = (await conversations.list({ view: 'all' })).items
      const mine = (await conversations.list({ view: 'mine' })).items.filter(isLetter)
      if (all.length < 8 || mine.length === 0) return undefined
      const sizes = await Promise.all(
        mine.map(async ({ id }) => ({ id, size: (await messages.list(id, {})).items.length })),
      )
      const [busy] = sizes.toSorted((a, b) => b.size - a.size)
      return busy !== undefined && busy.size > 1 ? busy.id : undefined
    },
    { timeout: 90_000, interval: 1000 },
  )
}

/** Null where somebody has removed it. */
const findChat = async ({ channels }: WorkspaceResources) =>
  (await channels.list()).items.find(({ kind }) => kind === 'chat')?.id ?? null

const isLetter = ({ subject }: Conversation) => !/gazette/i.test(subject)
