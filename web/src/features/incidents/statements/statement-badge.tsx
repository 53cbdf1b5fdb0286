import type { Statement } from '@hubbub/contracts'
import { Badge } from '#components/badge.tsx'
import { stateTones, stateWords } from './statement-words.ts'

/** Where it stands; what was published in its time has nothing to warn of. */
export function StatementBadge({ statement: { state, approvals, publications } }: { statement: Statement }) {
  const isOut = publications.some(
    ({ approvalId, sentAt }) => sentAt !== null && approvalId === approvals[0]?.id,
  )
  if (isOut && (state === 'approved' || state === 'lapsed')) return <Badge tone="success">Published</Badge>
  return <Badge tone={stateTones[state]}>{stateWords[state]}</Badge>
}
