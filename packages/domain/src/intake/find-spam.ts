import type { AlikePost, AlikeRepository } from '../ports/alike.ts'
import { judgeSpam, SPAM_FROM } from '../rules/judge-spam.ts'

/** Finds and keeps which posts may be spam; of those that repeat somebody it is known who. What people say of one stays. */
export async function findSpam(
  alike: Pick<AlikeRepository, 'saidBefore' | 'keepSpam'>,
  posts: readonly AlikePost[],
  /** Those that repeat somebody. */
  repeating: ReadonlySet<string>,
): Promise<void> {
  const written = posts.filter(({ id, repeats }) => repeats === null && repeating.has(id))
  // Who repeats by the network's own means has not written it.
  const times = await alike.saidBefore(written.map(({ id }) => id))
  const found = posts.flatMap(({ id, text, author }) => {
    const spam = judgeSpam({ text, author, times: times.get(id) ?? 0 })
    return spam === null ? [] : [{ id, ...spam, counts: spam.likelihood >= SPAM_FROM }]
  })
  if (found.length > 0) await alike.keepSpam(found)
}
