import { createHash } from 'node:crypto'
import { ChannelError } from '../channel-error.ts'
import type { XRule } from './api-types.ts'
import type { XClient } from './client.ts'
import { limits } from './config.ts'
import { packQueries } from './pack-queries.ts'

/** By this our rules are known among those that somebody else has made for the same app. */
const TAG = 'hubbub'
const AT_ONCE = 100

/** Brings the rules of the stream into step with the terms: adds what is new before it takes away what is old. */
export async function syncRules(
  client: Pick<XClient, 'rules' | 'changeRules'>,
  terms: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const wanted = rulesFor(terms)
  const standing = await allRules(client, signal)
  const ours = standing.filter(({ tag }) => tag?.startsWith(TAG))
  const values = new Set(wanted.map(({ value }) => value))
  const kept = new Set(ours.map(({ value }) => value))
  const missing = wanted.filter(({ value }) => !kept.has(value))
  const stale = ours.filter(({ value }) => !values.has(value)).map(({ id }) => id)
  const free = limits.rules - standing.length
  // Where both do not fit beside each other, the old ones go first.
  if (missing.length > free) await remove(client, stale)
  for (let at = 0; at < missing.length; at += AT_ONCE) await add(client, missing.slice(at, at + AT_ONCE))
  if (missing.length <= free) await remove(client, stale)
}

export function rulesFor(terms: readonly string[]): { value: string; tag: string }[] {
  const { queries, refused } = packQueries(terms, limits.ruleLength)
  const [first] = refused
  if (first !== undefined)
    throw rejected(`X takes at most ${limits.ruleLength} characters for: ${first.slice(0, 80)}…`)
  if (queries.length > limits.rules)
    throw rejected(
      `X takes ${limits.rules} rules of ${limits.ruleLength} characters; these would be ${queries.length}`,
    )
  return queries.map((value) => ({ value, tag: `${TAG}:${digest(value)}` }))
}

const digest = (value: string) => createHash('sha256').update(value).digest('hex').slice(0, 12)
const rejected = (message: string) => new ChannelError({ class: 'rejected', message })

async function allRules(client: Pick<XClient, 'rules'>, signal: AbortSignal): Promise<XRule[]> {
  const rules: XRule[] = []
  let next: string | undefined
  do {
    const { data, meta } = await client.rules({ max_results: 1000, pagination_token: next }, signal)
    rules.push(...data)
    next = meta.next_token
  } while (next !== undefined)
  return rules
}

async function add(client: Pick<XClient, 'changeRules'>, rules: readonly { value: string; tag: string }[]) {
  const { errors = [] } = await client.changeRules({ add: rules })
  // @NOTE a rule that stands already is what was wanted
  const wrong = errors.find(({ title }) => !/duplicate/i.test(title ?? ''))
  if (wrong)
    throw rejected(
      `X does not take “${wrong.value ?? ''}”: ${wrong.detail ?? wrong.title ?? 'it is not valid'}`,
    )
}

async function remove(client: Pick<XClient, 'changeRules'>, ids: readonly string[]) {
  for (let at = 0; at < ids.length; at += AT_ONCE)
    await client.changeRules({ delete: { ids: ids.slice(at, at + AT_ONCE) } })
}
