import { createApi, type WorkspaceResources } from '@hubbub/api-client'
import { eventually } from '@hubbub/test-support'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUpWorkspace } from '../lib/sign-in.ts'
import { faults } from './lib/faults.ts'
import { letIn, owner } from './lib/furnish.ts'
import { composer, expectGone, expectShown, reply, row, thread } from './lib/inbox.ts'
import { connect, keep } from './lib/networks.ts'
import { outside } from './lib/outside.ts'
import { type Person, watchedPage } from './lib/person.ts'
import { launcher, openChat, openShop, said, say, sendButton, type Shop, words } from './lib/shop.ts'
import { useStage } from './lib/stage.ts'

const stage = useStage()
let shop: Shop
let workspace: WorkspaceResources
let ada: Person
let anna: Person
let channelId = ''

beforeAll(async () => {
  const { product } = stage.current
  shop = await openShop(product.url)
  const token = new URL(product.link).searchParams.get('token') ?? ''
  const admin = await setUpWorkspace({ url: product.url, token, ...owner })
  workspace = createApi({ baseUrl: product.url, headers: admin.headers }).workspace(admin.workspaceId)
  await workspace.members.updateSelf({ preferences: { undoSeconds: 0 } })
  ada = await stage.current.person('ada')
  await letIn(ada, { admin })
  anna = await stage.current.person('anna')
})
afterAll(async () => await shop[Symbol.asyncDispose]())

/** Ada answers in the conversation that is open. */
async function answer(text: string): Promise<void> {
  await reply(ada.page).fill(text)
  await composer(ada.page).getByRole('button', { name: 'Send', exact: true }).click()
  await expectShown(thread(ada.page).getByText(text))
}

const change = async (part: Record<string, unknown>) => {
  const { settings, version } = await workspace.channels.get(channelId)
  await workspace.channels.update(channelId, { settings: { ...settings, ...part } }, version)
}

const bubbles = (page: Page, text: string) => said(page).getByText(text, { exact: true })

test('a chat is connected by its form, and its line of code is put into a page of another origin', async () => {
  const { page } = ada
  await connect(page, 'Live chat', { Title: 'Acme', 'Pages that may show it': shop.url })
  await keep(page, 'Live chat')
  await page.getByRole('link', { name: 'Change Our Live chat' }).click()
  channelId = await eventually(() => /channels\/([0-9a-f-]{36})/.exec(page.url())?.[1])
  const preview = page.frameLocator('iframe[title="What it will look like"]')
  await expectShown(preview.getByRole('heading', { name: 'Acme', exact: true }))
  await page.getByLabel('Greeting').fill('Ask us about grinders.')
  await expectShown(preview.getByText('Ask us about grinders.'))
  await page.getByLabel('Visitor’s e-mail address').click()
  await page.getByRole('option', { name: 'Must be given' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/\/settings\/channels$/)
  await page.getByRole('link', { name: 'Change Our Live chat' }).click()
  const code = page.getByRole('textbox', { name: 'For your pages' })
  await expectShown(code)
  shop.embed(await code.inputValue())
})

test('what must be given is asked for, a message reaches the inbox, and the answer comes live and is read', async () => {
  await openChat(anna.page, shop.url)
  await say(anna.page, 'Is the blue grinder back?')
  expect(await said(anna.page).getByText('Is the blue grinder back?').count()).toBe(0)
  await anna.page.getByLabel('Your name').fill('Anna Ash')
  await anna.page.getByLabel('E-mail').fill('anna@post.test')
  await sendButton(anna.page).click()
  await expectShown(bubbles(anna.page, 'Is the blue grinder back?'))

  await ada.page.goto('/inbox?view=all')
  await row(ada.page, /Anna Ash/).click()
  await expectShown(thread(ada.page).getByText('Is the blue grinder back?'))
  await expectShown(anna.page.getByText(/· Seen/))
  await answer('Since this morning.')
  await expectShown(bubbles(anna.page, 'Since this morning.'))
  const ours = thread(ada.page).getByRole('article', { name: /^Reply from/ })
  await expectShown(ours.getByLabel(/Read/).or(ours.getByTitle(/Read/)).first())
})

test('files go both ways', async () => {
  const pixel = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  await anna.page.locator('input[type=file]').setInputFiles({
    name: 'grinder.png',
    mimeType: 'image/png',
    buffer: pixel,
  })
  await sendButton(anna.page).click()
  await expectShown(
    thread(ada.page).getByText('grinder.png').or(thread(ada.page).getByAltText('grinder.png')).first(),
  )
  const shown = said(anna.page).getByAltText('grinder.png')
  await expectShown(shown)
  await eventually(async () => await shown.evaluate((image: HTMLImageElement) => image.naturalWidth > 0))
})

test('what is written without a connection waits, goes out once, and what was missed is caught up on', async () => {
  await anna.context.setOffline(true)
  await say(anna.page, 'Can you keep one for me?')
  await expectShown(said(anna.page).getByText('Waits for the connection'))
  await answer('Shall I keep one for you?')
  await anna.context.setOffline(false)
  await expectShown(bubbles(anna.page, 'Shall I keep one for you?'))
  await expectShown(thread(ada.page).getByText('Can you keep one for me?'))
  await expectGone(said(anna.page).getByText('Waits for the connection'))
  expect(await bubbles(anna.page, 'Can you keep one for me?').count()).toBe(1)
  expect(await thread(ada.page).getByText('Can you keep one for me?').count()).toBe(1)
})

test('what waits outlives its tab, and a tab that is opened anew finds its conversation', async () => {
  await anna.context.route(/\/chat\/.*\/messages$/, (route) => route.abort())
  await say(anna.page, 'Said before the tab was closed.')
  await expectShown(bubbles(anna.page, 'Said before the tab was closed.'))
  await anna.page.close()
  await anna.context.unrouteAll()
  anna.page = await watchedPage(anna)
  await anna.page.goto(`${shop.url}/prices`)
  // It was open, and still is.
  await expectShown(bubbles(anna.page, 'Since this morning.'))
  await expectShown(thread(ada.page).getByText('Said before the tab was closed.'))
  expect(await bubbles(anna.page, 'Said before the tab was closed.').count()).toBe(1)
  expect(await anna.page.getByLabel('E-mail').count()).toBe(0)
})

test('the link of a mail leads whoever is new there to the conversation, and nobody who is known', async () => {
  const token = await anna.page.evaluate(
    (key) => (JSON.parse(localStorage.getItem(`hubbub-chat:${key}`) ?? '{}') as { token: string }).token,
    channelId,
  )
  const link = `${stage.current.product.url}/chat/${channelId}#visitor=${token}`
  const { page, context } = await stage.current.person('anna at home')
  await page.goto(link)
  await expectShown(bubbles(page, 'Since this morning.'))
  expect(page.url()).not.toContain('visitor')
  const eve = `${link.slice(0, -1)}0`
  const again = await context.newPage()
  await again.goto(eve)
  await expectShown(bubbles(again, 'Since this morning.'))
})

test('by the keyboard alone one opens it, writes, and comes back to where one was', async () => {
  const { page } = await stage.current.person('kit')
  await page.goto(shop.url)
  await expectShown(launcher(page))
  await page.getByRole('link', { name: 'Prices' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Kit')
  await page.keyboard.press('Tab')
  await page.keyboard.type('kit@post.test')
  for (let step = 0; step < 3 && !(await isFocused(page, 'Your message')); step += 1)
    await page.keyboard.press('Tab')
  await page.keyboard.type('No mouse here.')
  await page.keyboard.press('Enter')
  await expectShown(bubbles(page, 'No mouse here.'))
  // On a phone it covers the page, and round and round one stays within.
  await page.setViewportSize({ width: 390, height: 844 })
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('hubbub-chat')
  }
  await page.keyboard.press('Escape')
  await expectGone(words(page))
  await eventually(async () => (await focusedName(page))?.startsWith('Chat with Acme') === true)
})

test('axe finds nothing, on the page that embeds it and on its own page, light and dark, at a desk and on a phone', async () => {
  const found: string[] = []
  for (const [size, viewport] of Object.entries({
    desk: { width: 1440, height: 900 },
    phone: { width: 390, height: 844 },
  })) {
    await anna.page.setViewportSize(viewport)
    found.push(...(await faults(anna.page.locator(':root'), `a conversation, ${size}`)))
    found.push(...(await outside(anna.page, `a conversation, ${size}`)))
    const { page } = await stage.current.person(`guest-${size}`, { viewport })
    await page.goto(shop.url)
    await expectShown(launcher(page))
    found.push(...(await faults(page.locator(':root'), `closed, ${size}`)))
    await launcher(page).click()
    await expectShown(words(page))
    found.push(...(await faults(page.locator(':root'), `opened, ${size}`)))
    await page.goto(`/chat/${channelId}`)
    await expectShown(words(page))
    found.push(...(await faults(page.locator(':root'), `its own page, ${size}`)))
    found.push(...(await outside(page, `its own page, ${size}`)))
  }
  expect(found).toEqual([])
  await spoil(anna.page)
  expect((await faults(anna.page.locator(':root'), 'here')).join()).toContain('here, light: color-contrast')
})

test('outside the hours it says when somebody is back, and takes the message', async () => {
  const day = new Date(Date.now() + 3 * 86_400_000).toLocaleDateString('en-GB', {
    weekday: 'short',
    timeZone: 'UTC',
  })
  await change({ hours: [`${day} 9:00-17:00`], timeZone: 'UTC' })
  const { page } = await stage.current.person('late')
  await page.goto(`/chat/${channelId}`)
  await expectShown(page.getByText(/^Back .* at/))
  await expectShown(page.getByText(/Nobody is here right now/))
  await page.getByLabel('E-mail').fill('late@post.test')
  await say(page, 'Then call me on Monday.')
  await expectShown(row(ada.page, /Then call me on Monday/))
})

test('a page that is not named may not show it', async () => {
  await using other = await openShop(stage.current.product.url)
  other.embed(
    `<script src="${stage.current.product.url}/chat/widget.js" data-chat="${channelId}" async></script>`,
  )
  const { page } = await stage.current.person('stranger')
  const answered = page.waitForResponse(`**/chat/${channelId}/config`)
  await page.goto(other.url)
  expect((await answered).status()).toBe(403)
  expect(await launcher(page).count()).toBe(0)
})

test('nobody’s page had anything to complain about', () => {
  expect([...ada.complaints, ...anna.complaints]).toEqual([])
})

const isFocused = async (page: Page, name: string) => (await focusedName(page)) === name

async function focusedName(page: Page): Promise<string | null> {
  return await page.evaluate(
    () =>
      document.querySelector('#hubbub-chat')?.shadowRoot?.activeElement?.getAttribute('aria-label') ?? null,
  )
}

/** So that it is known that axe looks into the chat. */
const spoil = async (page: Page) =>
  await page.evaluate(() => {
    const pale = document.createElement('p')
    pale.style.cssText = 'color: #ccc; background: #fff'
    pale.textContent = 'Pale'
    document.querySelector('#hubbub-chat')?.shadowRoot?.querySelector('.thread')?.append(pale)
  })
