import type { PlaybookDetail } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { Select } from '#components/select.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { playbookQuery, playbooksKey } from '#lib/incidents/playbooks.query.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useChange } from '#lib/use-change.ts'
import { PlaybookEditor } from './playbook-editor.tsx'

/** One playbook, as it is or as it was. */
export function PlaybookPage() {
  const { playbookId } = useParams({ from: '/_app/incidents/playbooks/$playbookId' })
  const { version } = useSearch({ from: '/_app/incidents/playbooks/$playbookId' })
  const { workspace } = useSession()
  return (
    <Loaded query={useQuery(playbookQuery(workspace.id, playbookId, version))} what="this playbook">
      {(playbook) => (
        <OnePlaybook key={`${playbook.id} ${version ?? playbook.version}`} playbook={playbook} />
      )}
    </Loaded>
  )
}

function OnePlaybook({ playbook }: { playbook: PlaybookDetail }) {
  const { id, content, text, version: newest, versions } = playbook
  const { version = newest } = useSearch({ from: '/_app/incidents/playbooks/$playbookId' })
  const { workspace, can } = useSession()
  const navigate = useNavigate()
  const { change } = useChange(playbooksKey(workspace.id))
  const isNewest = version === newest
  const save = async (next: string) => {
    await change(() => api.workspace(workspace.id).playbooks.update(id, next, newest))
    toast.success('Kept. Incidents that are on go by the version that they began with.')
  }
  return (
    <Page
      title={content.name}
      full
      back={{ to: '/incidents/playbooks', label: 'All playbooks' }}
      {...(!isNewest && { description: 'This is an older version; it can be read, and saved as a file.' })}
      actions={
        <Select
          aria-label="Version"
          className="w-64"
          value={String(version)}
          options={versions.map((one) => ({
            value: String(one.version),
            label: `Version ${one.version}`,
            hint: `${one.by}, ${exactTime(one.at)}`,
          }))}
          onValueChange={(value) =>
            void navigate({
              to: '.',
              search: Number(value) === newest ? {} : { version: Number(value) },
            })
          }
        />
      }
    >
      <PlaybookEditor first={text} {...(isNewest && can('playbook:write') && { onSave: save })} />
    </Page>
  )
}
