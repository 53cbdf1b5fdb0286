import type { SearchHit } from '@hubbub/api-client'
import type { Contact } from '@hubbub/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Command as Cmdk } from 'cmdk'
import { Search } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { Avatar } from '#components/avatar.tsx'
import { overlayStyles } from '#components/dialog.tsx'
import { KeysHint } from '#components/keys-hint.tsx'
import { Spinner } from '#components/spinner.tsx'
import { StatusBadge } from '#components/status-badge.tsx'
import { useFocusBack } from '#components/use-focus-back.ts'
import { commandGroups } from '#lib/commands/command-store.ts'
import { useOfferedCommands } from '#lib/commands/use-commands.ts'
import { searchQuery } from '#lib/queries/search.query.ts'
import { useSession } from '#lib/session.ts'

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
const FOUND = 6

function PaletteBody({ onDone }: { onDone: () => void }) {
  const { workspace } = useSession()
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const found = useInfiniteQuery({ ...searchQuery(workspace.id, q, FOUND), enabled: q.length >= LEAST })
  return (
    <Cmdk label="Commands and search" loop>
      <div className="flex items-center gap-2.5 border-b border-border px-3.5">
        {found.isFetching ? (
          <Spinner className="text-muted" />
        ) : (
          <Search aria-hidden className="size-4 text-muted" />
        )}
        <Cmdk.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder="Type a command, a name, a number or words…"
          className="h-11 w-full bg-transparent outline-none placeholder:text-muted"
        />
      </div>
      <Cmdk.List className="max-h-[min(26rem,60vh)] overflow-y-auto p-1.5 thin-scroll">
        <Cmdk.Empty className="px-2 py-8 text-center text-muted">
          {found.isFetching ? 'Searching…' : 'Nothing found'}
        </Cmdk.Empty>
        <Commands onDone={onDone} />
        {q.length >= LEAST ? <Found q={q} pages={found.data?.pages ?? []} onDone={onDone} /> : null}
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

interface FoundProps {
  q: string
  pages: readonly { conversations: SearchHit[]; contacts: Contact[] }[]
  onDone: () => void
}

/** What the server has found is shown as it is: it has matched more than the words that can be seen. */
function Found({ q, pages, onDone }: FoundProps) {
  const navigate = useNavigate()
  const conversations = pages.flatMap((page) => page.conversations).slice(0, FOUND)
  const contacts = pages.flatMap((page) => page.contacts).slice(0, FOUND)
  return (
    <>
      {conversations.length > 0 ? (
        <Group heading="Conversations">
          {conversations.map(({ conversation, messageId }) => (
            <Item
              key={conversation.id}
              value={`conversation ${conversation.id}`}
              keywords={[q]}
              onSelect={() => {
                onDone()
                void navigate({
                  to: '/inbox/$conversationId',
                  params: { conversationId: conversation.id },
                  search: { view: 'all', ...(messageId && { message: messageId }) },
                })
              }}
            >
              <Avatar name={conversation.contact.name} size="xs" />
              <span className="shrink-0 font-medium">{conversation.contact.name}</span>
              <span className="min-w-0 flex-1 truncate text-muted">
                {conversation.subject || conversation.preview}
              </span>
              <StatusBadge status={conversation.status} className="h-4.5 px-1.5" />
              <span className="text-sm text-muted tabular">#{conversation.number}</span>
            </Item>
          ))}
        </Group>
      ) : null}
      {contacts.length > 0 ? (
        <Group heading="Contacts">
          {contacts.map(({ id, name, identities }) => (
            <Item
              key={id}
              value={`contact ${id}`}
              keywords={[q]}
              onSelect={() => {
                onDone()
                void navigate({ to: '/inbox', search: { view: 'all', status: 'any', contactId: id } })
              }}
            >
              <Avatar name={name} size="xs" />
              <span className="shrink-0 font-medium">{name}</span>
              <span className="min-w-0 flex-1 truncate text-muted">{identities[0]?.value}</span>
            </Item>
          ))}
        </Group>
      ) : null}
      <Group heading="Search" always>
        <Item
          always
          value="search everything"
          keywords={[q]}
          onSelect={() => {
            onDone()
            void navigate({ to: '/search', search: { q } })
          }}
        >
          <Search aria-hidden className="size-4 text-muted" />
          <span className="truncate">Search everything for “{q}”</span>
        </Item>
      </Group>
    </>
  )
}

interface GroupProps {
  heading: string
  /** Shown whatever is typed. */
  always?: boolean
  children: ReactNode
}

const Group = ({ heading, always, children }: GroupProps) => (
  <Cmdk.Group
    heading={heading}
    forceMount={always ?? false}
    className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
  >
    {children}
  </Cmdk.Group>
)

interface ItemProps {
  value: string
  keywords: string[]
  always?: boolean
  onSelect: () => void
  children: ReactNode
}

const Item = ({ always, ...props }: ItemProps) => (
  <Cmdk.Item
    {...props}
    forceMount={always ?? false}
    className="flex min-h-8 cursor-default items-center gap-2.5 rounded-md px-2 py-1 select-none data-[selected=true]:bg-hover"
  />
)
