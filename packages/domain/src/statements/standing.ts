import { AppError, type ApprovalState } from '@hubbub/contracts'

/** The question that was asked last, and what came of it. */
export interface StandingApproval {
  id: string
  /** The version that was asked for, and who wrote it. */
  number: number
  authorId: string
  approverId: string
  backupId: string | null
  validMinutes: number
  state: ApprovalState
  decidedById: string | null
  /** The version that may be published. */
  approvedNumber: number | null
  expiresAt: Date | null
}

/** Where a statement stands: its last version, who wrote that, and the last question. */
export interface Standing {
  number: number
  authorId: string
  approval: StandingApproval | null
}

export type StatementMove =
  | { kind: 'save'; by: string; basedOn: number }
  | {
      kind: 'ask'
      id: string
      number: number
      approverId: string
      backupId: string | null
      validMinutes: number
    }
  /** `edits`: with a change of the approver's own. */
  | { kind: 'approve'; by: string; approvalId: string; number: number; edits: boolean; at: Date }
  | { kind: 'refuse'; by: string; approvalId: string; number: number }
  | { kind: 'withdraw'; approvalId: string }
  | { kind: 'publish'; approvalId: string; at: Date }
  | { kind: 'lapse'; at: Date }

/**
 * What a move makes of it; throws where it cannot be made. Nobody approves what they wrote last, whoever changes the text
 * voids what was asked and approved, and an approval that is over lets nothing leave.
 */
export function afterMove(standing: Standing, move: StatementMove): Standing {
  switch (move.kind) {
    case 'save':
      expectNumber(standing, move.basedOn)
      return { number: standing.number + 1, authorId: move.by, approval: voided(standing.approval) }
    case 'ask':
      return ask(standing, move)
    case 'approve':
      return approve(standing, move)
    case 'refuse': {
      const approval = askedOf(standing, move)
      expectAsked(approval, move.by)
      return { ...standing, approval: { ...approval, state: 'refused', decidedById: move.by } }
    }
    case 'withdraw': {
      const approval = openOf(standing, move.approvalId)
      return { ...standing, approval: { ...approval, state: 'withdrawn' } }
    }
    case 'publish':
      expectPublishable(standing, move)
      return standing
    case 'lapse': {
      const { approval } = standing
      const isOver = approval?.state === 'approved' && isPast(approval.expiresAt, move.at)
      return isOver ? { ...standing, approval: { ...approval, state: 'lapsed' } } : standing
    }
  }
}

export const isOpenApproval = (approval: StandingApproval | null): approval is StandingApproval =>
  approval?.state === 'asked' || approval?.state === 'approved'

const isPast = (moment: Date | null, at: Date) => moment !== null && moment <= at

const voided = (approval: StandingApproval | null): StandingApproval | null =>
  isOpenApproval(approval) ? { ...approval, state: 'voided' } : approval

function ask(standing: Standing, move: Extract<StatementMove, { kind: 'ask' }>): Standing {
  const { id, number, approverId, backupId, validMinutes } = move
  expectNumber(standing, number)
  if (isOpenApproval(standing.approval))
    throw refused(
      'statement.asked_already',
      standing.approval.state === 'asked' ? 'Somebody is asked already' : 'It is approved already',
    )
  if ([approverId, backupId].includes(standing.authorId))
    throw refused('statement.own', 'Nobody approves what they wrote last: ask somebody else')
  if (approverId === backupId)
    throw refused('statement.backup_is_approver', 'The backup is somebody else than the approver')
  const { authorId } = standing
  return {
    ...standing,
    approval: {
      id,
      number,
      authorId,
      approverId,
      backupId,
      validMinutes,
      state: 'asked',
      decidedById: null,
      approvedNumber: null,
      expiresAt: null,
    },
  }
}

function approve(standing: Standing, move: Extract<StatementMove, { kind: 'approve' }>): Standing {
  const { by, edits, at } = move
  const approval = askedOf(standing, move)
  expectAsked(approval, by)
  if (by === approval.authorId)
    throw refused('statement.own', 'Nobody approves what they wrote last: somebody else has to look at it')
  const number = edits ? standing.number + 1 : standing.number
  return {
    number,
    authorId: edits ? by : standing.authorId,
    approval: {
      ...approval,
      state: 'approved',
      decidedById: by,
      approvedNumber: number,
      expiresAt: new Date(at.getTime() + approval.validMinutes * 60_000),
    },
  }
}

function expectPublishable(
  { number, approval }: Standing,
  { approvalId, at }: { approvalId: string; at: Date },
): void {
  if (approval?.id !== approvalId || approval.state === 'withdrawn')
    throw refused('statement.not_approved', 'This approval does not stand any more')
  if (approval.state === 'lapsed' || (approval.state === 'approved' && isPast(approval.expiresAt, at)))
    throw refused('statement.lapsed', 'The approval has lapsed: have it approved anew')
  if (approval.state === 'voided')
    throw refused('statement.voided', 'It was changed after it was approved: have it approved anew')
  if (approval.state !== 'approved' || approval.approvedNumber !== number)
    throw refused('statement.not_approved', 'It is not approved')
}

/** What is answered names what was seen: a version that was replaced meanwhile is neither approved nor refused. */
function askedOf(
  standing: Standing,
  { approvalId, number }: { approvalId: string; number: number },
): StandingApproval {
  expectNumber(standing, number)
  const approval = openOf(standing, approvalId)
  if (approval.state === 'approved') throw refused('statement.answered', 'It was approved already')
  return approval
}

function openOf({ approval }: Standing, id: string): StandingApproval {
  if (isOpenApproval(approval) && approval.id === id) return approval
  throw refused('statement.answered', 'Nobody is asked any more: it was answered, taken back or changed')
}

function expectAsked({ approverId, backupId }: StandingApproval, memberId: string): void {
  if (memberId === approverId || memberId === backupId) return
  throw new AppError({
    code: 'statement.not_asked',
    kind: 'forbidden',
    message: 'Somebody else is asked to approve it',
  })
}

function expectNumber({ number }: Standing, seen: number): void {
  if (number === seen) return
  throw new AppError({
    code: 'statement.changed',
    kind: 'conflict',
    message: 'Someone else has changed this statement meanwhile',
    details: { number },
  })
}

const refused = (code: `statement.${string}`, message: string) =>
  new AppError({ code, kind: 'conflict', message })
