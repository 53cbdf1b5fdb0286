import { createBluesky, createFeedSite, createMastodon, createTelegram, createX } from '@hubbub/simulators'
import type { Page } from 'playwright-core'
import { expectShown } from './inbox.ts'

export type Networks = Awaited<ReturnType<typeof openNetworks>>

/** Networks with the brand's accounts, and somebody who talks there. */
export async function openNetworks(
  stack: AsyncDisposableStack,
  /** By which clock X says when something was said. */
  xNow: () => Date = () => new Date(),
) {
  const x = stack.use(await createX({ now: xNow }))
  const bluesky = stack.use(await createBluesky())
  const mastodon = stack.use(await createMastodon())
  const telegram = stack.use(await createTelegram())
  const feed = stack.use(await createFeedSite({ title: 'The Grinder' }))
  const own = {
    x: x.world.join('acme', { name: 'Acme' }),
    bluesky: bluesky.join('acme.example', 'Acme'),
    mastodon: mastodon.join('acme', 'Acme'),
  }
  const token = '700000001:AAtoken-of-the-acme-bot-for-the-tests'
  const bot = telegram.addBot({ token, username: 'acme_bot', name: 'Acme' })
  const news = telegram.world.group('Acme news', { type: 'channel', username: 'acme_news' })
  telegram.world.roomOf(news.id).roles.set(bot.me.id, { status: 'administrator', can_post_messages: true })
  const { access } = x.access.letIn(own.x)
  const secrets = {
    x: access,
    xApp: x.access.addApp('the-app'),
    bluesky: bluesky.letIn(own.bluesky),
    mastodon: mastodon.letIn(own.mastodon),
    telegram: token,
  }
  const jo = {
    x: x.world.join('jo_grinds', { name: 'Jo Customer' }),
    bluesky: bluesky.join('jo.example', 'Jo Blue'),
    mastodon: mastodon.join('jo', 'Jo Toot', 'other.example'),
    telegram: { id: 501, is_bot: false, first_name: 'Jo', last_name: 'Gram' },
  }
  return { x, bluesky, mastodon, telegram, news, feed, own, secrets, jo }
}

/** Connects an account by the form that its channel describes. */
export async function connect(page: Page, label: string, values: Record<string, string>): Promise<void> {
  await page.goto('/settings/channels/new')
  await page.getByRole('link', { name: new RegExp(`^${label}(?!,)`) }).click()
  await expectShown(page.getByRole('heading', { name: `Connect ${label}` }))
  await page.getByLabel('Name', { exact: true }).fill(`Our ${label}`)
  for (const summary of await page.locator('summary', { hasText: 'More' }).all()) await summary.click()
  for (const [field, value] of Object.entries(values))
    await page
      .getByRole('textbox', { name: field })
      .or(page.getByLabel(field, { exact: true }))
      .first()
      .fill(value)
  await page.getByRole('button', { name: 'Test the connection' }).click()
}

export async function keep(page: Page, label: string): Promise<void> {
  await expectShown(page.getByText('It works.', { exact: true }))
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  // Where the network has to be told an address of ours, one comes to that; else to the list.
  await page.waitForURL((url) => !url.pathname.includes('/new'))
  await page.goto('/settings/channels')
  const row = page.getByRole('listitem').filter({ hasText: `Our ${label}` })
  await expectShown(row.getByText('Connected', { exact: true }))
}
