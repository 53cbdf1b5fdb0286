import type { Monitor } from '@hubbub/contracts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Pause, Play, Trash2 } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Page } from '#components/page.tsx'
import { api } from '#lib/api.ts'
import { monitorsKey } from '#lib/queries/monitors.query.ts'
import { sentimentRulesQuery } from '#lib/queries/sentiment-rules.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { draftOf } from './draft.ts'
import { MonitorForm } from './monitor-form.tsx'
import { MonitorState } from './monitor-state.tsx'
import { monitorQuery } from './monitor.queries.ts'

/** One monitor: what it listens for, and what it would find. */
export function MonitorPage() {
  const { monitorId } = useParams({ from: '/_app/monitors/$monitorId' })
  const { workspace } = useSession()
  const query = useQuery(monitorQuery(workspace.id, monitorId))
  return (
    <Loaded query={query} what="the monitor">
      {(monitor) => <OpenMonitor key={monitor.id} monitor={monitor} />}
    </Loaded>
  )
}

function OpenMonitor({ monitor }: { monitor: Monitor }) {
  const { workspace, can } = useSession()
  const queryClient = useQueryClient()
  const { change } = useChange(monitorsKey(workspace.id))
  const { monitors } = api.workspace(workspace.id)
  const { id, name, version } = monitor
  return (
    <Page
      title={name}
      wide
      back={{ to: '/monitors', label: 'All monitors' }}
      description={<MonitorState monitor={monitor} />}
      actions={
        <>
          <Button asChild>
            <Link to="/mentions" search={{ monitorId: id }}>
              Show its mentions
            </Link>
          </Button>
          {can('monitor:write') ? <Switches monitor={monitor} /> : null}
        </>
      }
    >
      <MonitorForm
        first={draftOf(monitor)}
        monitor={monitor}
        submit="Save"
        onSave={async (draft) => {
          const saved = await change(() => monitors.update(id, draft, version), `“${draft.name}” is saved`)
          queryClient.setQueryData(monitorQuery(workspace.id, id).queryKey, saved)
        }}
      />
    </Page>
  )
}

function Switches({ monitor }: { monitor: Monitor }) {
  const { workspace, can } = useSession()
  const rules =
    useQuery({ ...sentimentRulesQuery(workspace.id), enabled: can('sentiment-rule:read') }).data ?? []
  const { act } = useChange(monitorsKey(workspace.id))
  const { monitors } = api.workspace(workspace.id)
  const navigate = useNavigate()
  const { id, name, enabled } = monitor
  const itsRules = rules.filter((rule) => rule.monitor?.id === id).length
  return (
    <>
      <Button
        onClick={() =>
          act(
            async () => await monitors.update(id, { enabled: !enabled }),
            enabled ? `“${name}” rests` : `“${name}” goes on, and looks through what it missed`,
          )
        }
      >
        {enabled ? <Pause /> : <Play />} {enabled ? 'Pause' : 'Go on'}
      </Button>
      <AlertDialog
        trigger={
          <Button variant="danger-quiet">
            <Trash2 /> Delete
          </Button>
        }
        title={`Delete “${name}”?`}
        description={`Nothing is listened for by it any more. What people made of its mentions stays.${rulesGo(itsRules)}`}
        confirm="Delete"
        onConfirm={() =>
          act(async () => {
            await monitors.delete(id)
            void navigate({ to: '/monitors', ignoreBlocker: true })
          }, `“${name}” is gone`)
        }
      />
    </>
  )
}

const rulesGo = (count: number) => {
  if (count === 0) return ''
  return ` Its ${count === 1 ? 'phrase rule goes' : `${count} phrase rules go`} with it, and what ${count === 1 ? 'it' : 'they'} decided counts as before.`
}
