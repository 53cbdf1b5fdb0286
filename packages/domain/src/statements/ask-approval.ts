import {
  AppError,
  languagesOf,
  openGaps,
  rolePermissions,
  type Statement,
  type StatementContent,
} from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { startEscalation } from '../escalation/start-escalation.ts'
import { incidentPath, isWorse } from '../incidents/incident-words.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { approvalSubject, changeStatement, type LockedStatement, personOf } from './change-statement.ts'
import { afterMove } from './standing.ts'

export interface AskApproval {
  id: string
  number: number
  approverId: string
  backupId: string | null
  waitSeconds: number
  validMinutes: number
  note: string
}

/** Asks somebody to approve a version; where they do not answer in time, the backup is asked by the same ladder. */
export async function askApproval(ctx: Context, input: AskApproval): Promise<Statement> {
  permit(ctx, 'statement:write')
  const askedBy = personOf(ctx)
  const { id, number, approverId, backupId, waitSeconds, validMinutes, note } = input
  const approvalId = ctx.ids.next()
  return await changeStatement(ctx, id, async (repositories, statement) => {
    const { statements, escalations } = repositories
    const { standing } = statement
    const move = { id: approvalId, number, approverId, backupId, validMinutes }
    const next = afterMove(standing, { kind: 'ask', ...move })
    const approver = await approverNamed(repositories, approverId)
    const backup = backupId === null ? null : await approverNamed(repositories, backupId)
    refuseUnfinished(await statements.content(id, number))
    const askedAt = await escalations.now()
    const { authorId } = next
    const asked = { ...move, authorId, askedBy, askedAt, note, waitSeconds }
    await statements.insertApproval(id, asked)
    await tellAsked(ctx, repositories, { statement, asked })
    const then = backup === null ? '' : `; ${backup} after ${wait(waitSeconds)}`
    return [{ kind: 'approval', text: `${approver} is asked to approve version ${number}${then}` }]
  })
}

const wait = (seconds: number) => (seconds < 60 ? `${seconds} s` : `${Math.round(seconds / 60)} min`)

async function approverNamed({ people }: Repositories, memberId: string): Promise<string> {
  const member = await people.findMember(memberId)
  if (member === null || member.deactivatedAt !== null)
    throw new AppError({ code: 'member.not_found', kind: 'invalid', message: 'There is nobody with this id' })
  if (!rolePermissions[member.role].includes('statement:approve'))
    throw new AppError({
      code: 'statement.may_not_approve',
      kind: 'invalid',
      message: `${member.name} may not approve statements`,
    })
  return member.name
}

/** What would be published as it stands says something, and has no gaps. */
export function refuseUnfinished(content: StatementContent | null): void {
  if (content === null) throw notFound('statement-version')
  if (languagesOf(content).length === 0)
    throw new AppError({ code: 'statement.empty', kind: 'invalid', message: 'It says nothing yet' })
  const gaps = openGaps(content)
  if (gaps.length > 0)
    throw new AppError({
      code: 'statement.gaps',
      kind: 'invalid',
      message: `Not filled in: ${gaps.map((name) => `{${name}}`).join(', ')}`,
      details: { gaps },
    })
}

interface Asked {
  statement: LockedStatement
  asked: Omit<AskApproval, 'id'> & { id: string }
}

async function tellAsked(
  ctx: Context,
  repositories: Repositories,
  { statement, asked: { id, approverId, backupId, waitSeconds, note, number } }: Asked,
): Promise<void> {
  const incident = await repositories.incidents.lock(statement.incidentId)
  if (incident === null) throw notFound('incident')
  const { name } = ctx.caller.actor
  const step = (memberId: string) => ({ targets: [{ kind: 'member' as const, id: memberId }], waitSeconds })
  await startEscalation(ctx, repositories, {
    subject: approvalSubject(id),
    // What is low is told outside of the app to nobody.
    severity: isWorse(incident.severity, 'medium') ? incident.severity : 'medium',
    title: `Approve the statement “${statement.title}”`.slice(0, 200),
    reasons: [
      `${name} asks you to approve version ${number} for #${incident.number} ${incident.title}`,
      ...(note === '' ? [] : [note]),
    ],
    path: incidentPath(statement.incidentId),
    steps: [step(approverId), ...(backupId === null ? [] : [step(backupId)])],
    actor: ctx.caller.actor,
  })
}
