import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { ChoicesField } from '#components/choices-field.tsx'
import { Textarea } from '#components/textarea.tsx'
import { useSession } from '#lib/session.ts'
import { useDirectory } from '#lib/use-directory.ts'
import { addressesIn, type ReportFieldsProps } from './report-draft.ts'
import { reportsQuery } from './reports.queries.ts'

/** Members, and others as the workspace lets them. */
export function RecipientFields({ draft, onChange }: ReportFieldsProps) {
  const { workspace } = useSession()
  const id = useId()
  const { members } = useDirectory()
  const policy = useQuery(reportsQuery(workspace.id)).data?.policy
  const chosen = draft.recipients.flatMap((one) => (one.kind === 'member' ? [one.memberId] : []))
  const addresses = draft.recipients.flatMap((one) => (one.kind === 'address' ? [one.email] : []))
  const [text, setText] = useState(addresses.join('\n'))
  const keep = (memberIds: readonly string[], emails: readonly string[]) =>
    onChange({
      recipients: [
        ...memberIds.map((memberId) => ({ kind: 'member' as const, memberId })),
        ...emails.map((email) => ({ kind: 'address' as const, email })),
      ],
    })
  return (
    <div className="space-y-4">
      <ChoicesField
        label="Members"
        none="Nobody yet"
        options={members.map(({ id: value, name, email }) => ({ value, label: name, hint: email }))}
        chosen={chosen}
        onChange={(memberIds) => keep(memberIds, addresses)}
      />
      {policy === undefined || (policy.outside === 'nobody' && addresses.length === 0) ? (
        <p className="text-sm text-muted">
          Only members get reports of this workspace. An admin can let them go to others as well.
        </p>
      ) : (
        <div className="space-y-1">
          <label htmlFor={id} className="font-medium">
            Others <span className="font-normal text-muted">(optional)</span>
          </label>
          <Textarea
            id={id}
            rows={3}
            value={text}
            placeholder="press@example.com"
            onChange={(event) => {
              setText(event.target.value)
              keep(chosen, addressesIn(event.target.value))
            }}
          />
          <p className="text-sm text-muted">
            {policy.outside === 'domains'
              ? `Addresses at ${policy.domains.join(', ')}, one a line.`
              : 'E-mail addresses, one a line. They see all figures of the report.'}
          </p>
        </div>
      )}
      {draft.recipients.length === 0 ? (
        <p className="text-sm text-muted">Nobody gets it: it is made and kept here.</p>
      ) : null}
    </div>
  )
}
