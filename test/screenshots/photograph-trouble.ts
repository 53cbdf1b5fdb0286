import { createMailServer } from '@hubbub/simulators'
import { eventually } from '@hubbub/test-support'
import type { Browser } from 'playwright-core'
import { furnish } from '../e2e/lib/furnish.ts'
import { expectShown, thread } from '../e2e/lib/inbox.ts'
import { mailbox } from '../e2e/lib/letters.ts'
import { startProduct } from '../e2e/product.ts'
import type { Camera } from './camera.ts'
import { shots } from './shots.ts'

/** Where a mail server misbehaves: a reply that is refused, a mail that cannot be read, a mailbox that is not reached. */
export async function photographTrouble(browser: Browser, camera: Camera): Promise<void> {
  await using product = await startProduct()
  await using mail = await createMailServer({ domain: 'acme.example', saveSent: false })
  const { admin, workspace, conversations } = await furnish({ product, mail })
  const [, second] = conversations
  if (second === undefined) throw new Error('the workspace is not furnished')
  mail.fail({
    on: 'recipient',
    address: 'fay@customer.example',
    code: 550,
    message: '5.1.1 No such user here',
  })
  await workspace.messages.reply(second.id, {
    text: 'A new housing leaves our workshop today.',
    clientId: crypto.randomUUID(),
  })
  const uidNext = conversations.length + 1
  for (const uid of [uidNext, uidNext + 1]) mail.fail({ on: 'imap-fetch', uid, message: null })
  for (const subject of ['A mail too many', 'Another one'])
    await mail.deliver(
      { from: 'Hal Roy <hal@customer.example>', to: mailbox, subject, text: 'Hello' },
      mailbox,
    )
  await eventually(async () => (await workspace.system.status()).quarantined === 2, { timeout: 60_000 })
  const context = await browser.newContext({ baseURL: product.url, locale: 'en-GB' })
  await context.addCookies(
    admin.cookie.split('; ').map((cookie) => {
      const [name = '', ...value] = cookie.split('=')
      return { name, value: value.join('='), url: product.url }
    }),
  )
  const page = await context.newPage()
  await shots(page, camera, async (width) => {
    await page.goto(`/inbox/${second.id}?view=all`)
    await expectShown(thread(page).getByRole('button', { name: /Retry/ }))
    await camera.take(page, 'trouble-failed-reply', width)
  })
  mail.fail({ on: 'imap-login', message: 'Too many connections from this address' })
  mail.fail({ on: 'imap-connect' })
  await shots(page, camera, async (width) => {
    await page.goto('/system')
    await expectShown(page.getByText('Fetching it breaks the connection').first())
    await camera.take(page, 'trouble-system', width)
  })
}
