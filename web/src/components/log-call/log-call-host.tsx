import { useSyncExternalStore } from 'react'
import { useCommands } from '#lib/commands/use-commands.ts'
import { askLog, logAsked } from '#lib/logging/log-asked.ts'
import { useSession } from '#lib/session.ts'
import { LogCallDialog } from './log-call-dialog.tsx'

/** The one dialog for calls and visits, over whatever page asked for it. */
export function LogCallHost() {
  const { can } = useSession()
  const asked = useSyncExternalStore(logAsked.subscribe, logAsked.get)
  useCommands(
    can('note:write')
      ? [{ id: 'log.call', title: 'Log a call or a visit', group: 'Go to', run: () => askLog({}) }]
      : [],
  )
  return asked === null ? null : <LogCallDialog asked={asked} />
}
