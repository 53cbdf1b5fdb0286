import { dueMinutes, type IncidentDetail, type Playbook } from '@hubbub/contracts'
import { isOpen } from '@hubbub/detect'
import type { Context } from '../context.ts'
import type { LadderContext } from '../escalation/ladder-events.ts'
import { wrongMove } from '../incidents/move-incident.ts'
import { writeIncident } from '../incidents/write-incident.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { fitPlaybook } from './fit-playbook.ts'

const MINUTE_MS = 60_000

export interface SuggestedPlaybook {
  id: string
  name: string
  tasks: number
  why: string | null
}

/** All that may be chosen, those that fit first. */
export async function suggestPlaybooks(ctx: Context, id: string): Promise<SuggestedPlaybook[]> {
  permit(ctx, 'incident:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ incidents, playbooks, analytics }) => {
    const incident = await incidents.find(id, ctx.caller)
    if (incident === null) throw notFound('incident')
    const { monitor, severity, title, topic } = incident
    const [watched] = monitor === null ? [] : await analytics.monitors([monitor.id], ctx.caller)
    const known = (await playbooks.list()).map(({ id: playbookId, content }): SuggestedPlaybook => ({
      id: playbookId,
      name: content.name,
      tasks: content.steps.reduce((sum, { tasks }) => sum + tasks.length, 0),
      why: fitPlaybook(content, { severity, kind: watched?.kind ?? null, title, topic }),
    }))
    return known.toSorted((a, b) => Number(a.why === null) - Number(b.why === null))
  })
}

/** Null: by none any more; what is done of it stays. */
export async function choosePlaybook(
  ctx: Context,
  { id, playbookId }: { id: string; playbookId: string | null },
): Promise<IncidentDetail> {
  return await writeIncident(ctx, id, async (repositories, { state, openedAt }) => {
    const { incidents, playbooks } = repositories
    if (!isOpen(state)) throw wrongMove('It is over')
    await incidents.dropPlaybookTasks(id)
    if (playbookId === null)
      return {
        patch: { playbook: null },
        entries: [{ kind: 'playbook', text: 'Goes by no playbook any more' }],
      }
    const playbook = await playbooks.find(playbookId)
    if (playbook === null) throw notFound('playbook')
    const text = await layOut(ctx, repositories, { id, openedAt, playbook })
    return { patch: { playbook: named(playbook) }, entries: [{ kind: 'playbook', text }] }
  })
}

/** That of a rule goes along with what it opens. One that was removed meanwhile must not keep it from being opened. */
export async function goByRule(
  ctx: LadderContext,
  repositories: Repositories,
  { id, openedAt, playbookId }: { id: string; openedAt: Date; playbookId: string },
): Promise<void> {
  const { incidents, playbooks } = repositories
  const playbook = await playbooks.find(playbookId)
  if (playbook === null) return
  const text = await layOut(ctx, repositories, { id, openedAt, playbook })
  await incidents.update(id, { playbook: named(playbook) })
  await incidents.addEntry(id, { id: ctx.ids.next(), at: openedAt, kind: 'playbook', by: null, text })
}

const named = ({ id, content: { name }, version }: Playbook) => ({ id, name, version })

/** Lays out its tasks; times run from when the incident began. @returns what is written down of it. */
async function layOut(
  ctx: LadderContext,
  { incidents, people }: Repositories,
  { id, openedAt, playbook }: { id: string; openedAt: Date; playbook: Playbook },
): Promise<string> {
  const { content, version } = playbook
  const members = await people.listMembers()
  const ownerOf = (email: string | undefined) =>
    members.find((member) => member.deactivatedAt === null && member.email === email?.toLowerCase())?.id ??
    null
  let place = 0
  for (const step of content.steps)
    for (const { title, role = null, person, due, check = null, notes = null } of step.tasks) {
      const ownerId = ownerOf(person)
      await incidents.addTask(id, {
        id: ctx.ids.next(),
        title,
        now: openedAt,
        ownerId,
        dueAt: due === undefined ? null : new Date(openedAt.getTime() + dueMinutes(due) * MINUTE_MS),
        // Whoever is named and is no member here is named all the same.
        playbook: {
          step: step.title,
          role: role ?? (ownerId === null ? (person ?? null) : null),
          check,
          notes,
          place: place++,
        },
      })
    }
  return `Goes by “${content.name}”, version ${version}: ${place === 1 ? 'one task' : `${place} tasks`}`
}
