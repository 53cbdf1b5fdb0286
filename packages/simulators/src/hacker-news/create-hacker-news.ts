import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import { startHttpServer } from '../http/start-http-server.ts'

export interface NewsItem {
  id: number
  by: string
  /** Unix seconds. */
  at: number
  /** HTML, or the address of a story. */
  text?: string
  title?: string
  url?: string
  parent: number | null
  story: number
}

export type HackerNews = Awaited<ReturnType<typeof createHackerNews>>

/** No search goes further, whatever page is asked for. */
const deepest = 1000

/** Hacker News as its search by Algolia tells of it: https://hn.algolia.com/api. */
export async function createHackerNews({ now = () => new Date() }: { now?: () => Date } = {}) {
  const items: NewsItem[] = []
  const hidden = new Set<number>()
  const users = new Set<string>()
  const asked: URLSearchParams[] = []
  let limitedUntil = 0
  let lastId = 40_000_000

  const server = await startHttpServer({
    guard() {
      const left = limitedUntil - now().getTime()
      if (left <= 0) return null
      return { status: 429, headers: { 'retry-after': String(Math.ceil(left / 1000)) } }
    },
    routes: {
      'GET /api/v1/search_by_date': ({ query }) => (asked.push(query), search(query)),
      'GET /api/v1/users/:name': ({ params: { name = '' } }: HttpRequest): HttpAnswer =>
        users.has(name)
          ? { json: { username: name, about: '', karma: 1 } }
          : { status: 404, json: { status: 404, error: 'Not Found' } },
    },
  })

  function search(query: URLSearchParams): HttpAnswer {
    const size = Math.min(Number(query.get('hitsPerPage') ?? 20), deepest)
    const page = Number(query.get('page') ?? 0)
    const fits = [numbersOf(query), tagsOf(query), wordsOf(query)]
    const all = items
      .filter((item) => !hidden.has(item.id) && fits.every((fit) => fit(item)))
      .toSorted((one, other) => other.at - one.at || other.id - one.id)
    const hits = all.slice(0, deepest).slice(page * size, (page + 1) * size)
    const nbPages = Math.ceil(Math.min(all.length, deepest) / size)
    const told = { nbHits: all.length, page, nbPages, hitsPerPage: size, exhaustiveNbHits: true }
    return { json: { hits: hits.map((item) => hitOf(item, items)), ...told } }
  }

  return {
    ...server,
    asked: asked as readonly URLSearchParams[],
    join: (name: string) => (users.add(name), name),
    /** @returns its id. */
    say(said: {
      by: string
      text?: string
      title?: string
      url?: string
      below?: number
      at?: Date
    }): number {
      const { below, at = now(), ...rest } = said
      const parent = items.find(({ id }) => id === below) ?? null
      lastId += 1
      items.push({
        ...rest,
        id: lastId,
        at: Math.floor(at.getTime() / 1000),
        parent: parent?.id ?? null,
        story: parent?.story ?? lastId,
      })
      return lastId
    },
    /** Until it is shown again, the search does not find it: it is found late, as happens. */
    hide: (id: number) => void hidden.add(id),
    show: (id: number) => void hidden.delete(id),
    limit: (ms: number) => {
      limitedUntil = now().getTime() + ms
    },
  }
}

function hitOf(item: NewsItem, items: readonly NewsItem[]) {
  const { id, by, at, text, title, url, parent, story } = item
  const created = { created_at: new Date(at * 1000).toISOString(), created_at_i: at }
  const tags = [parent === null ? 'story' : 'comment', `author_${by}`, `story_${story}`]
  const common = { objectID: String(id), author: by, ...created, updated_at: created.created_at, _tags: tags }
  if (parent === null) {
    const below = items.filter((one) => one.story === id && one.id !== id)
    return {
      ...common,
      title,
      story_id: id,
      points: 1,
      num_comments: below.length,
      children: below.map((one) => one.id),
      ...(url && { url }),
      ...(text && { story_text: text }),
    }
  }
  const root = items.find((one) => one.id === story)
  return { ...common, comment_text: text, parent_id: parent, story_id: story, story_title: root?.title }
}

type Fit = (item: NewsItem) => boolean

function numbersOf(query: URLSearchParams): Fit {
  const filters = (query.get('numericFilters') ?? '').split(',').filter(Boolean)
  const parsed = filters.map((filter) => /^created_at_i(<=|>=|<|>|=)(\d+)$/.exec(filter))
  return ({ at }) =>
    parsed.every((found) => {
      const limit = Number(found?.[2])
      const compare = {
        '<=': at <= limit,
        '>=': at >= limit,
        '<': at < limit,
        '>': at > limit,
        '=': at === limit,
      }
      return compare[(found?.[1] ?? '=') as keyof typeof compare]
    })
}

/** A comma is AND, parentheses are OR. */
function tagsOf(query: URLSearchParams): Fit {
  const groups = (query.get('tags') ?? '').match(/\([^)]*\)|[^,]+/g) ?? []
  const wanted = groups.map((group) => group.replace(/[()]/g, '').split(','))
  return ({ by, parent, story }) => {
    const has = new Set([parent === null ? 'story' : 'comment', `author_${by}`, `story_${story}`])
    return wanted.every((any) => any.some((tag) => has.has(tag)))
  }
}

function wordsOf(query: URLSearchParams): Fit {
  const terms = (query.get('query') ?? '').toLowerCase().match(/"[^"]*"|\S+/g) ?? []
  return ({ title = '', text = '', url = '' }) => {
    const words = `${title} ${text} ${url}`.toLowerCase().replace(/<[^>]*>/g, ' ')
    return terms.every((term) => ` ${words.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${bare(term)} `))
  }
}

const bare = (term: string) => term.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
