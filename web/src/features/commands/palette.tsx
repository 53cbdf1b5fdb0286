import { useInfiniteQuery } from '@tanstack/react-query'
import { Command as Cmdk } from 'cmdk'
import { Search } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useState } from 'react'
import { overlayStyles } from '#components/dialog.tsx'
import { KeysHint } from '#components/keys-hint.tsx'
import { Spinner } from '#components/spinner.tsx'
import { useFocusBack } from '#components/use-focus-back.ts'
import { commandGroups } from '#lib/commands/command-store.ts'
import { useOfferedCommands } from '#lib/commands/use-commands.ts'
import { searchQuery } from '#lib/queries/search.query.ts'
import { useSession } from '#lib/session.ts'
import { useDebounced } from '#lib/use-debounced.ts'
import { FOUND, Found, foundIn } from './palette-found.tsx'
import { Group, Item } from './palette-parts.tsx'
import { useSelection } from './use-selection.ts'

interface PaletteProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Go anywhere, do anything with what is open, find anyone: by typing. */
export function Palette({ open, onOpenChange }: PaletteProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <OpenPalette onDone={() => onOpenChange(false)} />
      </Radix.Portal>
    </Radix.Root>
  )
}

function OpenPalette({ onDone }: { onDone: () => void }) {
  const onCloseAutoFocus = useFocusBack()
  return (
    <>
      <Radix.Overlay className={overlayStyles} />
      <Radix.Content
        aria-describedby={undefined}
        onCloseAutoFocus={onCloseAutoFocus}
        className="fixed top-[12vh] left-1/2 z-50 w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 animate-rise overflow-hidden rounded-lg border border-border bg-card shadow-raised outline-none"
      >
        <Radix.Title className="sr-only">Commands and search</Radix.Title>
        <PaletteBody onDone={onDone} />
      </Radix.Content>
    </>
  )
}

const LEAST = 2
const PAUSE_MS = 120

function PaletteBody({ onDone }: { onDone: () => void }) {
  const { workspace } = useSession()
  const [text, setText] = useState('')
  const [q, setQ] = useState('')
  const search = useDebounced(setQ, PAUSE_MS)
  const query = useInfiniteQuery({ ...searchQuery(workspace.id, q, FOUND), enabled: q.length >= LEAST })
  const found = foundIn(q.length >= LEAST ? query.data?.pages : [])
  const selection = useSelection(found)
  return (
    <Cmdk label="Commands and search" loop {...selection}>
      <div className="flex items-center gap-2.5 border-b border-border px-3.5">
        {query.isFetching ? (
          <Spinner className="text-muted" />
        ) : (
          <Search aria-hidden className="size-4 text-muted" />
        )}
        <Cmdk.Input
          autoFocus
          value={text}
          onValueChange={(next) => {
            setText(next)
            search(next.trim())
          }}
          placeholder="Type a command, a name, a number or words…"
          className="h-11 w-full bg-transparent outline-none placeholder:text-muted"
        />
      </div>
      <Cmdk.List className="max-h-[min(26rem,60vh)] overflow-y-auto p-1.5 thin-scroll">
        <Cmdk.Empty className="px-2 py-8 text-center text-muted">
          {query.isFetching ? 'Searching…' : 'Nothing found'}
        </Cmdk.Empty>
        <Commands onDone={onDone} />
        {text.trim().length >= LEAST ? <Found q={text.trim()} found={found} onDone={onDone} /> : null}
      </Cmdk.List>
    </Cmdk>
  )
}

function Commands({ onDone }: { onDone: () => void }) {
  const offered = useOfferedCommands().filter(({ id }) => id !== 'help.palette')
  return commandGroups.map((group) => {
    const commands = offered.filter((command) => command.group === group)
    if (commands.length === 0) return null
    return (
      <Group key={group} heading={group}>
        {commands.map(({ id, title, keys, run }) => (
          <Item
            key={id}
            value={id}
            keywords={[title, group]}
            onSelect={() => {
              onDone()
              // What it opens must not lose the focus to the palette that closes.
              requestAnimationFrame(run)
            }}
          >
            <span className="flex-1">{title}</span>
            {keys ? <KeysHint keys={keys} /> : null}
          </Item>
        ))}
      </Group>
    )
  })
}
