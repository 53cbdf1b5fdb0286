import type { IncidentDetail } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BookOpenCheck } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Combobox } from '#components/combobox.tsx'
import { isOver } from '#lib/incidents/incident-words.ts'
import { suggestedPlaybooksQuery } from '#lib/incidents/playbooks.query.ts'
import { useSession } from '#lib/session.ts'
import { useIncident } from './use-incident.ts'

const none = 'none'

/** By which playbook it goes; where there is none yet, the one that fits is offered. */
export function PlaybookChoice({ incident: { id, playbook, state } }: { incident: IncidentDetail }) {
  const { workspace, can } = useSession()
  const mayChoose = can('incident:write') && !isOver(state)
  const known = useQuery({ ...suggestedPlaybooksQuery(workspace.id, id), enabled: mayChoose }).data ?? []
  const change = useIncident(id)
  const choose = (playbookId: string | null) => void change((api) => api.choosePlaybook(id, playbookId))
  const [fits] = known.filter(({ why }) => why !== null)
  if (playbook === null && (!mayChoose || known.length === 0)) return null
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2 text-sm">
      <BookOpenCheck aria-hidden className="size-4 text-muted" />
      {playbook === null ? (
        <span className="min-w-0 flex-1 text-muted">
          {fits === undefined ? 'By no playbook yet' : `“${fits.name}” fits. ${fits.why ?? ''}`}
        </span>
      ) : (
        <span className="min-w-0 flex-1">
          {playbook.id === null ? (
            playbook.name
          ) : (
            <Link
              to="/incidents/playbooks/$playbookId"
              params={{ playbookId: playbook.id }}
              search={{ version: playbook.version }}
              className="font-medium hover:underline"
            >
              {playbook.name}
            </Link>
          )}
          <span className="text-muted"> · version {playbook.version}</span>
        </span>
      )}
      {mayChoose && playbook === null && fits !== undefined ? (
        <Button size="sm" variant="primary" onClick={() => choose(fits.id)}>
          Go by it
        </Button>
      ) : null}
      {mayChoose ? (
        <Combobox
          label="Playbook"
          align="end"
          trigger={<Button size="sm">{playbook === null ? 'Choose…' : 'Another…'}</Button>}
          options={[
            ...known.map(({ id: value, name, tasks, why }) => ({
              value,
              label: name,
              hint: why ?? `${tasks} tasks`,
            })),
            ...(playbook === null ? [] : [{ value: none, label: 'None', hint: 'What is not done goes' }]),
          ]}
          selected={playbook?.id == null ? [] : [playbook.id]}
          onSelect={(value) => choose(value === none ? null : value)}
        />
      ) : null}
    </div>
  )
}
