import type { InboundChange, InboundMessage, PostMeta } from '@hubbub/contracts'
import { z } from 'zod'

/** What is looked at again from time to time: by id, how it stood when it was last seen. */
export const watchedSchema = z.object({
  /** When it was last looked at. */
  at: z.iso.datetime().nullable(),
  known: z.record(z.string(), z.string()),
})
export type Watched = z.infer<typeof watchedSchema>

export const nothingWatched: Watched = { at: null, known: {} }

/** How something stands at the network now. */
export type Standing = { id: string } & (
  | { gone: true }
  | {
      gone: false
      text: string
      html: string | null
      editedAt: string | null
      engagement: NonNullable<PostMeta['engagement']>
    }
)

/** The cursor carries them, so they are few: what was said last. */
const maxWatched = 100

/** Notes what was told. In private nothing can be looked up, and little is changed. */
export function watch(watched: Watched, messages: readonly InboundMessage[], max = maxWatched): Watched {
  const young = messages.flatMap(({ externalId, post }) =>
    post === null || post.audience === 'direct'
      ? []
      : [[externalId, versionOf(post.editedAt, post.engagement)] as const],
  )
  if (young.length === 0) return watched
  return { ...watched, known: Object.fromEntries([...Object.entries(watched.known), ...young].slice(-max)) }
}

export const isDue = ({ at, known }: Watched, now: Date, everyMs: number): boolean =>
  Object.keys(known).length > 0 && (at === null || now.getTime() - Date.parse(at) >= everyMs)

/** What has become of it since. What the network says nothing of stays as it was. */
export function compare(
  watched: Watched,
  standings: readonly Standing[],
  now: Date,
): { changes: InboundChange[]; watched: Watched } {
  const changes: InboundChange[] = []
  const known = { ...watched.known }
  for (const standing of standings) {
    const before = known[standing.id]
    if (before === undefined) continue
    changes.push(...changesOf(standing, before, now))
    if (standing.gone) delete known[standing.id]
    else known[standing.id] = versionOf(standing.editedAt, standing.engagement)
  }
  return { changes, watched: { at: now.toISOString(), known } }
}

function changesOf(standing: Standing, before: string, now: Date): InboundChange[] {
  const { id: externalId } = standing
  if (standing.gone) return [{ externalId, at: now, kind: 'deleted' }]
  const { editedAt, text, html, engagement } = standing
  const changes: InboundChange[] = []
  const [edited = '', counts] = before.split('|')
  const [nowEdited, nowCounts] = versionOf(editedAt, engagement).split('|')
  if (editedAt !== null && nowEdited !== edited)
    changes.push({ externalId, at: new Date(editedAt), kind: 'edited', text, html })
  if (nowCounts !== counts) changes.push({ externalId, at: now, kind: 'engagement', engagement })
  return changes
}

const versionOf = (editedAt: string | null, engagement: PostMeta['engagement']) =>
  `${editedAt ?? ''}|${[engagement?.likes, engagement?.replies, engagement?.views].map((count) => count ?? '').join(' ')}`
