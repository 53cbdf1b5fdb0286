import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'

/** No listing goes further back than this, as at Reddit. */
const holds = 1000

/** Newest first, from behind the thing that `after` names. */
export function listing<T>(
  oldestFirst: readonly T[],
  { query }: HttpRequest,
  { nameOf, shape }: { nameOf: (one: T) => string; shape: (one: T) => object },
): HttpAnswer {
  const all = oldestFirst.toReversed().slice(0, holds)
  const limit = Math.min(Number(query.get('limit') ?? 25), 100)
  const after = query.get('after')
  const start = after === null ? 0 : all.findIndex((one) => nameOf(one) === after) + 1
  const shown = start === 0 && after !== null ? [] : all.slice(start, start + limit)
  const last = shown.at(-1)
  const further = start + limit < all.length && last !== undefined ? nameOf(last) : null
  const children = shown.map(shape)
  return {
    json: {
      kind: 'Listing',
      data: { after: further, dist: children.length, modhash: null, geo_filter: '', children, before: null },
    },
  }
}
