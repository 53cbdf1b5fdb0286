import type { CountedMonitor } from '@hubbub/contracts'
import { Check, Copy, Ellipsis, LayoutDashboard, Pencil, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Select } from '#components/select.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { DashboardDialog } from './dashboard-dialog.tsx'
import { PrintButton } from './print-button.tsx'
import type { DashboardState } from './use-dashboard.ts'

const OVERVIEW = 'overview'
const stretches = [
  { value: '1', label: 'Today' },
  { value: '7', label: '7 days' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '12 months' },
]

interface DashboardBarProps {
  state: DashboardState
  monitors: readonly CountedMonitor[]
}

/** Which dashboard, which time, which monitor; and a way to arrange it. */
export function DashboardBar({ state, monitors }: DashboardBarProps) {
  const { dashboards, dashboard, compared, focus, days, change, show } = state
  const known = stretches.some(({ value }) => value === String(days))
  return (
    <div className="mb-4 flex flex-wrap items-center gap-2">
      {dashboards.length > 0 ? (
        <Select
          aria-label="Dashboard"
          className="w-44 max-sm:w-full"
          value={dashboard?.id ?? OVERVIEW}
          onValueChange={(id) => show(id === OVERVIEW ? undefined : id)}
          options={[
            { value: OVERVIEW, label: 'Overview' },
            ...dashboards.map(({ id, name, sharing }) => ({
              value: id,
              label: name,
              hint: sharing === 'private' ? 'Only you' : 'Shared',
            })),
          ]}
        />
      ) : null}
      <Select
        aria-label="Time"
        className="w-32 max-sm:flex-1"
        value={String(days)}
        onValueChange={(value) => change({ days: Number(value) })}
        options={known ? stretches : [...stretches, { value: String(days), label: `${days} days` }]}
      />
      <Select
        aria-label="Monitor that is looked at closely"
        className="w-44 max-sm:flex-1"
        value={focus?.id}
        onValueChange={(id) => change({ monitorId: id })}
        options={monitors.map(({ id, name, kind }) => ({ value: id, label: name, hint: kind }))}
      />
      <div className="ml-auto flex flex-wrap items-center justify-end gap-2">
        <PrintButton state={state} />
        {state.draft === null ? (
          <Button onClick={() => state.arrange({ ...state.layout, days })}>
            <LayoutDashboard /> Arrange
          </Button>
        ) : (
          <Arranging state={state} monitors={monitors} compared={compared} />
        )}
        <DashboardMenu state={state} />
      </div>
    </div>
  )
}

function Arranging({
  state,
  monitors,
  compared,
}: DashboardBarProps & { compared: readonly CountedMonitor[] }) {
  const { draft, dashboard, arrange } = state
  const { member, can, workspace } = useSession()
  const { act } = useChange(['dashboards', workspace.id])
  const [asks, setAsks] = useState(false)
  if (draft === null) return null
  const mine =
    dashboard !== null &&
    (dashboard.owner.id === member.id || (dashboard.sharing !== 'private' && can('view:share')))
  const toggle = (id: string, on: boolean) => {
    const ids = compared.map((one) => one.id)
    arrange({ ...draft, monitorIds: on ? [...ids, id].slice(0, 12) : ids.filter((one) => one !== id) })
  }
  const save = () => {
    if (!mine || dashboard === null) return setAsks(true)
    act(async () => {
      await api
        .workspace(workspace.id)
        .analytics.updateDashboard(dashboard.id, { layout: draft }, dashboard.version)
      arrange(null)
    }, 'Dashboard saved')
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button>Monitors ({compared.length})</Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {monitors.map(({ id, name }) => {
            const on = compared.some((one) => one.id === id)
            return (
              <DropdownMenuCheckboxItem
                key={id}
                checked={on}
                disabled={on && compared.length === 1}
                onSelect={(event) => event.preventDefault()}
                onCheckedChange={(checked) => toggle(id, checked)}
              >
                {name}
              </DropdownMenuCheckboxItem>
            )
          })}
        </DropdownMenuContent>
      </DropdownMenu>
      <Button variant="ghost" onClick={() => arrange(null)}>
        <Undo2 /> Cancel
      </Button>
      <Button variant="primary" onClick={save}>
        <Check /> Save
      </Button>
      {asks ? (
        <DashboardDialog
          layout={draft}
          onClose={() => setAsks(false)}
          onKept={({ id }) => {
            setAsks(false)
            state.show(id)
          }}
        />
      ) : null}
    </>
  )
}

function DashboardMenu({ state: { dashboard, layout, show } }: { state: DashboardState }) {
  const { member, can, workspace } = useSession()
  const { act } = useChange(['dashboards', workspace.id])
  const [asked, setAsked] = useState<'rename' | 'copy' | 'delete' | null>(null)
  const close = () => setAsked(null)
  if (dashboard === null) return null
  const mine = dashboard.owner.id === member.id || (dashboard.sharing !== 'private' && can('view:share'))
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label={`The dashboard ${dashboard.name}`}>
            <Ellipsis />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {mine ? (
            <DropdownMenuItem onSelect={() => setAsked('rename')}>
              <Pencil /> Rename or share…
            </DropdownMenuItem>
          ) : null}
          <DropdownMenuItem onSelect={() => setAsked('copy')}>
            <Copy /> Copy…
          </DropdownMenuItem>
          {mine ? (
            <DropdownMenuItem danger onSelect={() => setAsked('delete')}>
              <Trash2 /> Delete…
            </DropdownMenuItem>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      {asked === 'rename' ? (
        <DashboardDialog dashboard={dashboard} layout={layout} onClose={close} onKept={close} />
      ) : null}
      {asked === 'copy' ? (
        <DashboardDialog
          layout={layout}
          onClose={close}
          onKept={({ id }) => {
            close()
            show(id)
          }}
        />
      ) : null}
      <AlertDialog
        open={asked === 'delete'}
        onOpenChange={close}
        title={`Delete the dashboard ${dashboard.name}?`}
        description={
          dashboard.sharing === 'private'
            ? 'No mention is lost.'
            : 'It goes for all who have it. No mention is lost.'
        }
        confirm="Delete"
        danger
        onConfirm={() =>
          act(async () => {
            await api.workspace(workspace.id).analytics.deleteDashboard(dashboard.id)
            show(undefined)
          }, 'Dashboard deleted')
        }
      />
    </>
  )
}
