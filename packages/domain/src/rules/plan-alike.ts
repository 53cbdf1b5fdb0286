import { isAlike, keyOf, type Sketch, sketch } from '@hubbub/alike'
import type { AlikeMember, AlikePost, AlikeStanding } from '../ports/alike.ts'

/** What was said longer ago than that is not repeated by saying it again. */
export const ALIKE_DAYS = 3
const WINDOW_MS = ALIKE_DAYS * 86_400_000

export interface SketchedPost extends AlikePost {
  sketch: Sketch | null
}

export interface AlikeFacts {
  /** By `linkOf`, which messages the network means. */
  originals: ReadonlyMap<string, string>
  /** Who holds which key of a text or, by `linkKey`, of what a network means. */
  holders: ReadonlyMap<string, string>
  standing: ReadonlyMap<string, AlikeStanding>
}

export interface AlikePlan {
  members: AlikeMember[]
  /** Groups whose first may be another one. */
  due: string[]
}

export const linkOf = ({ kind, externalId }: { kind: string; externalId: string }) => `${kind}:${externalId}`
export const linkKey = (post: Pick<AlikePost, 'kind' | 'externalId' | 'repeats'>) =>
  keyOf(linkOf({ kind: post.kind, externalId: post.repeats ?? post.externalId })).toString()

/** Posts in the order in which they were said. */
export const sketched = (posts: readonly AlikePost[]): SketchedPost[] =>
  posts
    .map((post) => ({ ...post, sketch: sketch(post.text) }))
    .toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime() || (a.id < b.id ? -1 : 1))

/**
 * Which posts repeat somebody: the network says so, or their texts are alike. Each is held against the one that said it
 * first, so that a group does not wander away from what it began with. Posts come in the order of `sketched`.
 */
export function planAlike(posts: readonly SketchedPost[], facts: AlikeFacts): AlikePlan {
  const seen = new Map<string, Seen>()
  for (const { id, sentAt, groupId, text } of facts.standing.values())
    seen.set(id, { sentAt, groupId, sketch: sketch(text) })
  for (const { id, sentAt, sketch: own } of posts)
    seen.set(id, { sentAt, groupId: seen.get(id)?.groupId ?? null, sketch: own })
  const plan: AlikePlan = { members: [], due: [] }
  for (const post of posts) {
    const whole = seen.get(post.id)
    if (whole === undefined || whole.groupId !== null) continue
    const found = findLinked(post, facts, seen) ?? findByText(post, facts, seen)
    if (found !== null) join(plan, { post, whole, ...found })
  }
  return plan
}

interface Seen {
  sentAt: Date
  groupId: string | null
  sketch: Sketch | null
}

interface Found {
  id: string
  known: Seen
  via: AlikeMember['via']
}

/** Whom the network names; or, of something that its reposts came before, one of those. */
function findLinked(
  post: SketchedPost,
  { originals, holders }: AlikeFacts,
  seen: ReadonlyMap<string, Seen>,
): Found | null {
  const original =
    post.repeats === null ? undefined : originals.get(linkOf({ kind: post.kind, externalId: post.repeats }))
  const id = original ?? holders.get(linkKey(post))
  const known = id === undefined || id === post.id ? undefined : seen.get(id)
  return id === undefined || known === undefined ? null : { id, known, via: 'link' }
}

function findByText(
  { id: own, sketch: said, sentAt }: SketchedPost,
  { holders }: AlikeFacts,
  seen: ReadonlyMap<string, Seen>,
): Found | null {
  if (said === null) return null
  for (const key of said.keys) {
    const id = holders.get(key.toString())
    const known = id === undefined || id === own ? undefined : seen.get(id)
    if (id === undefined || known === undefined || known.sketch === null) continue
    const inTime = sentAt.getTime() >= known.sentAt.getTime() - WINDOW_MS
    if (inTime && isAlike(said, known.sketch)) return { id, known, via: 'text' }
  }
  return null
}

interface Join extends Found {
  post: SketchedPost
  whole: Seen
}

function join(plan: AlikePlan, { post, whole, id, known, via }: Join): void {
  const groupId = known.groupId ?? id
  if (known.groupId === null) {
    known.groupId = groupId
    plan.members.push({ messageId: id, groupId, via, repeats: false, sentAt: known.sentAt })
  }
  whole.groupId = groupId
  plan.members.push({ messageId: post.id, groupId, via, repeats: true, sentAt: post.sentAt })
  if (post.sentAt < known.sentAt) plan.due.push(groupId)
}
