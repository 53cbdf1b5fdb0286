import type { BulkAnswer, BulkAnswerItem } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge, type BadgeTone } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { api } from '#lib/api.ts'
import { bulkAnswersQuery } from '#lib/incidents/bulk-answers.query.ts'
import { incidentsKey } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'
import { useChange } from '#lib/use-change.ts'

const looks = {
  waiting: { label: 'waiting', tone: 'neutral' },
  leaving: { label: 'leaving', tone: 'info' },
  held: { label: 'held', tone: 'warning' },
  sent: { label: 'sent', tone: 'success' },
  failed: { label: 'failed', tone: 'danger' },
  uncertain: { label: 'uncertain', tone: 'warning' },
  cancelled: { label: 'taken back', tone: 'neutral' },
  refused: { label: 'not written', tone: 'danger' },
  skipped: { label: 'skipped', tone: 'neutral' },
} satisfies Record<BulkAnswerItem['state'], { label: string; tone: BadgeTone }>

/** What was answered together, and what became of each reply. */
export function Answers({ incidentId }: { incidentId: string }) {
  const { workspace } = useSession()
  const answers = useQuery(bulkAnswersQuery(workspace.id, incidentId)).data ?? []
  return (
    <>
      {answers.map((answer) => (
        <Answer key={answer.id} answer={answer} />
      ))}
    </>
  )
}

function Answer({ answer: { id, text, by, at, items } }: { answer: BulkAnswer }) {
  const { workspace, can } = useSession()
  const { act } = useChange(incidentsKey(workspace.id))
  const counted = [...Map.groupBy(items, ({ state }) => state)]
  const again = items.filter(({ state }) => state === 'failed' || state === 'refused').length
  return (
    <details className="mb-2 rounded-md border border-border px-3 py-1.5 text-sm">
      <summary className="cursor-pointer">
        <span className="inline-flex flex-wrap items-center gap-1.5 align-middle">
          {counted.map(([state, own]) => (
            <Badge key={state} tone={looks[state].tone}>
              {own.length} {looks[state].label}
            </Badge>
          ))}
          <span className="text-muted">
            {by}, {exactTime(at)}
          </span>
        </span>
      </summary>
      <p className="mt-1.5 line-clamp-4 break-words whitespace-pre-line">{text}</p>
      {again > 0 && can('incident:write') ? (
        <Button
          size="sm"
          className="mt-1.5"
          onClick={() => act(() => api.workspace(workspace.id).incidents.retryAnswer(id), 'Tried again')}
        >
          Try {again === 1 ? 'it' : `the ${again}`} again
        </Button>
      ) : null}
      <ul
        aria-label="What became of each"
        className="mt-1.5 max-h-48 space-y-0.5 overflow-y-auto thin-scroll"
      >
        {items.map(({ conversationId, mentionId, number, contact, state, reason }) => (
          <li key={mentionId ?? conversationId} className="flex flex-wrap items-center gap-x-2">
            {conversationId === null ? (
              <span className="min-w-0 flex-1 truncate">{contact}</span>
            ) : (
              <Link
                to="/inbox/$conversationId"
                params={{ conversationId }}
                className="min-w-0 flex-1 truncate hover:underline"
              >
                #{number} {contact}
              </Link>
            )}
            {reason === null ? null : (
              <span className="text-muted">
                {reason}
                {state === 'waiting' ? '; it is tried again by itself' : ''}
              </span>
            )}
            <Badge tone={looks[state].tone}>{looks[state].label}</Badge>
          </li>
        ))}
      </ul>
    </details>
  )
}
