import type { MonitorExamples, MonitorLists, MonitorPreview } from '@hubbub/contracts'
import {
  explain,
  type Explanation,
  matchRead,
  type Query,
  type ReadMessage,
  readMessage,
  toQueryMessage,
} from '@hubbub/query'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { MatchableMessage } from '../ports/monitors.ts'
import type { Repositories } from '../ports/store.ts'
import { suggestExclusion, wordsOf } from '../rules/suggest-exclusion.ts'
import type { IsCommon } from '../rules/text-terms.ts'
import { failedExamples, readWhole } from './check-query.ts'

const DAYS = 30
const DAY_MS = 86_400_000
/** The newest of what a query may match; of more than that, the rest is made out from them. */
const MOST_LOOKED = 3_000
const SAMPLE = 12
const SAMPLE_TEXT = 600
const TERMS = 12

interface Found {
  message: MatchableMessage
  read: ReadMessage
}

/** What a query would have matched of the last 30 days, of what the caller may see, before it is saved. */
export async function previewMonitor(
  ctx: Context,
  { isCommon }: { isCommon: IsCommon },
  input: { query: string; lists: MonitorLists; examples: MonitorExamples },
): Promise<MonitorPreview> {
  permit(ctx, 'monitor:read')
  const { tree } = readWhole(input)
  const now = ctx.clock.now()
  const since = new Date(now.getTime() - DAYS * DAY_MS)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { ids, reached } = await repositories.matches.candidates(tree, {
      before: null,
      since,
      limit: MOST_LOOKED,
    })
    const seen = await repositories.monitors.sample(ids, ctx.caller)
    const found = seen.flatMap((message): Found[] => {
      const read = readMessage(toQueryMessage(message))
      return matchRead(tree, read) ? [{ message, read }] : []
    })
    const told = found.map((one) => ({ ...one, why: explain(tree, one.read.message) }))
    return {
      count: reached === null ? found.length : madeOut(found.length, { now, since, oldest: reached.at }),
      exact: reached === null,
      days: daysOf(found, now),
      sample: told.slice(0, SAMPLE).map(shown),
      terms: termsOf(told.map(({ why }) => why)),
      looked: found.length,
      suggestion: await suggest(repositories, { tree, found, since, isCommon, examples: input.examples }),
      failed: failedExamples(input.query, input.examples),
    }
  })
}

/** As many in the time that was not looked at. */
function madeOut(count: number, { now, since, oldest }: { now: Date; since: Date; oldest: Date }): number {
  const looked = Math.max(1, now.getTime() - oldest.getTime())
  return Math.round((count * (now.getTime() - since.getTime())) / looked)
}

function daysOf(found: readonly Found[], now: Date): number[] {
  const days = Array.from({ length: DAYS }, () => 0)
  for (const { message } of found) {
    const day = DAYS - 1 - Math.floor((now.getTime() - message.sentAt.getTime()) / DAY_MS)
    days[Math.min(DAYS - 1, Math.max(0, day))] = (days[Math.min(DAYS - 1, Math.max(0, day))] ?? 0) + 1
  }
  return days
}

function shown({ message, why }: Found & { why: Explanation | null }): MonitorPreview['sample'][number] {
  const { id, subject, text, author, channel, sentAt } = message
  return {
    messageId: id,
    title: subject,
    text: text.slice(0, SAMPLE_TEXT),
    author: author.name ?? author.handle ?? author.value,
    channel,
    sentAt: sentAt.toISOString(),
    marks: (why?.marks ?? []).filter((mark) => mark.in === 'title' || mark.end <= SAMPLE_TEXT),
  }
}

function termsOf(explanations: readonly (Explanation | null)[]): MonitorPreview['terms'] {
  const counts = new Map<string, number>()
  for (const why of explanations) {
    const terms = new Set([...(why?.marks ?? []).map(({ term }) => term), ...(why?.fields ?? [])])
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  return [...counts]
    .map(([term, count]) => ({ term, count }))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, TERMS)
}

/** What a word is compared with: the newest of all that was said. */
const COMPARED = 3_000

interface Suggest {
  tree: Query
  found: readonly Found[]
  since: Date
  isCommon: IsCommon
  examples: MonitorExamples
}

async function suggest(
  { monitors }: Repositories,
  { tree, found, since, isCommon, examples }: Suggest,
): Promise<MonitorPreview['suggestion']> {
  const languages = [...new Set(found.map(({ message: { language } }) => language))]
  const candidates = wordsOf(
    tree,
    found.map(({ read }) => read),
    examples.mustMatch,
  ).filter(({ word }) => !languages.some((language) => isCommon(word, language)))
  if (candidates.length === 0) return null
  const words = candidates.map(({ word }) => word)
  return suggestExclusion(candidates, await monitors.background(words, since, COMPARED), found.length)
}
