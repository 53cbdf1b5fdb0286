import { ChannelError } from '../channel-error.ts'
import { issueSchema } from './api-types.ts'
import { pageSize } from './client.ts'
import type { ListPlace } from './cursor.ts'
import { names, type Ourselves } from './mapper.ts'
import { readWritten, type WrittenAt } from './read-written.ts'
import type { GithubDeps, Read } from './reading.ts'

/** Searching finds late. */
const overlapMs = 10 * 60_000

/** Issues and pull requests anywhere that name us, and what in their comments does; a page of them with every look. */
export async function* pullMentions(
  { client, settings }: Pick<GithubDeps, 'client' | 'settings'>,
  place: ListPlace,
  { us, signal }: { us: Ourselves; signal: AbortSignal },
): AsyncGenerator<{ read: Read; place: ListPlace }> {
  const since = new Date(Date.parse(place.since) - overlapMs).toISOString().replace(/\.\d+Z$/, 'Z')
  const found = await client.search(`mentions:${us.login} updated:>=${since}`, signal)
  const ours = new Set(settings.repositories.map((name) => name.toLowerCase()))
  const read: Read = { messages: [], unreadable: [], changes: [] }
  const told: ListPlace['told'] = {}
  let last = place.since
  const hear = (item: unknown, at: WrittenAt, updatedAt: string) => {
    const one = readWritten(item, at, us)
    if (!one.ok) return void read.unreadable.push(one.unreadable)
    const { externalId } = one.message
    if (externalId in place.told || one.written.created_at < since) return
    if (one.message.direction === 'in' && !names(one.written.body ?? '', us.login)) return
    told[externalId] = updatedAt
    read.messages.push({ ...one.message, addressed: one.message.direction === 'in' })
  }
  for (const item of found) {
    const issue = issueSchema.safeParse(item).data
    const repo = /\/repos\/([^/]+\/[^/]+)$/.exec(issue?.repository_url ?? '')?.[1]
    if (issue === undefined || repo === undefined) continue
    const { number, updated_at: updatedAt } = issue
    last = updatedAt > last ? updatedAt : last
    if (ours.has(repo.toLowerCase())) continue
    hear(item, { repo }, updatedAt)
    const comments = await client
      .comments(`/repos/${repo}/issues/${number}/comments`, { since }, signal)
      .catch((error: unknown) => {
        // A repository that was shut meanwhile says nothing more.
        if (error instanceof ChannelError && error.class === 'rejected') return []
        throw error
      })
    for (const comment of comments) hear(comment, { repo, number, sort: 'comment' }, updatedAt)
  }
  const kept = Object.entries({ ...place.told, ...told }).filter(
    ([, at]) => Date.parse(at) >= Date.parse(last) - 2 * overlapMs,
  )
  const after = { since: last, etag: null, told: Object.fromEntries(kept) }
  if (JSON.stringify(after) !== JSON.stringify(place)) yield { read, place: after }
  if (found.length === pageSize && last > place.since)
    yield* pullMentions({ client, settings }, after, { us, signal })
}
