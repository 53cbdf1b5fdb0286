import type { Statement, StatementState } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { ReadStatement } from '../ports/statements.ts'
import type { Repositories } from '../ports/store.ts'

export async function listStatements(ctx: Context, incidentId: string): Promise<Statement[]> {
  permit(ctx, 'incident:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { incidents, statements } = repositories
    if ((await incidents.find(incidentId, ctx.caller)) === null) throw notFound('incident')
    const found = []
    for (const read of await statements.listOf(incidentId)) found.push(await show(ctx, repositories, read))
    return found
  })
}

export async function getStatement(ctx: Context, id: string): Promise<Statement> {
  permit(ctx, 'incident:read')
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await readStatement(ctx, repositories, id),
  )
}

/** As the caller may see it; not found where they do not see its incident. */
export async function readStatement(
  ctx: Pick<Context, 'caller'>,
  repositories: Repositories,
  id: string,
): Promise<Statement> {
  const read = await repositories.statements.find(id)
  if (read === null || (await repositories.incidents.find(read.incidentId, ctx.caller)) === null)
    throw notFound('statement')
  return await show(ctx, repositories, read)
}

async function show(
  { caller }: Pick<Context, 'caller'>,
  { posts }: Repositories,
  { publications, ...read }: ReadStatement,
): Promise<Statement> {
  const shown = []
  const mayRead = caller.permissions.has('mention:read')
  for (const { messageId, ...publication } of publications)
    shown.push({
      ...publication,
      post: messageId === null || !mayRead ? null : await posts.find(caller, messageId),
    })
  return { ...read, state: stateOf(read), publications: shown }
}

/** By what came of the last question, as long as nobody has changed it since. */
function stateOf({ approvals, versions }: Pick<ReadStatement, 'approvals' | 'versions'>): StatementState {
  const [last] = approvals
  const number = versions.at(-1)?.number
  if (last === undefined || (last.approvedNumber ?? last.number) !== number) return 'draft'
  return last.state === 'voided' || last.state === 'withdrawn' ? 'draft' : last.state
}

/** Who is asked has it before them. Whoever else looks leaves no trace. */
export async function seeStatement(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'incident:read')
  const { memberId } = ctx.caller
  await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { statements, escalations, events } = repositories
    const { approvals, version } = await readStatement(ctx, repositories, id)
    const [asked] = approvals.filter(({ state }) => state === 'asked')
    if (asked === undefined || memberId === null) return
    if (memberId !== asked.approver.id && memberId !== asked.backup?.id) return
    if (!(await statements.see(asked.id, memberId, await escalations.now()))) return
    await events.append([
      { type: 'statement.updated', subjectId: id, version, actor: ctx.caller.actor, trace: ctx.trace },
    ])
  })
}
