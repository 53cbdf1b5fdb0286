import { AppError, type Statement, type StatementContent } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { refuseUnfinished } from './ask-approval.ts'
import {
  changeStatement,
  isSameContent,
  type LockedStatement,
  personOf,
  stopAsking,
} from './change-statement.ts'
import { afterMove } from './standing.ts'

export interface AnswerApproval {
  id: string
  approvalId: string
  /** The version that whoever answers has before them. */
  number: number
  as: 'approved' | 'refused'
  reason: string
  /** The approver's own change, approved with it. */
  content?: StatementContent | undefined
}

/** Approves a version, or a change of it, or refuses it. */
export async function answerApproval(ctx: Context, input: AnswerApproval): Promise<Statement> {
  permit(ctx, 'statement:approve')
  if (input.as === 'refused' && input.reason === '')
    throw new AppError({ code: 'statement.no_reason', kind: 'invalid', message: 'Say why it is refused' })
  return await changeStatement(ctx, input.id, async (repositories, statement) => {
    const text =
      input.as === 'approved'
        ? await approve(ctx, repositories, { input, statement })
        : await refuse(ctx, repositories, { input, statement })
    await stopAsking(ctx, repositories, input.approvalId)
    return [{ kind: 'approval', text }]
  })
}

interface Answering {
  input: AnswerApproval
  statement: LockedStatement
}

async function approve(
  ctx: Context,
  { statements, escalations }: Repositories,
  { input: { id, approvalId, number, content }, statement: { standing } }: Answering,
): Promise<string> {
  const decidedBy = personOf(ctx)
  const at = await escalations.now()
  const before = await statements.content(id, standing.number)
  const edited = content !== undefined && before !== null && !isSameContent(before, content) ? content : null
  const move = { kind: 'approve', by: decidedBy.id, approvalId, number, edits: edited !== null, at } as const
  const { number: approved, authorId, approval } = afterMove(standing, move)
  refuseUnfinished(edited ?? before)
  if (edited !== null)
    await statements.addVersion(id, { number: approved, content: edited, author: decidedBy, at })
  await statements.settleApproval(approvalId, {
    state: 'approved',
    decidedBy,
    decidedAt: at,
    approved: { number: approved, authorId, expiresAt: approval?.expiresAt ?? at },
  })
  return edited === null
    ? `Version ${approved} is approved`
    : `Version ${standing.number} is approved with a change: version ${approved}`
}

async function refuse(
  ctx: Context,
  { statements, escalations }: Repositories,
  { input: { approvalId, number, reason }, statement: { standing } }: Answering,
): Promise<string> {
  const decidedBy = personOf(ctx)
  afterMove(standing, { kind: 'refuse', by: decidedBy.id, approvalId, number })
  const decidedAt = await escalations.now()
  await statements.settleApproval(approvalId, { state: 'refused', decidedBy, decidedAt, reason })
  return `Version ${number} is refused: ${reason}`
}

/** Takes back what was asked, or the approval that was given. */
export async function withdrawApproval(
  ctx: Context,
  { id, approvalId }: { id: string; approvalId: string },
): Promise<Statement> {
  permit(ctx, 'statement:write')
  const by = personOf(ctx)
  return await changeStatement(ctx, id, async (repositories, { standing }) => {
    const { statements, escalations } = repositories
    afterMove(standing, { kind: 'withdraw', approvalId })
    const given = standing.approval?.state === 'approved'
    // Who gave it still stands there.
    const decided = given ? {} : { decidedBy: by, decidedAt: await escalations.now() }
    await statements.settleApproval(approvalId, { state: 'withdrawn', ...decided })
    await stopAsking(ctx, repositories, approvalId)
    const number = standing.approval?.approvedNumber ?? standing.number
    return [
      {
        kind: 'approval',
        text: given
          ? `The approval of version ${number} is taken back`
          : `Nobody is asked for version ${number} any more`,
      },
    ]
  })
}
