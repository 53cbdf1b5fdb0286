import type { WorkspaceResources } from '@hubbub/api-client'
import { eventually } from '@hubbub/test-support'
import type { Page } from 'playwright-core'
import { expectShown } from '../e2e/lib/inbox.ts'
import { type Scene, settle } from './scene.ts'

const news =
  'The first beans of the year are here: washed, from Huila, light as tea. In the shop by the harbour from Saturday on.'

/** Says something with every account of the demo that may, and waits until it stands there. */
export async function makePosts({ posts }: WorkspaceResources): Promise<void> {
  const places = (await posts.terms()).items.filter(({ can, fields }) => can && !fields.some(isAsked))
  if (places.length === 0) return
  await posts.publish({
    groupId: crypto.randomUUID(),
    posts: places.map(({ channel, fields }) => ({
      channelId: channel.id,
      clientId: crypto.randomUUID(),
      text: news,
      fields: Object.fromEntries(fields.map(({ name, initial }) => [name, initial])),
    })),
    attachmentIds: [],
  })
  await eventually(
    async () => {
      const { items } = await posts.list({})
      return items.filter(({ delivery }) => delivery?.state === 'sent').length >= places.length
    },
    { timeout: 60_000, interval: 500 },
  )
}

/** What only a person could fill in. */
const isAsked = ({ required, initial }: { required: boolean; initial: string }) => required && initial === ''

/** What our accounts said, and something new for several of them. */
export const postScenes = (): Scene[] => [
  { name: 'posts', path: '/posts', set: showPosts },
  { name: 'posts-new', path: '/posts/new', set: writePost },
]

async function showPosts(page: Page) {
  await expectShown(page.getByRole('list', { name: 'Posts' }).getByRole('article').first())
  await settle(page)
}

async function writePost(page: Page) {
  const accounts = page.getByRole('checkbox').and(page.locator(':enabled'))
  await expectShown(accounts.first())
  for (const index of [0, 1]) await accounts.nth(index).check()
  await page
    .getByLabel('Text', { exact: true })
    .fill('On Saturday our roasters show how they do it. Come early, it is a small room.')
}
