import { Field } from '#components/field.tsx'
import { Select } from '#components/select.tsx'
import { useSession } from '#lib/session.ts'
import { useDirectory } from '#lib/use-directory.ts'

export type Sharing = 'private' | 'team' | 'workspace'

export interface SharingFieldsProps {
  sharing: Sharing
  onSharing: (sharing: Sharing) => void
  /** The team that has it so far. */
  teamId: string | null | undefined
}

/** Of a form: with whom something is shared, asked of whoever may share; the team is its field `teamId`. */
export function SharingFields({ sharing, onSharing, teamId }: SharingFieldsProps) {
  const { can } = useSession()
  const { teams } = useDirectory()
  return (
    <>
      {can('view:share') ? (
        <Field name="sharing" label="Who has it">
          <Select
            value={sharing}
            onValueChange={onSharing}
            options={[
              { value: 'private', label: 'Only you' },
              ...(teams.length > 0 ? [{ value: 'team' as const, label: 'A team' }] : []),
              { value: 'workspace', label: 'Everybody' },
            ]}
          />
        </Field>
      ) : null}
      {sharing === 'team' ? (
        <Field name="teamId" label="Team">
          <Select
            name="teamId"
            defaultValue={teamId ?? teams[0]?.id}
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      ) : null}
    </>
  )
}
