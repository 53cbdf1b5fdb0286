import type { Alert, Incident, IncidentDetail, IncidentEntry } from '@hubbub/contracts'
import { nextStates } from '@hubbub/detect'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { stateWords } from './incident-words.ts'

const MOST_ALERTS = 30

export async function listIncidents(
  ctx: Context,
  query: { open: boolean | null; after: unknown; limit: number },
): Promise<{ items: Incident[]; next: unknown }> {
  permit(ctx, 'incident:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ incidents }) => {
    const { items, next } = await incidents.list(ctx.caller, query)
    return { items: items.map((one) => ({ ...one, nextStates: [...nextStates(one.state)] })), next }
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
  { incidents, alerts }: Repositories,
  id: string,
): Promise<IncidentDetail> {
  const read = await incidents.find(id, caller)
  if (read === null) throw notFound('incident')
  const found: Alert[] = []
  for (const alertId of (await incidents.alertIds(id)).slice(0, MOST_ALERTS)) {
    const alert = await alerts.find(alertId, caller)
    if (alert !== null) found.push(alert)
  }
  return { ...read, nextStates: [...nextStates(read.state)], found, figures: figuresOf(read) }
}

/** By what is written down: the first owner, and when it was last contained and resolved. */
function figuresOf({
  entries,
  openedAt,
}: Pick<IncidentDetail, 'entries' | 'openedAt'>): IncidentDetail['figures'] {
  const since = (entry: IncidentEntry | undefined) =>
    entry === undefined ? null : Math.round((Date.parse(entry.at) - Date.parse(openedAt)) / 6_000) / 10
  const lastTo = (words: string) => entries.findLast(({ kind, text }) => kind === 'state' && text === words)
  return {
    toOwned: since(entries.find(({ kind }) => kind === 'owner')),
    toContained: since(lastTo(stateWords.contained)),
    toResolved: since(lastTo(stateWords.resolved)),
  }
}
