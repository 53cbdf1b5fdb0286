import type { SavedView } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { Ellipsis, Lock, Pencil, Trash2, Users } from 'lucide-react'
import { useState } from 'react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Button } from '#components/button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { viewsQuery } from '#lib/queries/views.query.ts'
import { cn } from '#lib/cn.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { isSameQuery } from '#lib/views/same-query.ts'
import { ViewDialog } from './view-dialog.tsx'

export interface SavedViewBarProps {
  /** The one that the list was opened by. */
  id: string | undefined
  /** What the list shows; null where it has no room in a view. */
  query: SavedView['query'] | null
  /** Said where it has none. */
  tooDeep?: string
  /** What a view is made of. */
  items: string
  onDeleted: () => Promise<void>
  className?: string
}

/** The view that the list was opened by, and what can be done with it. */
export function SavedViewBar({ id, ...props }: SavedViewBarProps) {
  const { workspace } = useSession()
  const views = useQuery(viewsQuery(workspace.id)).data ?? []
  const view = views.find((one) => one.id === id)
  return view ? <Bar key={view.id} view={view} {...props} /> : null
}

type BarProps = Omit<SavedViewBarProps, 'id'> & { view: SavedView }

function Bar({ view, query, tooDeep, className, ...rest }: BarProps) {
  const { workspace, member, can } = useSession()
  const { views } = api.workspace(workspace.id)
  const { act } = useChange(['views', workspace.id])
  const mayChange =
    can('view:write') && (view.owner.id === member.id || (view.sharing !== 'private' && can('view:share')))
  const isPrivate = view.sharing === 'private'
  return (
    <div
      className={cn('flex h-9 shrink-0 items-center gap-1.5 border-b border-border pr-1.5 pl-3', className)}
    >
      {isPrivate ? (
        <Lock aria-hidden className="size-3.5 shrink-0 text-muted" />
      ) : (
        <Users aria-hidden className="size-3.5 shrink-0 text-muted" />
      )}
      <h2 className="min-w-0 flex-1 truncate font-semibold">
        {view.name}
        <span className="sr-only">{isPrivate ? ', only yours' : ', shared'}</span>
      </h2>
      {mayChange && !isSameQuery(query, view.query) ? (
        <Button
          size="sm"
          variant="ghost"
          className="text-accent"
          onClick={() => {
            if (query === null) toast.error(tooDeep ?? 'This filter has no room in a view.')
            else act(() => views.update(view.id, { query }, view.version), 'View saved')
          }}
        >
          Save changes
        </Button>
      ) : null}
      {mayChange ? <ViewMenu view={view} {...rest} /> : null}
    </div>
  )
}

function ViewMenu({ view, items, onDeleted }: Pick<BarProps, 'view' | 'items' | 'onDeleted'>) {
  const { workspace } = useSession()
  const { views } = api.workspace(workspace.id)
  const { act } = useChange(['views', workspace.id])
  const [asked, setAsked] = useState<'change' | 'delete' | null>(null)
  const close = (open: boolean) => !open && setAsked(null)
  const remove = async () => {
    await views.delete(view.id)
    await onDeleted()
  }
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton size="sm" label={`The view ${view.name}`}>
            <Ellipsis />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setAsked('change')}>
            <Pencil /> Rename or share…
          </DropdownMenuItem>
          <DropdownMenuItem danger onSelect={() => setAsked('delete')}>
            <Trash2 /> Delete…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {asked === 'change' ? <ViewDialog open view={view} query={view.query} onOpenChange={close} /> : null}
      <AlertDialog
        open={asked === 'delete'}
        onOpenChange={close}
        title={`Delete the view ${view.name}?`}
        description={
          view.sharing === 'private'
            ? `The ${items} stay.`
            : `It goes for all who have it. The ${items} stay.`
        }
        confirm="Delete"
        danger
        onConfirm={() => act(remove, 'View deleted')}
      />
    </>
  )
}
