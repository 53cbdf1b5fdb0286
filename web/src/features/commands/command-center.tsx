import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { Command } from '#lib/commands/command-store.ts'
import { useCommands } from '#lib/commands/use-commands.ts'
import { type Session, useSession } from '#lib/session.ts'
import { useKeys } from './use-keys.ts'

// Neither is needed before it is asked for.
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))
const HelpSheet = lazy(async () => ({ default: (await import('./help-sheet.tsx')).HelpSheet }))

type Sheet = 'palette' | 'help'

/** Keys and palette, over every page of those who are signed in. */
export function CommandCenter() {
  const navigate = useNavigate()
  const { can, preferences } = useSession()
  const [shown, setShown] = useState<Sheet | null>(null)
  const [asked, setAsked] = useState<ReadonlySet<Sheet>>(new Set())
  const show = (what: Sheet) => {
    setAsked((before) => new Set(before).add(what))
    setShown(what)
  }
  const open = (what: Sheet) => (isOpen: boolean) => setShown(isOpen ? what : null)
  useCommands([
    ...places(can, navigate),
    {
      id: 'go.search',
      title: 'Search',
      group: 'Go to',
      keys: '/',
      run: () => void navigate({ to: '/search' }),
    },
    {
      id: 'help.palette',
      title: 'All commands',
      group: 'Help',
      keys: 'mod+k',
      run: () => show('palette'),
    },
    { id: 'help.keys', title: 'Keys', group: 'Help', keys: '?', run: () => show('help') },
  ])
  useKeys(preferences.shortcuts)
  return (
    <Suspense>
      {asked.has('palette') ? <Palette open={shown === 'palette'} onOpenChange={open('palette')} /> : null}
      {asked.has('help') ? <HelpSheet open={shown === 'help'} onOpenChange={open('help')} /> : null}
    </Suspense>
  )
}

type Navigate = ReturnType<typeof useNavigate>

/** Where one can go from everywhere. */
const places = (can: Session['can'], navigate: Navigate): Command[] => [
  {
    id: 'go.inbox',
    title: 'Inbox',
    group: 'Go to',
    keys: 'g i',
    run: () => void navigate({ to: '/inbox' }),
  },
  {
    id: 'go.mentioned',
    title: 'Mentioned me',
    group: 'Go to',
    run: () => void navigate({ to: '/inbox', search: { view: 'mentioned' } }),
  },
  ...(can('mention:read')
    ? [
        {
          id: 'go.mentions',
          title: 'Mentions',
          group: 'Go to' as const,
          keys: 'g m',
          run: () => void navigate({ to: '/mentions' }),
        },
        {
          id: 'go.analytics',
          title: 'Analytics',
          group: 'Go to' as const,
          keys: 'g a',
          run: () => void navigate({ to: '/analytics' }),
        },
        {
          id: 'go.posts',
          title: 'Posts',
          group: 'Go to' as const,
          keys: 'g p',
          run: () => void navigate({ to: '/posts' }),
        },
      ]
    : []),
  ...(can('post:publish')
    ? [
        {
          id: 'go.new-post',
          title: 'New post',
          group: 'Go to' as const,
          keys: 'g n',
          run: () => void navigate({ to: '/posts/new' }),
        },
      ]
    : []),
  {
    id: 'go.contacts',
    title: 'Contacts',
    group: 'Go to',
    keys: 'g c',
    run: () => void navigate({ to: '/contacts' }),
  },
  {
    id: 'go.settings',
    title: 'Settings',
    group: 'Go to',
    keys: 'g s',
    run: () => void navigate({ to: '/settings' }),
  },
  ...(can('system:read')
    ? [
        {
          id: 'go.system',
          title: 'System',
          group: 'Go to' as const,
          run: () => void navigate({ to: '/system' }),
        },
      ]
    : []),
]
