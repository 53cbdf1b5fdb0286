import type { DashboardLayout, PanelKind } from '@hubbub/contracts'
import { ArrowDown, ArrowUp, Maximize2, Minimize2, Plus, X } from 'lucide-react'
import { Button } from '#components/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { cn } from '#lib/cn.ts'
import type { PanelContext } from './panel-context.ts'
import { panelKinds, panels } from './panels.tsx'

type Panels = DashboardLayout['panels']

interface PanelGridProps {
  layout: Panels
  context: PanelContext
  /** Set while somebody arranges. */
  onArrange: ((layout: Panels) => void) | null
}

/** The panels in their order, two beside each other where there is room. */
export function PanelGrid({ layout, context, onArrange }: PanelGridProps) {
  const absent = panelKinds.filter((kind) => !layout.some((panel) => panel.kind === kind))
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-2">
        {layout.map(({ kind, wide }, index) => (
          <section
            key={kind}
            aria-label={panels[kind].title}
            className={cn(
              'min-w-0 rounded-lg border border-border bg-card',
              (wide || (onArrange === null && standsAlone(layout, index))) && 'lg:col-span-2',
              onArrange && 'border-dashed',
            )}
          >
            <header className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 px-4 pt-2.5 sm:px-5">
              <h2 className="min-w-0 font-semibold">
                {panels[kind].title}
                <span className="ml-2 text-sm font-normal text-muted">
                  {'ofAll' in panels[kind] ? null : context.focus.name}
                </span>
              </h2>
              {onArrange ? <Arrange layout={layout} index={index} onArrange={onArrange} /> : null}
            </header>
            <div className="px-4 pt-2 pb-3 sm:px-5">{panels[kind].show(context)}</div>
          </section>
        ))}
      </div>
      {onArrange && absent.length > 0 ? (
        <AddPanel absent={absent} onAdd={(kind) => onArrange([...layout, { kind, wide: false }])} />
      ) : null}
    </>
  )
}

/** A half to which no other half comes: the last of an odd number of them in a row. */
function standsAlone(layout: Panels, index: number): boolean {
  if (layout[index + 1]?.wide === false) return false
  const before = layout.slice(0, index).findLastIndex(({ wide }) => wide)
  return (index - before) % 2 === 1
}

interface ArrangeProps {
  layout: Panels
  index: number
  onArrange: (layout: Panels) => void
}

function Arrange({ layout, index, onArrange }: ArrangeProps) {
  const panel = layout[index]
  if (panel === undefined) return null
  const { title } = panels[panel.kind]
  const move = (by: number) => onArrange(layout.toSpliced(index, 1).toSpliced(index + by, 0, panel))
  return (
    <div className="flex items-center">
      <IconButton size="sm" label={`Move ${title} up`} disabled={index === 0} onClick={() => move(-1)}>
        <ArrowUp />
      </IconButton>
      <IconButton
        size="sm"
        label={`Move ${title} down`}
        disabled={index === layout.length - 1}
        onClick={() => move(1)}
      >
        <ArrowDown />
      </IconButton>
      <IconButton
        size="sm"
        className="max-lg:hidden"
        label={panel.wide ? `${title}: half as wide` : `${title}: as wide as the page`}
        onClick={() => onArrange(layout.with(index, { ...panel, wide: !panel.wide }))}
      >
        {panel.wide ? <Minimize2 /> : <Maximize2 />}
      </IconButton>
      <IconButton size="sm" label={`Remove ${title}`} onClick={() => onArrange(layout.toSpliced(index, 1))}>
        <X />
      </IconButton>
    </div>
  )
}

function AddPanel({ absent, onAdd }: { absent: readonly PanelKind[]; onAdd: (kind: PanelKind) => void }) {
  return (
    <div className="mt-4 rounded-lg border border-dashed border-border p-4 text-center">
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button>
            <Plus /> Add a panel
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="center">
          {absent.map((kind) => (
            <DropdownMenuItem key={kind} onSelect={() => onAdd(kind)}>
              {panels[kind].title}
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
    </div>
  )
}
