import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'

/** Newest first; `min_id` gives what follows right after it, `since_id` the newest after it, `max_id` what came before. */
export function page<T extends { id: string }>(
  all: readonly T[],
  { query, path }: HttpRequest,
  { url, max = 40 }: { url: string; max?: number },
): HttpAnswer {
  const limit = Math.min(Number(query.get('limit') ?? 20), max)
  const bound = (name: string) => (query.get(name) === null ? null : BigInt(query.get(name) ?? '0'))
  const [minId, sinceId, maxId] = [bound('min_id'), bound('since_id'), bound('max_id')]
  const fits = all
    .filter(({ id }) => (minId === null || BigInt(id) > minId) && (sinceId === null || BigInt(id) > sinceId))
    .filter(({ id }) => maxId === null || BigInt(id) < maxId)
    .toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? 1 : -1))
  const shown = minId === null ? fits.slice(0, limit) : fits.slice(-limit)
  const [newest, oldest] = [shown[0], shown.at(-1)]
  const links =
    newest === undefined || oldest === undefined
      ? {}
      : {
          link: `<${url}${path}?max_id=${oldest.id}>; rel="next", <${url}${path}?min_id=${newest.id}>; rel="prev"`,
        }
  return { json: shown, headers: links }
}
