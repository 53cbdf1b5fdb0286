import type { Statement, StatementContent, StatementTemplate } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { NewIncidentEntry } from '../ports/incidents.ts'
import { changeStatement, isSameContent, personOf, stopAsking, tellStatement } from './change-statement.ts'
import { findTemplate } from './manage-templates.ts'
import { readStatement } from './read-statements.ts'
import { afterMove, isOpenApproval } from './standing.ts'

export interface DraftStatement {
  incidentId: string
  /** Made by the client: the same is the same statement. */
  statementId: string
  templateId: string | null
  /** Of an empty one; of a template only this language is taken, where one is named. */
  language?: string | undefined
}

/** Begins what is said of an incident in public, from a template or empty. */
export async function draftStatement(ctx: Context, input: DraftStatement): Promise<Statement> {
  permit(ctx, 'statement:write')
  const author = personOf(ctx)
  const { incidentId, statementId: id, templateId, language } = input
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { incidents, statements, escalations } = repositories
    const incident = await incidents.find(incidentId, ctx.caller)
    if (incident === null) throw notFound('incident')
    await incidents.lock(incidentId)
    const template = templateId === null ? null : await findTemplate(repositories, templateId)
    if (templateId !== null && template === null) throw notFound('statement-template')
    const at = await escalations.now()
    const { title, scenario, content } = firstOf(template, { language, brand: incident.brand?.name ?? null })
    const isNew = await statements.insert({ id, incidentId, title, scenario, content, author, at })
    if (!isNew) {
      const kept = await statements.find(id)
      if (kept?.incidentId !== incidentId) throw notFound('statement')
      return await readStatement(ctx, repositories, id)
    }
    const text =
      template === null ? `Began “${title}”` : `Began “${title}” from the template “${template.title}”`
    const entries = [{ kind: 'statement', text }] as const
    await tellStatement(ctx, repositories, { id, incidentId, entries, at, actor: ctx.caller.actor })
    return await readStatement(ctx, repositories, id)
  })
}

function firstOf(
  template: StatementTemplate | null,
  { language, brand }: { language: string | undefined; brand: string | null },
): { title: string; scenario: string; content: StatementContent } {
  if (template === null) {
    const texts = [{ language: language ?? 'en', network: null, text: '' }]
    return { title: 'Statement', scenario: '', content: { headline: '', values: {}, texts } }
  }
  const { title, scenario, content } = template
  const chosen = content.texts.filter((one) => language === undefined || one.language === language)
  return {
    title,
    scenario,
    content: {
      headline: content.headline,
      values: { ...(brand !== null && { brand }), ...content.values },
      texts: chosen.length === 0 ? content.texts : chosen,
    },
  }
}

export interface SaveStatement {
  id: string
  basedOn: number
  title?: string | undefined
  content: StatementContent
}

/** Keeps what was written as a version; what somebody was asked for or has approved is void. */
export async function saveStatement(ctx: Context, input: SaveStatement): Promise<Statement> {
  permit(ctx, 'statement:write')
  const author = personOf(ctx)
  const { id, basedOn, title, content } = input
  return await changeStatement(ctx, id, async (repositories, statement) => {
    const { statements, escalations } = repositories
    const { standing } = statement
    const next = afterMove(standing, { kind: 'save', by: author.id, basedOn })
    const entries: Pick<NewIncidentEntry, 'kind' | 'text'>[] = []
    const name = title ?? statement.title
    if (name !== statement.title) {
      await statements.update(id, { title: name })
      entries.push({ kind: 'statement', text: `“${statement.title}” is called “${name}” now` })
    }
    const before = await statements.content(id, standing.number)
    if (before !== null && isSameContent(before, content)) return entries
    const at = await escalations.now()
    await statements.addVersion(id, { number: next.number, content, author, at })
    entries.push({ kind: 'statement', text: `Version ${next.number} of “${name}”` })
    const { approval } = standing
    if (isOpenApproval(approval)) {
      await statements.settleApproval(approval.id, { state: 'voided' })
      await stopAsking(ctx, repositories, approval.id)
      const was = approval.state === 'asked' ? 'The question for version' : 'The approval of version'
      const of = approval.approvedNumber ?? approval.number
      entries.push({ kind: 'approval', text: `${was} ${of} is void: it was changed` })
    }
    return entries
  })
}
