import type { IncidentDetail } from '@hubbub/contracts'
import type { IncidentMentions, LinkedMention } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { tellLinked } from './link-said.ts'
import { writeIncident } from './write-incident.ts'

const MOST = 100

/** What was said of it, what sounds negative first, then the widest reaching, as far as the caller may see it; with what the team does about it. */
export async function listIncidentMentions(
  ctx: Context,
  { id, free }: { id: string; free: boolean },
): Promise<LinkedMention[]> {
  permit(ctx, 'incident:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { incidents } = repositories
    if ((await incidents.find(id, ctx.caller)) === null) throw notFound('incident')
    return await readLinked(ctx, repositories, await incidents.mentionIds(id, { limit: MOST, free }))
  })
}

/** Those that the caller may see, in the given order. */
export async function readLinked(
  ctx: Pick<Context, 'caller'>,
  { incidents, alerts }: Repositories,
  ids: readonly string[],
): Promise<LinkedMention[]> {
  const seen = await alerts.mentions(ids, ctx.caller)
  const handled = await incidents.mentionHandling(seen.map((one) => one.id))
  const by = new Map(handled.map((one) => [one.id, one]))
  return seen.map((one) => ({ ...one, labels: [], spam: false, ...by.get(one.id) }))
}

export interface LinkedMentions {
  incident: IncidentDetail
  undo: IncidentMentions[]
}

/** Mentions belong to an incident, or do not after all; what is taken off stays off, whatever is found later. */
export async function setIncidentMentions(
  ctx: Context,
  { id, mentionIds, linked }: IncidentMentions & { id: string },
): Promise<LinkedMentions> {
  const undo: IncidentMentions[] = []
  const incident = await writeIncident(ctx, id, async (repositories) => {
    const { incidents, alerts } = repositories
    const ids = [...new Set(mentionIds)]
    const seen = await alerts.mentions(ids, ctx.caller)
    if (seen.length < ids.length) throw notFound('mention')
    const before = await incidents.mentionLinks(id, ids)
    const others = before.filter((one) => one.linked !== linked)
    if (others.length === 0) return { patch: {}, entries: [] }
    const link = { linked, by: ctx.caller.actor.name, at: ctx.clock.now() }
    const changed = others.map((one) => one.id)
    const conversations = await incidents.setMentions(id, changed, link)
    await tellLinked(ctx, repositories, conversations, ctx.caller.actor)
    for (const [was, group] of Map.groupBy(others, (one) => one.linked))
      undo.push({ mentionIds: group.map((one) => one.id), linked: was })
    const names = seen.filter((one) => changed.includes(one.id)).map(({ author }) => author.name)
    return { patch: {}, entries: [{ kind: 'linked', text: wordsOf(linked, names) }] }
  })
  return { incident, undo }
}

function wordsOf(linked: boolean | null, names: readonly string[]): string {
  const [one = ''] = names
  const what = names.length === 1 ? `a mention by ${one}` : `${names.length} mentions`
  return `${linked === true ? 'Belongs to it' : 'Taken off'}: ${what}`
}
