import type { Import } from '@hubbub/contracts'
import { Download, FileSpreadsheet, Mails, Pause, Play, Undo2 } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Badge } from '#components/badge.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Row } from '#components/rows.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { toast } from '#components/toast.tsx'
import { api } from '#lib/api.ts'
import { fileSize } from '#lib/file-size.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { stateTones, stateWords, tallyWords } from './import-words.ts'

export function ImportRow({ run }: { run: Import }) {
  const Icon = run.format === 'mbox' ? Mails : FileSpreadsheet
  return (
    <Row
      faded={run.state === 'undone'}
      icon={<Icon aria-hidden className="size-4 shrink-0 text-muted" />}
      title={run.filename}
      detail={
        <>
          {tallyWords(run)}
          <span className="block">
            {fileSize(run.size)} into {run.channel.name} · by {run.createdBy}, <TimeAgo at={run.createdAt} />
          </span>
          {run.state === 'running' || run.state === 'stopped' ? <Progress run={run} /> : null}
        </>
      }
      aside={<Badge tone={stateTones[run.state]}>{stateWords[run.state]}</Badge>}
      actions={<ImportActions run={run} />}
    />
  )
}

function Progress({ run }: { run: Import }) {
  const percent = Math.min(100, Math.floor((run.done / Math.max(1, run.size)) * 100))
  return (
    <span className="mt-1.5 flex items-center gap-2">
      <span
        role="progressbar"
        aria-label={`${run.filename} read`}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1.5 w-40 overflow-hidden rounded-full bg-hover"
      >
        <span
          className="block h-full rounded-full bg-accent transition-[width]"
          style={{ width: `${percent}%` }}
        />
      </span>
      <span className="text-xs tabular">{percent} %</span>
    </span>
  )
}

function ImportActions({ run }: { run: Import }) {
  const { workspace } = useSession()
  const { imports } = api.workspace(workspace.id)
  const { act, change } = useChange(['imports', workspace.id], ['conversations', workspace.id])
  const undo = () =>
    act(async () => {
      const { removed, kept } = await change(async () => await imports.undo(run.id))
      toast.success(keptWords(removed, kept))
    })
  return (
    <>
      {run.refused > 0 ? (
        <IconButton
          label={`Download what was refused of ${run.filename}`}
          onClick={() => location.assign(imports.refusalsUrl(run.id))}
        >
          <Download />
        </IconButton>
      ) : null}
      {run.state === 'running' ? (
        <IconButton label={`Stop ${run.filename}`} onClick={() => act(() => imports.stop(run.id), 'Stopped')}>
          <Pause />
        </IconButton>
      ) : null}
      {run.state === 'stopped' ? (
        <IconButton label={`Go on with ${run.filename}`} onClick={() => act(() => imports.start(run.id))}>
          <Play />
        </IconButton>
      ) : null}
      {run.state === 'done' || run.state === 'stopped' ? (
        <AlertDialog
          trigger={
            <IconButton label={`Take ${run.filename} back`}>
              <Undo2 />
            </IconButton>
          }
          title={`Take back what ${run.filename} brought?`}
          description="Its conversations are deleted, but for those that somebody has touched since: answered, assigned, labelled, or written a note in. Contacts stay."
          confirm="Take back"
          danger
          onConfirm={undo}
        />
      ) : null}
    </>
  )
}

const keptWords = (removed: number, kept: number) =>
  kept === 0
    ? `Taken back: ${removed} removed`
    : `Taken back: ${removed} removed, ${kept} messages stay as they were touched`
