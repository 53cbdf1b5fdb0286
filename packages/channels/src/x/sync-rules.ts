import type { AskedText, ListeningProblem } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { XRule } from './api-types.ts'
import type { XClient } from './client.ts'
import { limits } from './config.ts'
import { packRules, TAG, type XRulePlan } from './listening.ts'

const AT_ONCE = 100

/**
 * Brings the rules of the stream into step with what is asked for, while it runs: what is new is added before what is old
 * is taken away. What monitors want and X refuses is told; what the account's own list says is the account's fault.
 */
export async function syncRules(
  client: Pick<XClient, 'rules' | 'changeRules'>,
  terms: readonly AskedText[],
  signal: AbortSignal,
): Promise<ListeningProblem[]> {
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
  const room = free + (missing.length > free ? stale.length : 0)
  const refused: ListeningProblem[] = missing.slice(room).map(({ monitorIds }) => ({
    monitorIds,
    message: `Others use rules of the same app: of ${limits.rules} only ${room} are free`,
  }))
  const fitting = missing.slice(0, room)
  for (let at = 0; at < fitting.length; at += AT_ONCE)
    refused.push(...(await add(client, fitting.slice(at, at + AT_ONCE))))
  if (missing.length <= free) await remove(client, stale)
  const [own] = refused.filter(({ monitorIds }) => monitorIds.length === 0)
  if (own !== undefined) throw rejected(own.message)
  return refused
}

/** Throws where the account's own list is more than X takes. */
export function rulesFor(terms: readonly AskedText[]): XRulePlan[] {
  const { rules, refused } = packRules(terms)
  const [first] = refused
  if (first !== undefined)
    throw rejected(`X takes at most ${limits.ruleLength} characters for: ${first.slice(0, 80)}…`)
  const own = rules.filter(({ monitorIds }) => monitorIds.length === 0).length
  if (own > limits.rules)
    throw rejected(`X takes ${limits.rules} rules of ${limits.ruleLength} characters; these would be ${own}`)
  return rules
}

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

async function add(
  client: Pick<XClient, 'changeRules'>,
  rules: readonly XRulePlan[],
): Promise<ListeningProblem[]> {
  const { errors = [] } = await client.changeRules({ add: rules.map(({ value, tag }) => ({ value, tag })) })
  // @NOTE a rule that stands already is what was wanted
  return errors
    .filter(({ title }) => !/duplicate/i.test(title ?? ''))
    .map(({ value, detail, title }) => ({
      monitorIds: rules.find((rule) => rule.value === value)?.monitorIds ?? [],
      message: `X does not take “${value ?? ''}”: ${detail ?? title ?? 'it is not valid'}`,
    }))
}

async function remove(client: Pick<XClient, 'changeRules'>, ids: readonly string[]) {
  for (let at = 0; at < ids.length; at += AT_ONCE)
    await client.changeRules({ delete: { ids: ids.slice(at, at + AT_ONCE) } })
}
