import type { WorkspaceResources } from '@hubbub/api-client'
import { eventually } from '@hubbub/test-support'
import type { Page } from 'playwright-core'
import { expectShown } from '../e2e/lib/inbox.ts'
import { type Scene, settle } from './scene.ts'

export interface Listening {
  /** The monitor that matched most in a day. */
  monitorId: string
  /** An account that is asked for what monitors want. */
  channelId: string
}

/** Once the past is looked through and the accounts have taken up what is wanted. Null where nothing is listened for. */
export async function findListening({ monitors, channels }: WorkspaceResources): Promise<Listening | null> {
  const [found] = (await monitors.list()).items.toSorted((a, b) => b.lastDay - a.lastDay)
  const account = (await channels.list()).items.find(({ kind }) => kind === 'x')
  if (found === undefined || account === undefined) return null
  await eventually(
    async () =>
      (await monitors.list()).items.every(({ state }) => state === 'matched') &&
      (await channels.listening(account.id)).current,
    { timeout: 60_000, interval: 500 },
  )
  return { monitorId: found.id, channelId: account.id }
}

/** Somebody is called to a conversation, and has not answered yet. */
export async function callSomebody(
  { escalations, members }: WorkspaceResources,
  conversationId: string,
): Promise<void> {
  const { items } = await members.list()
  const called = items.find(({ name }) => name.startsWith('Jonas')) ?? items[0]
  if (called === undefined) return
  await escalations.page(conversationId, {
    severity: 'high',
    message: 'Three shops wait for the same machine, and they tell each other.',
    targets: [{ kind: 'member', id: called.id }],
  })
}

/** What is listened for, what it found, and who is called when it matters. */
export const listeningScenes = ({ monitorId, channelId }: Listening): Scene[] => [
  { name: 'monitors', path: '/monitors', set: showMonitors },
  { name: 'monitor', path: `/monitors/${monitorId}`, set: showMonitor },
  { name: 'monitor-sources', path: null, set: showSources },
  { name: 'analytics', path: '/analytics', set: showFigures },
  { name: 'coverage', path: '/coverage', set: settle },
  { name: 'alerts', path: '/alerts?who=all', set: settle },
  { name: 'channel-listening', path: `/settings/channels/${channelId}`, set: showAccount },
]

async function showMonitors(page: Page) {
  await expectShown(page.getByRole('list', { name: 'Monitors' }))
  await settle(page)
}

async function showMonitor(page: Page) {
  await expectShown(page.getByRole('list', { name: 'Accounts that are asked for it' }))
  await settle(page)
}

/** Beside the form, below what was found. */
async function showSources(page: Page) {
  await page.getByText('All that comes in by').scrollIntoViewIfNeeded()
  await settle(page)
}

async function showFigures(page: Page) {
  await expectShown(page.getByRole('figure').or(page.getByRole('img')).first())
  await settle(page)
}

async function showAccount(page: Page) {
  await page.getByRole('heading', { name: 'From monitors' }).scrollIntoViewIfNeeded()
  await page
    .getByRole('region', { name: 'From monitors' })
    .getByRole('listitem')
    .last()
    .scrollIntoViewIfNeeded()
  await settle(page)
}
