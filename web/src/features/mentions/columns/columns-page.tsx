import { Link } from '@tanstack/react-router'
import { Columns3, List, Lock, Plus } from 'lucide-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Button, buttonStyles } from '#components/button.tsx'
import { ConnectionLine } from '#components/connection-line.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { PageTitle } from '#components/page-title.tsx'
import { Select } from '#components/select.tsx'
import { useCommands } from '#lib/commands/use-commands.ts'
import { useSession } from '#lib/session.ts'
import { useMediaQuery, widths } from '#lib/use-media-query.ts'
import { StreamColumn } from './stream-column.tsx'
import { type ColumnChoice, MOST_COLUMNS, useColumns } from './use-columns.ts'

/** Several views of what is said side by side, each live; on a phone one at a time. */
export function ColumnsPage() {
  const { can } = useSession()
  if (!can('mention:read'))
    return (
      <EmptyState icon={Lock} title="Not for your role">
        Whoever may read mentions sees them here in columns.
      </EmptyState>
    )
  return <Columns />
}

function Columns() {
  const { pending, columns, absent, keep } = useColumns()
  const isPhone = useMediaQuery(widths.phone)
  const [active, setActive] = useState(0)
  const strip = useRef<HTMLDivElement>(null)
  const at = Math.min(active, Math.max(0, columns.length - 1))
  const { columnAt, lead } = useLed(strip, columns)
  const goTo = (index: number) => {
    if (columns[index] === undefined) return
    setActive(index)
    const column = columnAt(index)
    column?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    // One that is still empty takes the focus itself, and hands it on to its first mention.
    const target = column?.querySelector<HTMLElement>('[data-row]') ?? column
    target?.focus({ preventScroll: true })
  }
  const move = (index: number, by: -1 | 1) => {
    const column = columns[index]
    if (column === undefined || columns[index + by] === undefined) return
    keep(columns.toSpliced(index, 1).toSpliced(index + by, 0, column))
    setActive(index + by)
    lead(column.key)
  }
  const add = (one: ColumnChoice) => {
    keep([...columns, one])
    setActive(columns.length)
    lead(one.key)
  }
  useCommands([
    { id: 'columns.left', title: 'Column to the left', group: 'List', keys: '[', run: () => goTo(at - 1) },
    { id: 'columns.right', title: 'Column to the right', group: 'List', keys: ']', run: () => goTo(at + 1) },
  ])
  const shown = columns[at]
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <PageTitle>Columns</PageTitle>
      <header className="flex shrink-0 flex-wrap items-center gap-2 border-b border-border px-2.5 py-2.5 sm:px-4">
        <h1 className="mr-auto text-xl font-semibold tracking-tight">Columns</h1>
        {isPhone && shown !== undefined ? (
          <Select
            aria-label="Column"
            className="order-last w-full"
            value={shown.key}
            options={columns.map(({ key, name, what }) => ({ value: key, label: name, hint: what }))}
            onValueChange={(key) => setActive(columns.findIndex((one) => one.key === key))}
          />
        ) : null}
        <AddColumn absent={absent} disabled={columns.length >= MOST_COLUMNS} onAdd={add} />
        <Link to="/mentions" className={buttonStyles({})}>
          <List /> <span className="max-sm:sr-only">One list</span>
        </Link>
      </header>
      <ConnectionLine />
      {columns.length === 0 && !pending ? <Nothing absent={absent} onFill={(some) => keep(some)} /> : null}
      {columns.length === 0 ? null : (
        <div ref={strip} className="flex min-h-0 min-w-0 flex-1 overflow-x-auto thin-scroll">
          {columns.map((choice, index) =>
            isPhone && index !== at ? null : (
              <StreamColumn
                key={choice.key}
                choice={choice}
                index={index}
                count={columns.length}
                active={index === at}
                onActive={() => setActive(index)}
                onMove={(by) => move(index, by)}
                onRemove={() => keep(columns.toSpliced(index, 1))}
              />
            ),
          )}
        </div>
      )}
    </div>
  )
}

/** What was added or moved is led to where one sees it, once it stands there. */
function useLed(strip: RefObject<HTMLElement | null>, columns: readonly ColumnChoice[]) {
  const [led, setLed] = useState<string | null>(null)
  const index = columns.findIndex(({ key }) => key === led)
  const columnAt = (at: number) => strip.current?.querySelector<HTMLElement>(`[data-column="${at}"]`) ?? null
  useEffect(() => {
    const column = strip.current?.querySelector(`[data-column="${index}"]`)
    column?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [strip, index])
  return { columnAt, lead: setLed }
}

interface AddColumnProps {
  absent: readonly ColumnChoice[]
  disabled: boolean
  onAdd: (choice: ColumnChoice) => void
}

function AddColumn({ absent, disabled, onAdd }: AddColumnProps) {
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="primary" disabled={disabled || absent.length === 0}>
          <Plus /> Add <span className="max-sm:sr-only">a column</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end" className="max-h-96 overflow-y-auto">
        {absent.map((choice) => (
          <DropdownMenuItem key={choice.key} onSelect={() => onAdd(choice)}>
            {choice.name}
            <span className="ml-auto pl-4 text-sm text-muted">{choice.what}</span>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function Nothing({
  absent,
  onFill,
}: {
  absent: readonly ColumnChoice[]
  onFill: (some: ColumnChoice[]) => void
}) {
  const monitors = absent.filter(({ column }) => column.kind === 'monitor').slice(0, 4)
  return (
    <EmptyState
      icon={Columns3}
      title="No columns yet"
      action={
        monitors.length > 0 ? (
          <Button variant="primary" onClick={() => onFill(monitors)}>
            One for each monitor
          </Button>
        ) : null
      }
    >
      Each column is a monitor, a saved view or all that is said, and stays live. They are yours alone.
    </EmptyState>
  )
}
