import type { Monitor } from '@hubbub/contracts'
import { importMonitors } from '@hubbub/contracts/http'
import { Download, Ellipsis, Upload } from 'lucide-react'
import { useRef } from 'react'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '#components/dropdown-menu.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { bodyOf } from '#lib/body-of.ts'
import { downloadText } from '#lib/download-text.ts'
import { errorText } from '#lib/error-text.ts'
import { monitorsKey } from '#lib/queries/monitors.query.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'

/** Takes monitors out of the workspace and into it. */
export function MonitorsMenu({ monitors }: { monitors: readonly Monitor[] }) {
  const { workspace, can } = useSession()
  const { monitors: resource } = api.workspace(workspace.id)
  const { change } = useChange(monitorsKey(workspace.id))
  const file = useRef<HTMLInputElement>(null)
  const mayWrite = can('monitor:write')
  if (monitors.length === 0 && !mayWrite) return null

  const carry = async () => {
    const carried = await resource.export()
    downloadText('monitors.json', `${JSON.stringify(carried, null, 2)}\n`)
  }
  const takeOver = async (chosen: File) => {
    const read = bodyOf(importMonitors).safeParse(JSON.parse(await chosen.text()))
    if (!read.success) throw new Error('This is no file of monitors.')
    const { created, skipped } = await change(() => resource.import(read.data.monitors))
    const rest = skipped.length === 0 ? '' : `, ${skipped.length} were there already`
    toast.success(`${created.length} monitors taken over${rest}`)
  }
  const told = (work: Promise<void>) =>
    void work.catch((error: unknown) =>
      toast.error(error instanceof SyntaxError ? 'This is no file of monitors.' : errorText(error)),
    )
  return (
    <>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="File of monitors"
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          target.value = ''
          if (chosen !== undefined) told(takeOver(chosen))
        }}
      />
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <IconButton label="Import and export">
            <Ellipsis />
          </IconButton>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {monitors.length > 0 ? (
            <DropdownMenuItem onSelect={() => told(carry())}>
              <Download /> Export all
            </DropdownMenuItem>
          ) : null}
          {mayWrite ? (
            <DropdownMenuItem onSelect={() => file.current?.click()}>
              <Upload /> Import from a file
            </DropdownMenuItem>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
    </>
  )
}
