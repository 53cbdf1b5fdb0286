import type { RecordingInfo } from '@hubbub/contracts'
import { startDrill } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { CheckboxGroup } from '#components/checkbox-group.tsx'
import { Field } from '#components/field.tsx'
import { FormDialog } from '#components/form-dialog.tsx'
import { Select } from '#components/select.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { recordingsQuery } from '#lib/drill/drill.query.ts'
import { clockWords } from '#lib/drill/drill-words.ts'
import { membersQuery } from '#lib/queries/members.query.ts'
import { switchWorkspace, useSession } from '#lib/session.ts'
import { roleWords } from '#lib/words.ts'

const own = 'own'
const speeds = [
  { value: '1', label: 'As it was' },
  { value: '2', label: 'Twice as fast' },
  { value: '4', label: 'Four times as fast' },
  { value: '10', label: 'Ten times as fast' },
]

/** Has a recorded crisis replayed into a workspace of its own. */
export function StartDrillDialog({ trigger }: { trigger: ReactNode }) {
  const { workspace, member } = useSession()
  const [open, setOpen] = useState(false)
  const recordings = useQuery({ ...recordingsQuery(workspace.id), enabled: open }).data ?? []
  const members = useQuery({ ...membersQuery(workspace.id), enabled: open }).data ?? []
  const [wanted, setWanted] = useState<string | null>(null)
  const [file, setFile] = useState<string | null>(null)
  const chosen = wanted ?? recordings[0]?.id ?? own
  const others = members.filter(({ id, deactivatedAt }) => id !== member.id && deactivatedAt === null)
  return (
    <FormDialog
      trigger={trigger}
      open={open}
      onOpenChange={setOpen}
      title="Start a drill"
      description="A recorded crisis is replayed into a workspace of its own. Everything works as it does here, but nothing leaves it, and the team’s times are taken."
      submit="Start"
      schema={bodyOf(startDrill)}
      read={({ text, all }) => ({
        ...(chosen === own ? { recording: file ?? '' } : { recordingId: chosen }),
        speed: Number(text('speed')),
        memberIds: all('memberIds'),
      })}
      onSubmit={async (values) => {
        const made = await api.workspace(workspace.id).drills.start(values)
        switchWorkspace(made.workspaceId)
      }}
    >
      <Field name="recordingId" label="Recording">
        <Select
          options={[
            ...recordings.map(({ id, name }) => ({ value: id, label: name })),
            { value: own, label: 'One of your own…' },
          ]}
          value={chosen}
          onValueChange={setWanted}
        />
      </Field>
      <About recording={recordings.find(({ id }) => id === chosen)} />
      {chosen === own ? (
        <Field
          name="recording"
          label="File of JSON lines"
          hint="Its form is described in docs/drill-recordings.md."
        >
          <input
            type="file"
            accept=".jsonl,.ndjson,.txt,application/x-ndjson"
            className="block w-full text-sm"
            onChange={(event) => void event.currentTarget.files?.[0]?.text().then(setFile)}
          />
        </Field>
      ) : null}
      <Field
        name="speed"
        label="Speed"
        hint="People’s times are taken by the real clock; a faster replay is marked as one."
      >
        <Select options={speeds} defaultValue="1" />
      </Field>
      <CheckboxGroup
        name="memberIds"
        legend="Who takes part besides you"
        options={others.map(({ id, name, role }) => ({ value: id, label: name, hint: roleWords[role] }))}
        defaultValues={others.map(({ id }) => id)}
        empty="Nobody else is here"
      />
    </FormDialog>
  )
}

function About({ recording }: { recording: RecordingInfo | undefined }) {
  if (recording === undefined) return null
  const { about, brand, seconds, lines } = recording
  return (
    <p className="text-sm text-pretty text-muted">
      {about} The brand is {brand}; {lines} posts in {clockWords(seconds)} minutes.
    </p>
  )
}
