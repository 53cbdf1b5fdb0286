import type { Statement } from '@hubbub/contracts'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { useSession } from '#lib/session.ts'
import { AskDialog } from './ask-dialog.tsx'
import { RefuseDialog } from './refuse-dialog.tsx'
import { TooLong } from './too-long.tsx'
import type { StatementDraft } from './use-statement-draft.ts'
import { isChanged, useStatement } from './use-statement.ts'
import { toast } from '#components/toast.tsx'

interface ApprovalBarProps {
  statement: Statement
  draft: StatementDraft
  tab: string
  onPublish: () => void
}

/** What can be done now, at the foot of the sheet: save, ask, approve, refuse, take back. */
export function ApprovalBar({ statement, draft, tab, onPublish }: ApprovalBarProps) {
  const { member, can } = useSession()
  const [asks, setAsks] = useState(false)
  const [refuses, setRefuses] = useState(false)
  const { id, state } = statement
  const { number, isDirty, isBehind } = draft
  const [approval] = statement.approvals
  const isAsked = state === 'asked' && [approval?.approver.id, approval?.backup?.id].includes(member.id)
  const mayAnswer = isAsked && can('statement:approve')
  const mayWrite = can('statement:write')

  const { save, approve, withdraw, isBusy } = useMoves(statement, draft)
  return (
    <div className="sticky bottom-0 flex flex-wrap items-center justify-end gap-2 border-t border-border bg-background px-4 py-3">
      {mayAnswer ? <TooLong content={draft.content} className="w-full" /> : null}
      {isDirty ? (
        <Button variant="ghost" className="mr-auto" onClick={draft.drop}>
          Discard
        </Button>
      ) : null}
      {mayWrite && (state === 'asked' || state === 'approved') && !isDirty ? (
        <Button variant="ghost" className="mr-auto" disabled={isBusy} onClick={withdraw}>
          {state === 'asked' ? 'Take the question back' : 'Take the approval back'}
        </Button>
      ) : null}
      {isDirty && mayWrite ? (
        <Button
          variant={mayAnswer ? 'secondary' : 'primary'}
          pending={isBusy}
          disabled={isBehind}
          onClick={() => void save()}
        >
          {mayAnswer ? 'Save and do not approve' : `Save version ${number + 1}`}
        </Button>
      ) : null}
      {mayAnswer ? (
        <>
          <Button disabled={isBusy} onClick={() => setRefuses(true)}>
            Refuse
          </Button>
          <Button variant="primary" pending={isBusy} disabled={isBehind} onClick={() => void approve()}>
            {isDirty ? 'Approve with my change' : `Approve version ${number}`}
          </Button>
        </>
      ) : null}
      {mayWrite && !isDirty && state !== 'asked' && state !== 'approved' ? (
        <Button variant="primary" onClick={() => setAsks(true)}>
          Ask for approval
        </Button>
      ) : null}
      {state === 'approved' && !isDirty && tab !== 'publish' && can('post:publish') ? (
        <Button variant="primary" onClick={onPublish}>
          Publish
        </Button>
      ) : null}
      {asks ? <AskDialog statement={statement} onClose={() => setAsks(false)} /> : null}
      {refuses && approval !== undefined ? (
        <RefuseDialog
          statementId={id}
          approvalId={approval.id}
          number={number}
          onClose={() => setRefuses(false)}
        />
      ) : null}
    </div>
  )
}

/** What the buttons do. */
function useMoves({ id, approvals: [approval] }: Statement, draft: StatementDraft) {
  const { run, isBusy } = useStatement()
  const { basedOn, content, isDirty } = draft
  const save = async () => {
    const saved = await run((client) => client.save(id, { basedOn, content }), tellChanged)
    if (saved !== null) draft.drop()
  }
  const approve = async () => {
    const own = isDirty ? { content } : {}
    const answer = {
      approvalId: approval?.id ?? '',
      number: basedOn,
      as: 'approved' as const,
      reason: '',
      ...own,
    }
    const approved = await run((client) => client.answer(id, answer), tellChanged)
    if (approved === null) return
    draft.drop()
    toast.success(isDirty ? 'Approved with your change' : 'Approved')
  }
  const withdraw = () => void run((client) => client.withdraw(id, approval?.id ?? ''))
  return { save, approve, withdraw, isBusy }
}

const tellChanged = (error: unknown) => {
  if (!isChanged(error)) return false
  toast.error('Somebody has saved another version meanwhile: look at it first')
  return true
}
