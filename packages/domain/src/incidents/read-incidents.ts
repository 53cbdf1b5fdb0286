import type { Alert, Incident, IncidentDetail, IncidentEntry } from '@hubbub/contracts'
import { nextStates } from '@hubbub/detect'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { stateWords } from './incident-words.ts'
import { holdEntries, ladderEntries } from './timeline.ts'

const MOST_ALERTS = 30
const MOST_LADDERS = 5
/** Its highest five minutes are looked for from before it was found, and so long after. */
const BEFORE_MS = 3 * 3_600_000
const MOST_MS = 7 * 86_400_000

export async function listIncidents(
  ctx: Context,
  {
    overdue = false,
    mine = false,
    ...page
  }: { open: boolean | null; overdue?: boolean; mine?: boolean; after: unknown; limit: number },
): Promise<{ items: Incident[]; next: unknown }> {
  permit(ctx, 'incident:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ incidents }) => {
    const { items, next } = await incidents.list(ctx.caller, { overdue, mine, ...page })
    return { items: items.map((one) => ({ ...one, nextStates: nextOf(one) })), next }
  })
}

export async function getIncident(ctx: Context, id: string): Promise<IncidentDetail> {
  permit(ctx, 'incident:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await readIncident(ctx, repositories, id),
  )
}

/** As the caller may see it; not found where they do not see what it is about. */
export async function readIncident(
  { caller }: Pick<Context, 'caller'>,
  repositories: Repositories,
  id: string,
): Promise<IncidentDetail> {
  const { incidents, alerts } = repositories
  const read = await incidents.find(id, caller)
  if (read === null) throw notFound('incident')
  const found: Alert[] = []
  for (const alertId of (await incidents.alertIds(id)).slice(0, MOST_ALERTS)) {
    const alert = await alerts.find(alertId, caller)
    if (alert !== null) found.push(alert)
  }
  const entries = await timelineOf(repositories, read)
  const whole = { ...read, entries }
  return {
    ...whole,
    nextStates: nextOf(read),
    found,
    figures: await figuresOf(repositories, whole),
  }
}

/** What went into another is carried on there. */
const nextOf = ({ state, mergedInto }: Pick<IncidentDetail, 'state' | 'mergedInto'>) =>
  mergedInto === null ? [...nextStates(state)] : []

/** What is written down, whom the ladder told, and when sending was held. */
async function timelineOf(
  { escalations, holding }: Repositories,
  { id, entries, brand, openedAt }: Pick<IncidentDetail, 'id' | 'entries' | 'brand' | 'openedAt'>,
): Promise<IncidentEntry[]> {
  const subject = { kind: 'incident', id }
  const told = await escalations.list({ open: null, subject, before: null, limit: MOST_LADDERS })
  const ladders = []
  for (const one of told) {
    const detail = await escalations.detail(one.id)
    if (detail !== null) ladders.push(...ladderEntries(detail))
  }
  const end = entries.findLast(({ kind, text }) => kind === 'state' && text === stateWords.resolved)
  const holds = holdEntries(await holding.list(false), {
    brandId: brand?.id ?? null,
    openedAt,
    endedAt: end?.at ?? null,
  })
  return [...entries, ...ladders, ...holds].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** By what is written down, and what was done: who first had it, and when it was last contained and resolved. */
async function figuresOf(
  { incidents, analytics, statements }: Repositories,
  { id, entries, openedAt, monitor }: Pick<IncidentDetail, 'id' | 'entries' | 'openedAt' | 'monitor'>,
): Promise<IncidentDetail['figures']> {
  const began = Date.parse(openedAt)
  const since = (at: number | undefined) =>
    at === undefined ? null : Math.max(0, Math.round((at - began) / 600) / 100)
  const timeOf = (entry: IncidentEntry | undefined) =>
    entry === undefined ? undefined : Date.parse(entry.at)
  const lastTo = (words: string) =>
    timeOf(entries.findLast(({ kind, text }) => kind === 'state' && text === words))
  const { acknowledgedAt, firstReplyAt, answered } = await incidents.figureFacts(id)
  const statement = await statements.firstSent(id)
  const owned = timeOf(entries.find(({ kind }) => kind === 'owner'))
  const resolved = lastTo(stateWords.resolved)
  const span = {
    from: new Date(began - BEFORE_MS),
    to: new Date(Math.min(resolved ?? began + MOST_MS, began + MOST_MS)),
  }
  const bins = monitor === null ? null : await analytics.binsOf(monitor.id, span)
  return {
    toAcknowledged: since(acknowledgedAt?.getTime() ?? owned),
    toOwned: since(owned),
    toFirstReply: since(firstReplyAt?.getTime()),
    toStatement: since(statement?.getTime()),
    toContained: since(lastTo(stateWords.contained)),
    toResolved: since(resolved),
    peakVelocity: bins === null ? null : Math.max(0, ...bins.map(({ mentions }) => mentions)),
    answered,
  }
}
