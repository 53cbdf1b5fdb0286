import { createRandom, type Random } from '../customers/random.ts'
import { inOwnWords } from './own-words.ts'
import { pickByWeight } from './pick-by-weight.ts'
import { spammed } from './spam.ts'
import { type HistoryAuthor, inventAuthors, loudAuthor } from './authors.ts'
import {
  award,
  type Brand,
  brands,
  compared,
  everyday,
  firmware,
  firmwareLoud,
  firmwareMended,
  highland,
  priceRise,
  type Theme,
  words,
} from './themes.ts'

export type HistoryNetwork = 'x' | 'bluesky' | 'mastodon'

export interface HistoryPost {
  /** Unique in one history. */
  key: string
  network: HistoryNetwork
  author: HistoryAuthor
  text: string
  language: HistoryAuthor['language']
  at: Date
  /** The key of what it repeats. */
  repeats: string | null
  engagement: { likes: number; replies: number; reposts: number }
  /** What it is about, for tests. */
  theme: string
  brand: Brand
}

export interface HistoryOptions {
  seed: string
  /** It ends here, */
  until: Date
  /** and begins so many days before. */
  days: number
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** People talk when they are awake, most at breakfast and after work. Per hour of the day, UTC. */
const hours = [1, 1, 1, 1, 2, 5, 11, 15, 13, 10, 8, 7, 8, 7, 6, 6, 7, 9, 10, 9, 8, 6, 4, 2]
const weekdays = [0.85, 1.05, 1, 1, 1, 1.1, 0.95]

/** How often each brand is spoken of in a day on which nothing happens. */
const usual: Record<Brand, number> = { northwind: 46, fjordbean: 30, calderone: 21 }

const networks: readonly (readonly [HistoryNetwork, number])[] = [
  ['x', 46],
  ['bluesky', 32],
  ['mastodon', 22],
]

interface Surge {
  theme: Theme
  /** Days before the end at which it begins, and the hour of that day. */
  daysAgo: number
  hour: number
  /** How many in its first hour; a half of it is left after `halfLife` hours. */
  first: number
  halfLife: number
  lasts: number
}

const surges: readonly Surge[] = [
  { theme: highland, daysAgo: 21, hour: 8, first: 7, halfLife: 14, lasts: 72 },
  { theme: priceRise, daysAgo: 16, hour: 11, first: 16, halfLife: 9, lasts: 60 },
  { theme: award, daysAgo: 10, hour: 18, first: 14, halfLife: 8, lasts: 48 },
  { theme: firmware, daysAgo: 6, hour: 7, first: 34, halfLife: 11, lasts: 96 },
  { theme: firmwareMended, daysAgo: 4, hour: 9, first: 8, halfLife: 16, lasts: 72 },
]
/** Whose word travelled, how many hours after the update, and how often it was repeated. */
const loud = [
  { hoursAfter: 2, repeats: 46 },
  { hoursAfter: 11, repeats: 28 },
] as const

/**
 * A month of what people said of a coffee roaster and two others: quiet days, a beloved roast, somebody else's price rise
 * and award, and in the last week an update that breaks machines. The same seed and end tell the same.
 * @returns oldest first.
 */
export function tellHistory({ seed, until, days }: HistoryOptions): HistoryPost[] {
  const random = createRandom(seed)
  // By itself, so that nothing else depends on what people put around what they say.
  const teller = createTeller(random, createRandom(`${seed} words`))
  const begins = Date.UTC(until.getUTCFullYear(), until.getUTCMonth(), until.getUTCDate()) - days * DAY_MS
  for (let day = 0; day <= days; day += 1) {
    const midnight = begins + day * DAY_MS
    for (const brand of brands) tellDay(teller, { brand, midnight, random })
  }
  const end = begins + days * DAY_MS
  for (const surge of surges) tellSurge(teller, surge, end)
  tellLoud(teller, end)
  tellSpam(teller, end)
  return teller
    .told()
    .filter(({ at }) => at < until && at.getTime() >= begins)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

interface Said {
  theme: Theme
  at: number
}

function createTeller(random: Random, wording: Random) {
  const authors = inventAuthors(random, 900)
  const posts: HistoryPost[] = []
  const byLanguage = Map.groupBy(authors, ({ language }) => language)
  const network = () => pickByWeight(random, networks)

  function keep(post: Omit<HistoryPost, 'key' | 'engagement'>): HistoryPost {
    const liked = Math.round(post.author.followers * random.between(0, 0.02))
    const kept = {
      ...post,
      key: `h${posts.length}`,
      engagement: { likes: liked, replies: Math.round(liked / 9), reposts: Math.round(liked / 14) },
    }
    posts.push(kept)
    return kept
  }

  return {
    random,
    authors,
    keep,
    network,
    told: () => posts,
    say({ theme, at }: Said) {
      const spoken = Object.keys(theme.texts) as HistoryAuthor['language'][]
      const asked = random.pick(authors as [HistoryAuthor, ...HistoryAuthor[]])
      const language = spoken.includes(asked.language) ? asked.language : 'en'
      const speakers = byLanguage.get(language) ?? authors
      const author =
        language === asked.language ? asked : random.pick(speakers as [HistoryAuthor, ...HistoryAuthor[]])
      const text = inOwnWords(fill(random.pick(theme.texts[language] ?? ['']), random), language, wording)
      keep({
        network: network(),
        author,
        text,
        language,
        at: new Date(at),
        repeats: null,
        theme: theme.id,
        brand: theme.brand,
      })
    },
  }
}
type Teller = ReturnType<typeof createTeller>

function tellDay(
  teller: Teller,
  { brand, midnight, random }: { brand: Brand; midnight: number; random: Random },
): void {
  const themes = themesOf(brand)
  const many = usual[brand] * (weekdays[new Date(midnight).getUTCDay()] ?? 1) * random.between(0.85, 1.15)
  for (let said = 0; said < many; said += 1) {
    const theme = brand === 'northwind' && random.between(0, 1) < 0.05 ? compared : random.pick(themes)
    teller.say({ theme, at: midnight + hourOf(random) * HOUR_MS + random.between(0, HOUR_MS) })
  }
}

const themesOf = (brand: Brand) => everyday.filter((theme) => theme.brand === brand) as [Theme, ...Theme[]]

const hourOf = (random: Random) => pickByWeight(random, [...hours.entries()])

function tellSurge(
  teller: Teller,
  { theme, daysAgo, hour, first, halfLife, lasts }: Surge,
  end: number,
): void {
  const begin = end - daysAgo * DAY_MS + hour * HOUR_MS
  for (let passed = 0; passed < lasts; passed += 1) {
    const awake = (hours[(hour + passed) % 24] ?? 1) / 9
    const many = Math.round(first * 0.5 ** (passed / halfLife) * awake)
    for (let said = 0; said < many; said += 1)
      teller.say({ theme, at: begin + passed * HOUR_MS + teller.random.between(0, HOUR_MS) })
  }
}

/** One who is read by many says it, and others repeat it word for word. */
function tellLoud({ keep, authors, random }: Teller, end: number): void {
  const update = surges.find(({ theme }) => theme === firmware)
  if (update === undefined) return
  for (const [index, { hoursAfter, repeats }] of loud.entries()) {
    const at = end - update.daysAgo * DAY_MS + (update.hour + hoursAfter) * HOUR_MS
    const about = { language: 'en', theme: firmware.id, brand: 'northwind' } as const
    const said = keep({
      ...about,
      network: 'x',
      author: loudAuthor,
      text: firmwareLoud[index] ?? firmwareLoud[0],
      at: new Date(at),
      repeats: null,
    })
    for (let again = 0; again < repeats; again += 1)
      keep({
        ...about,
        network: 'x',
        author: random.pick(authors as [HistoryAuthor, ...HistoryAuthor[]]),
        text: said.text,
        at: new Date(at + random.between(0, 1) ** 2 * 9 * HOUR_MS + 60_000),
        repeats: said.key,
      })
  }
}

function tellSpam({ keep }: Teller, end: number): void {
  for (const { daysAgo, hour, author, brand, text } of spammed)
    keep({
      network: 'x',
      author,
      text,
      language: 'en',
      at: new Date(end - daysAgo * DAY_MS + hour * HOUR_MS),
      repeats: null,
      theme: 'spam',
      brand,
    })
}

/** What somebody says of a day on which nothing happens. */
export function smallTalk(random: Random): { brand: Brand; text: string } {
  const brand = pickByWeight(
    random,
    brands.map((one) => [one, usual[one]] as const),
  )
  const text = random.pick(random.pick(themesOf(brand)).texts.en ?? [''])
  return { brand, text: inOwnWords(fill(text, random), 'en', random) }
}

const fill = (text: string, random: Random): string => {
  const filled = text.replace(/\{(\w+)\}/g, (_, name: keyof typeof words) => random.pick(words[name]))
  return filled.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}
