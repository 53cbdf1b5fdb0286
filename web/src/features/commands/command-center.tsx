import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommands } from '#lib/commands/use-commands.ts'
import { useSession } from '#lib/session.ts'
import { HelpSheet } from './help-sheet.tsx'
import { Palette } from './palette.tsx'
import { useKeys } from './use-keys.ts'

/** Keys and palette, over every page of those who are signed in. */
export function CommandCenter() {
  const navigate = useNavigate()
  const { can, preferences } = useSession()
  const [shown, setShown] = useState<'palette' | 'help' | null>(null)
  const open = (what: 'palette' | 'help') => (isOpen: boolean) => setShown(isOpen ? what : null)
  useCommands([
    {
      id: 'go.inbox',
      title: 'Inbox',
      group: 'Go to',
      keys: 'g i',
      run: () => void navigate({ to: '/inbox' }),
    },
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
      run: () => setShown('palette'),
    },
    { id: 'help.keys', title: 'Keys', group: 'Help', keys: '?', run: () => setShown('help') },
  ])
  useKeys(preferences.shortcuts)
  return (
    <>
      <Palette open={shown === 'palette'} onOpenChange={open('palette')} />
      <HelpSheet open={shown === 'help'} onOpenChange={open('help')} />
    </>
  )
}
