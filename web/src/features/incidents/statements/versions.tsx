import type { Statement, StatementContent } from '@hubbub/contracts'
import { useState } from 'react'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Select } from '#components/select.tsx'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { approvalWords } from './statement-words.ts'
import { TextDiff } from './text-diff.tsx'

interface VersionsProps {
  statement: Statement
  /** Takes it over into what is being written. */
  onTake: (content: StatementContent) => void
}

/** Every version, and what differs between any two of them. */
export function Versions({ statement: { versions, approvals }, onTake }: VersionsProps) {
  const { can } = useSession()
  const last = versions.at(-1)?.number ?? 1
  const [pair, setPair] = useState<{ from: number; to: number } | null>(null)
  const { from, to } = pair ?? { from: Math.max(1, last - 1), to: last }
  const options = versions.toReversed().map(({ number, author }) => ({
    value: String(number),
    label: `Version ${number}, ${author.name}`,
  }))
  const contentOf = (number: number) => versions.find((one) => one.number === number)?.content
  const [before, after] = [contentOf(from), contentOf(to)]
  // The newest first: what was approved, taken back and approved again is approved.
  const approvalOf = (number: number) => approvals.find(({ approvedNumber }) => approvedNumber === number)
  return (
    <div className="space-y-5">
      <ul aria-label="Versions" className="divide-y divide-border rounded-lg border border-border bg-card">
        {versions.toReversed().map(({ number, author, at, content }) => (
          <li key={number} className="flex flex-wrap items-center gap-2 px-4 py-2">
            <span className="font-medium">Version {number}</span>
            <span className="text-sm text-muted">
              {author.name}, {exactTime(at)}
            </span>
            <ApprovalBadge approval={approvalOf(number)} />
            {number === last || !can('statement:write') ? null : (
              <Button
                size="sm"
                className="ml-auto"
                aria-label={`Take version ${number} again`}
                onClick={() => onTake(content)}
              >
                Take again
              </Button>
            )}
          </li>
        ))}
      </ul>
      {versions.length < 2 || before === undefined || after === undefined ? null : (
        <section aria-label="What differs">
          <div className="mb-3 flex flex-wrap items-center gap-2">
            <Select
              className="w-56"
              aria-label="From"
              options={options}
              value={String(from)}
              onValueChange={(value) => setPair({ from: Number(value), to })}
            />
            <span className="text-muted">to</span>
            <Select
              className="w-56"
              aria-label="To"
              options={options}
              value={String(to)}
              onValueChange={(value) => setPair({ from, to: Number(value) })}
            />
          </div>
          <TextDiff before={before} after={after} />
        </section>
      )}
    </div>
  )
}

function ApprovalBadge({ approval }: { approval: Statement['approvals'][number] | undefined }) {
  if (approval === undefined) return null
  return approval.state === 'approved' ? (
    <Badge tone="success">Approved</Badge>
  ) : (
    <Badge>Approval {approvalWords[approval.state]}</Badge>
  )
}
