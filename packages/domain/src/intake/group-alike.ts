import type { AlikePost, AlikeRepository } from '../ports/alike.ts'
import { linkKey, linkOf, planAlike, type SketchedPost, sketched } from '../rules/plan-alike.ts'

/**
 * Finds whom posts repeat, and keeps it. Two who do so at the same time with the same text wait for each other at its keys.
 * What others said is not touched here, where many wait: who is the first of a group is settled afterwards.
 * @returns those that repeat somebody.
 */
export async function groupAlike(alike: AlikeRepository, posts: readonly AlikePost[]): Promise<Set<string>> {
  if (posts.length === 0) return new Set()
  const ordered = sketched(posts)
  const originals = await originalsOf(alike, ordered)
  const holders = await holdersOf(alike, ordered, originals)
  const own = new Set(ordered.map(({ id }) => id))
  const others = new Set([...originals.values(), ...holders.values()]).difference(own)
  const found = others.size === 0 ? [] : await alike.standing([...others])
  const standing = new Map(found.map((one) => [one.id, one]))
  const gone = [...holders].filter(([, id]) => !own.has(id) && !standing.has(id))
  for (const [key, id] of await alike.passOn(takenOver(ordered, gone))) holders.set(key, id)
  const plan = planAlike(ordered, { originals, holders, standing })
  const repeating = new Set(plan.members.flatMap(({ messageId, repeats }) => (repeats ? [messageId] : [])))
  // Only who says it first is compared with.
  await alike.letGo([...holders].flatMap(([key, id]) => (repeating.has(id) ? [{ key, id }] : [])))
  await alike.join(plan.members)
  await alike.makeDue(plan.due)
  return repeating
}

async function originalsOf(
  alike: AlikeRepository,
  posts: readonly SketchedPost[],
): Promise<Map<string, string>> {
  const refs = posts.flatMap(({ kind, repeats }) => (repeats === null ? [] : [{ kind, externalId: repeats }]))
  if (refs.length === 0) return new Map()
  return new Map((await alike.originals(refs)).map((one) => [linkOf(one), one.id]))
}

/** Of texts, and of what was reposted and was never heard, the first holds the keys. Who is not reposted asks only. */
async function holdersOf(
  alike: AlikeRepository,
  posts: readonly SketchedPost[],
  originals: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const claims = new Map<string, { key: string; id: string; at: Date }>()
  for (const post of posts)
    for (const key of keysOf(post, originals)) {
      const claim = claims.get(key)
      if (claim === undefined) claims.set(key, { key, id: post.id, at: post.sentAt })
      else claim.at = post.sentAt
    }
  const links = posts.filter(({ repeats }) => repeats === null).map(linkKey)
  const reposted = await alike.holders(links.filter((key) => !claims.has(key)))
  return new Map([...reposted, ...(await alike.claim([...claims.values()]))])
}

function keysOf(post: SketchedPost, originals: ReadonlyMap<string, string>): string[] {
  const { kind, repeats, sketch } = post
  const isUnheard = repeats !== null && !originals.has(linkOf({ kind, externalId: repeats }))
  return [...(sketch?.keys.map(String) ?? []), ...(isUnheard ? [linkKey(post)] : [])]
}

/** Keys of what is no more go to the first who asked for them. */
function takenOver(
  posts: readonly SketchedPost[],
  gone: readonly (readonly [key: string, id: string])[],
): { key: string; from: string; to: string }[] {
  return gone.flatMap(([key, from]) => {
    const heir = posts.find(
      (post) => post.sketch?.keys.some((own) => String(own) === key) ?? linkKey(post) === key,
    )
    return heir === undefined ? [] : [{ key, from, to: heir.id }]
  })
}
