import type { InboundMessage } from '@hubbub/contracts'
import type { HistoryAuthor } from '../../history/authors.ts'
import type { HistoryPost } from '../../history/tell-history.ts'
import type { XPerson, XSaid } from '../../x/x-types.ts'
import type { XWorld } from '../../x/x-world.ts'
import type { PastClock } from './past-clock.ts'
import { pastMessage } from './past-message.ts'

/** What strangers said at X before the brand was there. */
export function createXPast(world: XWorld, clock: PastClock) {
  const strangers = new Map<string, XPerson>()
  const said = new Map<string, XSaid>()
  const stranger = ({ id, handle, name, followers, verified }: HistoryAuthor) =>
    strangers.getOrInsertComputed(id, () => world.join(handle, { id, name, followers, verified }))

  function tellOne(post: HistoryPost): InboundMessage {
    const { id: value, handle, name, followers, verified } = post.author
    const url = `https://x.com/${handle}`
    const reposts = post.repeats === null ? undefined : said.get(post.repeats)
    const one = clock.at(post.at, () =>
      world.say(stranger(post.author), post.text, reposts === undefined ? {} : { reposts }),
    )
    said.set(post.key, one)
    return pastMessage(post, {
      externalId: one.id,
      author: { kind: 'x', value, name, handle, url, followers, verified },
      url: `${url}/status/${one.id}`,
      repeats: reposts?.id ?? null,
      country: countryOf(post.author),
      facts: { postId: one.id, namesUs: false, quotesUs: false },
    })
  }
  return {
    tell: (posts: readonly HistoryPost[]) => posts.map(tellOne),
    isStranger: ({ id }: XPerson) => strangers.has(id),
  }
}

/** One author in three puts a place on their posts, the same one every time. */
function countryOf({ id, language }: HistoryAuthor): string | undefined {
  const number = Array.from(id).reduce((sum, sign) => (31 * sum + sign.charCodeAt(0)) % 9973, 7)
  const some: Readonly<Record<string, readonly string[]>> = {
    en: ['GB', 'US', 'IE', 'CA'],
    de: ['DE', 'DE', 'AT', 'CH'],
    fr: ['FR', 'BE'],
    es: ['ES', 'MX'],
  }
  const countries = some[language] ?? []
  return number % 3 === 0 ? countries[Math.floor(number / 3) % Math.max(1, countries.length)] : undefined
}
