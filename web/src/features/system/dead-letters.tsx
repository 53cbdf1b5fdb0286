import type { DeadLetter } from '@hubbub/contracts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { RotateCw, Trash2 } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { IconButton } from '#components/icon-button.tsx'
import { Section } from '#components/page.tsx'
import { PagedRows } from '#components/paged-rows.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { deadLettersQuery } from './dead-letters.query.ts'

export function DeadLetters({ count }: { count: number }) {
  const { workspace } = useSession()
  const query = useInfiniteQuery(deadLettersQuery(workspace.id))
  return (
    <Section
      title="Failed for good"
      description="Work that was tried until its attempts were used up. Once the cause is mended, run it again."
      actions={<Badge tone={count > 0 ? 'danger' : 'neutral'}>{count}</Badge>}
    >
      <PagedRows
        query={query}
        what="the failed work"
        empty={<p className="text-muted">Nothing has failed.</p>}
      >
        {(letter) => <DeadLetterRow key={letter.id} letter={letter} />}
      </PagedRows>
    </Section>
  )
}

function DeadLetterRow({ letter }: { letter: DeadLetter }) {
  const { can } = useSession()
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {letter.job}
          {letter.retriedAt ? <Badge tone="info">Run again</Badge> : null}
        </p>
        <p className="font-mono text-xs break-words text-danger">{letter.error}</p>
        <p className="text-sm text-muted">
          {letter.queue} · {letter.attempts} {letter.attempts === 1 ? 'attempt' : 'attempts'} · failed{' '}
          <TimeAgo at={letter.failedAt} />
          {letter.retriedAt ? (
            <>
              {' '}
              · run again <TimeAgo at={letter.retriedAt} />
            </>
          ) : null}
        </p>
        <details className="text-sm">
          <summary className="w-fit rounded-sm text-muted hover:text-foreground">What it was about</summary>
          <pre className="mt-1 max-h-60 overflow-auto rounded-md bg-canvas p-2 font-mono text-xs">
            {JSON.stringify(letter.payload, null, 2)}
          </pre>
        </details>
      </div>
      {can('dead-letter:write') ? <DeadLetterActions letter={letter} /> : null}
    </li>
  )
}

function DeadLetterActions({ letter }: { letter: DeadLetter }) {
  const { workspace } = useSession()
  const { system } = api.workspace(workspace.id)
  const { act } = useChange(['dead-letters', workspace.id], ['system', workspace.id])
  return (
    <div className="flex items-center gap-1">
      <Button size="sm" onClick={() => act(() => system.retryDeadLetter(letter.id), 'It runs again')}>
        <RotateCw />
        Run again
      </Button>
      <AlertDialog
        trigger={
          <IconButton label={`Discard ${letter.job}`}>
            <Trash2 />
          </IconButton>
        }
        title="Discard this work?"
        description="It will not be done, and disappears from here."
        confirm="Discard"
        danger
        onConfirm={() => act(() => system.discardDeadLetter(letter.id), 'Discarded')}
      />
    </div>
  )
}
