import type { WorkspaceResources } from '@hubbub/api-client'
import { eventually } from '@hubbub/test-support'
import type { Page } from 'playwright-core'
import { expectShown } from '../e2e/lib/inbox.ts'
import { type Scene, settle } from './scene.ts'

/** The incident of the demo's past, once it is there with its review. */
export async function findIncident({ incidents }: WorkspaceResources): Promise<string> {
  return await eventually(
    async () => {
      const { items } = await incidents.list({ open: 'false' })
      return items.find(({ state }) => state === 'reviewed')?.id
    },
    { timeout: 180_000, interval: 1000 },
  )
}

/** What was found, how it is carried, and what is made ready for it. */
export const crisisScenes = (incidentId: string): Scene[] => [
  { name: 'found', path: '/alerts/found', set: settle },
  { name: 'rules', path: '/alerts/rules', set: settle },
  { name: 'incidents', path: '/incidents?over=true', set: settle },
  { name: 'incident', path: `/incidents/${incidentId}`, set: settle },
  { name: 'incident-review', path: null, set: showReview },
  { name: 'playbooks', path: '/incidents/playbooks', set: settle },
  { name: 'statements', path: '/incidents/statements', set: settle },
  { name: 'columns', path: '/columns', set: settle },
  { name: 'reports', path: '/reports', set: settle },
  { name: 'digests', path: '/alerts/digests', set: settle },
]

async function showReview(page: Page) {
  const review = page.getByRole('heading', { name: 'Review', exact: true })
  await review.evaluate((heading) => heading.scrollIntoView({ block: 'start' }))
  await expectShown(review)
  await settle(page)
}
