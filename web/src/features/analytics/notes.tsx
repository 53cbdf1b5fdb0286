import type { Volume } from '@hubbub/contracts'
import { MessageSquarePlus, PenLine, TriangleAlert, X } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { TextLink } from '#components/text-link.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { AnnotateDialog } from './annotate-dialog.tsx'

const moment = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

/** What has to be known to read the chart: what was not heard, what happened, and what was asked differently. */
export function Notes({ gaps, annotations, edits }: Pick<Volume, 'gaps' | 'annotations' | 'edits'>) {
  const { workspace, can } = useSession()
  const { act } = useChange(['analytics', workspace.id])
  const open = gaps.filter(({ state }) => state !== 'closed')
  return (
    <ul aria-label="Notes on the chart" className="mt-1 space-y-1 border-t border-border pt-2 text-sm">
      {open.length > 0 ? (
        <li className="flex items-start gap-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
          <span>
            {open.length === 1 ? '1 gap' : `${open.length} gaps`} in what was heard, by{' '}
            {[...new Set(open.map(({ channel }) => channel.name))].slice(0, 4).join(', ')}.{' '}
            <TextLink to="/coverage">See the coverage</TextLink>
          </span>
        </li>
      ) : null}
      {edits.slice(0, 5).map(({ monitor, at, version }) => (
        <li key={`${monitor.id} ${version}`} className="flex items-start gap-2 text-muted">
          <PenLine aria-hidden className="mt-0.5 size-4 shrink-0" />
          The query of {monitor.name} was changed on {moment.format(new Date(at))}. History was matched anew
          by it.
        </li>
      ))}
      {annotations.map(({ id, text, from, createdBy }) => (
        <li key={id} className="flex items-start gap-2">
          <MessageSquarePlus aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
          <span className="min-w-0 flex-1 break-words">
            {text}{' '}
            <span className="text-muted">
              {moment.format(new Date(from))}
              {createdBy === null ? '' : `, ${createdBy.name}`}
            </span>
          </span>
          {can('mention:write') ? (
            <IconButton
              size="sm"
              label={`Remove the note ${text}`}
              onClick={() => act(() => api.workspace(workspace.id).analytics.unannotate(id), 'Note removed')}
            >
              <X />
            </IconButton>
          ) : null}
        </li>
      ))}
      {can('mention:write') ? (
        <li>
          <AnnotateDialog
            trigger={
              <Button size="sm" variant="ghost" className="-ml-2.5">
                <MessageSquarePlus /> Add a note
              </Button>
            }
          />
        </li>
      ) : null}
    </ul>
  )
}
