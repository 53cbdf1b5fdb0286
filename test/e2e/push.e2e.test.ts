import { eventually } from '@hubbub/test-support'
import type { Worker } from 'playwright-core'
import { expect, test } from 'vitest'
import { openPushService } from '../integration/escalation/lib/open-push-service.ts'
import { type Furnished, furnish, letIn } from './lib/furnish.ts'
import { expectShown } from './lib/inbox.ts'
import type { Person } from './lib/person.ts'
import { useStage } from './lib/stage.ts'

interface Shown {
  title: string
  body: string
  data: { url: string; acknowledgeUrl: string }
  actions: { action: string; title: string }[]
}

let service: Awaited<ReturnType<typeof openPushService>>
const stage = useStage({
  open: async (stack) => {
    service = stack.use(await openPushService())
    return {}
  },
})
const slow = { timeout: 60_000 }
let furnished: Furnished
let ada: Person
let worker: Worker
let deliver: (body: unknown) => Promise<void>

/** What stands among the notifications of this browser; a headless one shows none, so they are kept where they are asked for. */
const shown = async () =>
  await worker.evaluate(() => (globalThis as unknown as { shown: Shown[] }).shown.splice(0))

/** As a browser does when somebody presses it. */
const press = async (notification: Shown, action: string) =>
  await worker.evaluate(
    async ({ notification: { data }, action: pressed }) => {
      const event = new Event('notificationclick')
      let done: unknown
      Object.assign(event, {
        notification: { data, close: () => {} },
        action: pressed,
        waitUntil: (until: unknown) => (done = until),
      })
      globalThis.dispatchEvent(event)
      await done
    },
    { notification, action },
  )

/** Ada is told by push: what the push service could read for this browser. */
async function told(message: string) {
  const { workspace, conversations } = furnished
  const [me] = (await workspace.members.list()).items.filter(({ name }) => name === 'Ada')
  await workspace.escalations.page(conversations[0]?.id ?? '', {
    message,
    severity: 'high',
    targets: [{ kind: 'member', id: me?.id ?? '' }],
  })
  return await eventually(() => service.pushed[0]?.body, slow)
}

test('a browser takes up its worker, and what the product pushes is a notification with its buttons', async () => {
  furnished = await furnish(stage.current)
  const { workspace } = furnished
  ada = await stage.current.person('ada')
  await letIn(ada, furnished)
  const { page, context } = ada
  await page.goto('/settings/notifications')
  const { pushKey, preference } = await workspace.notify.get()
  await workspace.notify.addBrowser({ name: 'laptop', subscription: service.subscribe('laptop', pushKey) })
  const push = [{ way: 'push' as const, afterSeconds: 0 }]
  await workspace.notify.set({ ...preference, rules: { low: [], medium: push, high: push, critical: push } })

  const tools = await context.newCDPSession(page)
  const registrations: { registrationId: string }[] = []
  tools.on('ServiceWorker.workerRegistrationUpdated', (event) => registrations.push(...event.registrations))
  await tools.send('ServiceWorker.enable')
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/push.js')
    await navigator.serviceWorker.ready
  })
  worker = await eventually(() => context.serviceWorkers()[0] ?? null)
  await worker.evaluate(() => {
    const kept: unknown[] = []
    const self = globalThis as unknown as {
      shown: unknown[]
      registration: { showNotification(title: string, options: object): Promise<void> }
    }
    self.shown = kept
    self.registration.showNotification = async (title, options) => void kept.push({ title, ...options })
  })
  deliver = async (body) => {
    await tools.send('ServiceWorker.deliverPushMessage', {
      origin: stage.current.product.url,
      registrationId: registrations.at(-1)?.registrationId ?? '',
      data: typeof body === 'string' ? body : JSON.stringify(body),
    })
  }
  await deliver(await told('The grinder burns'))
  const [one] = await eventually(async () => {
    const all = await shown()
    return all.length > 0 ? all : null
  })
  expect(one).toMatchObject({
    title: expect.stringContaining('[High]') as string,
    requireInteraction: true,
    renotify: true,
    actions: [{ action: 'acknowledge' }, { action: 'open' }],
  })
  expect(JSON.stringify(one)).toContain('The grinder burns')
  if (one === undefined) throw new Error('nothing was shown')

  // Pressed itself, it leads this page to what it is about.
  await press(one, '')
  await page.waitForURL(new RegExp(new URL(one.data.url).pathname))
  const strip = page.getByRole('alert').filter({ hasText: 'Acknowledge' })
  await expectShown(strip.filter({ hasText: 'The grinder burns' }))
  // Its button takes it from the notification, without that anything is opened.
  await press(one, 'acknowledge')
  await strip.waitFor({ state: 'detached', ...slow })
  expect(await shown()).toEqual([])
  const { items } = await furnished.workspace.escalations.list({})
  expect(items[0]).toMatchObject({ state: 'acknowledged' })
})

test('what could not be acknowledged is said, with a button to try again; a push that is not ours is shown as one', async () => {
  await deliver({ ...service.pushed[0]?.body, acknowledgeUrl: '/acknowledge/not-a/token' })
  const [one] = await eventually(async () => {
    const all = await shown()
    return all.length > 0 ? all : null
  })
  if (one === undefined) throw new Error('nothing was shown')
  await press(one, 'acknowledge')
  expect(await shown()).toMatchObject([
    { title: 'It could not be acknowledged', actions: [{ title: 'Try again' }] },
  ])
  await deliver('no json')
  await eventually(async () => (await shown()).some(({ title }) => title === 'Hubbub needs you'))
  expect(ada.complaints).toEqual([])
})
