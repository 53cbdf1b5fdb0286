import type { InboundBatch } from '@hubbub/contracts'
import type { PullInput } from '../contract.ts'
import { pageSize } from './client.ts'
import { type GithubCursor, type ListPlace, parseGithubCursor } from './cursor.ts'
import { editOf, type Ourselves } from './mapper.ts'
import { pullMentions } from './pull-mentions.ts'
import { readWritten, type WrittenAt } from './read-written.ts'
import type { GithubDeps, Read } from './reading.ts'

const dayMs = 86_400_000
/** Copies of their database lag a little: so far back is asked again, and what was told then is remembered. */
const overlapMs = 10_000

/** Issues and pull requests, then what was said below them, then who named us elsewhere; each by the order of changes. */
export async function* pullGithub(deps: GithubDeps, input: PullInput): AsyncGenerator<InboundBatch> {
  const { settings, clock, pace } = deps
  const { signal } = input
  signal.throwIfAborted()
  if (clock.now().getTime() < pace.nextAt) return
  const us = await deps.us(signal)
  let cursor = parseGithubCursor(input.cursor, new Date(clock.now().getTime() - settings.importDays * dayMs))
  const move = (name: string, place: ListPlace) => {
    cursor = { ...cursor, lists: { ...cursor.lists, [name]: place } }
    return cursor
  }
  for (const repo of settings.repositories)
    for (const list of listsOf(repo)) {
      const place = cursor.lists[list.path] ?? { since: cursor.start, etag: null, told: {} }
      const walk = { ...input, us, start: cursor.start }
      for await (const { read, place: after } of walkList(deps, list, place, walk))
        yield { ...read, cursor: move(list.path, after) }
    }
  if (settings.mentions) {
    const place = cursor.lists['mentions'] ?? { since: cursor.start, etag: null, told: {} }
    for await (const { read, place: after } of pullMentions(deps, place, { us, signal }))
      yield { ...read, cursor: move('mentions', after) }
  }
  pace.nextAt = clock.now().getTime() + settings.everyMinutes * 60_000
}

interface List {
  path: string
  params: Record<string, string>
  at: WrittenAt
}

function listsOf(repo: string): List[] {
  const params = { sort: 'updated', direction: 'asc' }
  return [
    { path: `/repos/${repo}/issues`, params: { ...params, state: 'all' }, at: { repo } },
    { path: `/repos/${repo}/issues/comments`, params, at: { repo, sort: 'comment' } },
    { path: `/repos/${repo}/pulls/comments`, params, at: { repo, sort: 'line' } },
  ]
}

interface Walk extends Pick<PullInput, 'known' | 'signal'> {
  us: Ourselves
  start: GithubCursor['start']
}

/** Goes on from the last change that came, not from page to page: what changes meanwhile moves to another page. */
async function* walkList({ client }: GithubDeps, list: List, from: ListPlace, walk: Walk) {
  let place = from
  let since = before(place.since)
  let etag = place.etag
  for (let page = 1; ;) {
    const { params, path } = list
    const found = await client.list(path, { ...params, since, page }, { etag, signal: walk.signal })
    if (found === null) return
    const { items } = found
    const { read, told, last } = await readPage(items, { list, place, walk, since })
    const whole = items.length < pageSize
    place = {
      since: last > place.since ? last : place.since,
      etag: whole && page === 1 ? found.etag : null,
      told: lately({ ...place.told, ...told }, last),
    }
    if (read.messages.length + read.changes.length + read.unreadable.length > 0 || place.etag !== from.etag)
      yield { read, place }
    if (whole) return
    const next = before(last)
    page = next > since ? 1 : page + 1
    since = next > since ? next : since
    etag = null
  }
}

interface Page {
  list: List
  place: ListPlace
  walk: Walk
  since: string
}

async function readPage(items: readonly unknown[], { list, place, walk, since }: Page) {
  const read: Read = { messages: [], unreadable: [], changes: [] }
  const told: Record<string, string> = {}
  let last = place.since
  const all = items.map((item) => readWritten(item, list.at, walk.us))
  const stored = await walk.known?.(all.flatMap((one) => (one.ok ? [one.message.externalId] : [])))
  for (const one of all) {
    if (!one.ok) {
      read.unreadable.push(one.unreadable)
      continue
    }
    const { message, written } = one
    const id = message.externalId
    last = written.updated_at > last ? written.updated_at : last
    if (place.told[id] === written.updated_at) continue
    told[id] = written.updated_at
    const fresh = stored === undefined ? !(id in place.told) && written.created_at >= since : !stored.has(id)
    // What is old, and only moved by somebody, is there to be seen and waits for nobody.
    const addressed = message.addressed && written.created_at >= walk.start
    if (fresh) read.messages.push({ ...message, addressed })
    // What was never touched comes back in other words than we sent it: rendered.
    else if (written.updated_at !== written.created_at) read.changes.push(editOf(written, id))
  }
  return { read, told, last }
}

/** As GitHub writes times: in seconds. */
export const before = (time: string) =>
  new Date(Date.parse(time) - overlapMs).toISOString().replace(/\.\d+Z$/, 'Z')

export const lately = (told: ListPlace['told'], last: string) =>
  Object.fromEntries(Object.entries(told).filter(([, at]) => at >= before(last)))
