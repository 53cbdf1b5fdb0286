import type { AskedPerson, Statement, StatementApproval } from '@hubbub/contracts'
import { CircleAlert, Eye, EyeOff } from 'lucide-react'
import { exactTime } from '#lib/time/time-ago.ts'
import { approvalWords, minutesWords } from './statement-words.ts'

/** Everybody who was asked, what reached them, who saw it, and what they said. */
export function Approvals({ statement: { approvals } }: { statement: Statement }) {
  if (approvals.length === 0) return <p className="text-muted">Nobody was asked yet.</p>
  return (
    <ol aria-label="Approvals" className="space-y-4">
      {approvals.map((approval) => (
        <li key={approval.id} className="rounded-lg border border-border bg-card px-4 py-3">
          <Approval approval={approval} />
        </li>
      ))}
    </ol>
  )
}

function Approval({ approval }: { approval: StatementApproval }) {
  const { number, state, askedBy, askedAt, note, people, decidedBy, decidedAt, reason } = approval
  return (
    <>
      <h3 className="font-medium">
        Version {number}: {approvalWords[state]}
      </h3>
      <p className="text-sm text-muted">
        {askedBy.name} asked, {exactTime(askedAt)}
        {note === '' ? '' : `: “${note}”`}
      </p>
      {decidedBy === null || decidedAt === null ? null : (
        <p className="mt-1 text-sm">
          {decidedBy.name}, {exactTime(decidedAt)}
          {approval.approvedNumber === null || approval.approvedNumber === number
            ? ''
            : `: with a change, version ${approval.approvedNumber}`}
          {reason === '' ? '' : `: “${reason}”`}
        </p>
      )}
      {approval.expiresAt === null ? null : (
        <p className="mt-1 text-sm">Published by {exactTime(approval.expiresAt)} or not at all.</p>
      )}
      {state === 'asked' ? (
        <p className="mt-1 text-sm text-muted">
          Holds for {minutesWords(approval.validMinutes)} once it is given.
        </p>
      ) : null}
      <ul aria-label={`Who was asked for version ${number}`} className="mt-2 space-y-1.5 text-sm">
        {people.map((person) => (
          <Person key={person.member.id} person={person} approval={approval} />
        ))}
      </ul>
    </>
  )
}

const roleWords = { approver: 'Approver', backup: 'Backup', other: 'Told as well' } as const

function Person({ person, approval }: { person: AskedPerson; approval: StatementApproval }) {
  const { member, role, ways, seenAt } = person
  const failed = ways.filter(({ state }) => state === 'failed')
  const sent = ways.filter(({ way, state }) => way !== 'in-app' && state === 'sent').map(({ way }) => way)
  const by = sent.length === 0 ? '' : ` by ${sent.join(', ')}`
  return (
    <li className="flex flex-wrap items-baseline gap-x-2">
      <span className="font-medium">{member.name}</span>
      <span className="text-muted">
        {roleWords[role]}, {askedWords(person, approval)}
        {by}
      </span>
      <span className="ml-auto inline-flex items-center gap-1">
        {seenAt === null ? (
          <>
            <EyeOff aria-hidden className="size-3.5 text-muted" />
            <span className="text-muted">not seen</span>
          </>
        ) : (
          <>
            <Eye aria-hidden className="size-3.5 text-success" />
            seen {exactTime(seenAt)}
          </>
        )}
      </span>
      {failed.map(({ way, error }) => (
        <span key={way} className="flex w-full items-start gap-1 text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {way}: {error ?? 'did not arrive'}
        </span>
      ))}
    </li>
  )
}

/** The approver is asked with the question, the backup once nobody has answered. */
function askedWords({ role, toldAt }: AskedPerson, { state, askedAt, backupAt }: StatementApproval): string {
  const at = role === 'approver' ? (toldAt ?? askedAt) : toldAt
  if (at !== null) return `asked ${exactTime(at)}`
  return state === 'asked' && backupAt !== null ? `asked from ${exactTime(backupAt)} on` : 'not asked'
}
