import type { SavedView } from '@hubbub/contracts/http'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
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
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { useListFilter } from '../list/use-list-filter.ts'
import { ViewDialog } from './view-dialog.tsx'
import { differs, queryOfSearch, tooDeep } from './view-search.ts'

/** The view that the list was opened by, and what can be done with it. */
export function SavedViewBar() {
  const { workspace } = useSession()
  const { search } = useListFilter()
  const views = useQuery(viewsQuery(workspace.id)).data ?? []
  const view = views.find(({ id }) => id === search.saved)
  return view ? <Bar key={view.id} view={view} /> : null
}

function Bar({ view }: { view: SavedView }) {
  const { workspace, member, can } = useSession()
  const { search } = useListFilter()
  const { views } = api.workspace(workspace.id)
  const { act } = useChange(['views', workspace.id])
  const mayChange =
    can('view:write') && (view.owner.id === member.id || (view.sharing !== 'private' && can('view:share')))
  const isPrivate = view.sharing === 'private'
  return (
    <div className="flex h-9 shrink-0 items-center gap-1.5 border-b border-border pr-1.5 pl-3">
      {isPrivate ? (
        <Lock aria-hidden className="size-3.5 shrink-0 text-muted" />
      ) : (
        <Users aria-hidden className="size-3.5 shrink-0 text-muted" />
      )}
      <h2 className="min-w-0 flex-1 truncate font-semibold">
        {view.name}
        <span className="sr-only">{isPrivate ? ', only yours' : ', shared'}</span>
      </h2>
      {mayChange && differs(search, view) ? (
        <Button
          size="sm"
          variant="ghost"
          className="text-accent"
          onClick={() => {
            const query = queryOfSearch(search)
            if (query === null) toast.error(tooDeep)
            else act(() => views.update(view.id, { query }, view.version), 'View saved')
          }}
        >
          Save changes
        </Button>
      ) : null}
      {mayChange ? <ViewMenu view={view} /> : null}
    </div>
  )
}

function ViewMenu({ view }: { view: SavedView }) {
  const { workspace } = useSession()
  const { views } = api.workspace(workspace.id)
  const { act } = useChange(['views', workspace.id])
  const navigate = useNavigate()
  const [asked, setAsked] = useState<'change' | 'delete' | null>(null)
  const close = (open: boolean) => !open && setAsked(null)
  const remove = async () => {
    await views.delete(view.id)
    await navigate({ to: '/inbox', search: { view: 'mine' } })
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
      {asked === 'change' ? <ViewDialog open view={view} onOpenChange={close} /> : null}
      <AlertDialog
        open={asked === 'delete'}
        onOpenChange={close}
        title={`Delete the view ${view.name}?`}
        description={
          view.sharing === 'private'
            ? 'The conversations stay.'
            : 'It goes for all who have it. The conversations stay.'
        }
        confirm="Delete"
        danger
        onConfirm={() => act(remove, 'View deleted')}
      />
    </>
  )
}
