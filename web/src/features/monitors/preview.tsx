import type { MonitorPreview } from '@hubbub/contracts'
import { parse } from '@hubbub/query'
import { useQuery } from '@tanstack/react-query'
import { Telescope } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Callout } from '#components/callout.tsx'
import { ChannelIcon } from '#components/channel-icon.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { MarkedText } from '#components/marked-text.tsx'
import { SkeletonRows } from '#components/skeleton.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import type { Draft } from './draft.ts'
import { monitorPreviewQuery } from './monitor.queries.ts'

interface PreviewProps {
  draft: Pick<Draft, 'query' | 'lists' | 'examples'>
  /** Null where nothing can be changed. */
  onExclude: ((word: string) => void) | null
}

/** What it would have matched of the last 30 days. */
export function Preview({ draft, onExclude }: PreviewProps) {
  const { workspace } = useSession()
  const parsed = parse(draft.query)
  const { data, error, isFetching } = useQuery({
    ...monitorPreviewQuery(workspace.id, draft),
    enabled: parsed.ok,
  })
  if (draft.query.trim() === '')
    return (
      <EmptyState icon={Telescope} title="See it before you save it">
        As soon as you say what to listen for, what was said of it in the last 30 days is shown here.
      </EmptyState>
    )
  if (!parsed.ok)
    return (
      <Callout tone="warning" title="The query cannot be read yet">
        What is wrong, and where, stands below its text.
      </Callout>
    )
  if (data === undefined)
    return error === null ? (
      <SkeletonRows rows={4} label="Looking through what is stored" />
    ) : (
      <Callout tone="danger">{errorText(error)}</Callout>
    )
  return (
    <div aria-busy={isFetching} className="space-y-4">
      <Figures preview={data} />
      {data.suggestion === null || onExclude === null ? null : (
        <Callout
          tone="info"
          action={
            <Button size="sm" onClick={() => onExclude(data.suggestion?.exclude ?? '')}>
              Exclude it
            </Button>
          }
        >
          “{data.suggestion.exclude}” stands in {data.suggestion.count} of these and seldom elsewhere. Do they
          mean something else?
        </Callout>
      )}
      <Terms preview={data} />
      <Sample preview={data} />
    </div>
  )
}

function Figures({ preview: { count, exact, days } }: { preview: MonitorPreview }) {
  const most = Math.max(1, ...days)
  return (
    <div>
      <p aria-live="polite">
        <strong className="text-2xl font-semibold tabular">
          {exact ? '' : 'about '}
          {count.toLocaleString('en')}
        </strong>{' '}
        <span className="text-muted">{count === 1 ? 'mention' : 'mentions'} in the last 30 days</span>
      </p>
      <div role="img" aria-label={`By day: ${days.join(', ')}`} className="mt-2 flex h-12 items-end gap-px">
        {days.map((value, day) => (
          <div
            // oxlint-disable-next-line react/no-array-index-key -- a day is its place
            key={day}
            title={`${value}`}
            className="min-h-px flex-1 rounded-t-xs bg-accent/70"
            style={{ height: `${(value / most) * 100}%` }}
          />
        ))}
      </div>
      <div className="mt-0.5 flex justify-between text-xs text-muted">
        <span>30 days ago</span>
        <span>now</span>
      </div>
    </div>
  )
}

function Terms({ preview: { terms, looked } }: { preview: MonitorPreview }) {
  if (terms.length < 2) return null
  return (
    <section aria-label="What brought them">
      <h3 className="mb-1 text-sm font-medium">What brought them</h3>
      <ul className="space-y-1">
        {terms.slice(0, 6).map(({ term, count }) => (
          <li key={term} className="grid grid-cols-[minmax(0,1fr)_5rem_2.5rem] items-center gap-2 text-sm">
            <code className="truncate">{term}</code>
            <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-hover">
              <span
                className="block h-full bg-accent"
                style={{ width: `${(count / Math.max(1, looked)) * 100}%` }}
              />
            </span>
            <span className="text-right text-muted tabular">{count}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Sample({ preview: { sample } }: { preview: MonitorPreview }) {
  if (sample.length === 0)
    return (
      <p className="text-muted">Nothing that is stored matches. What comes from now on will be looked at.</p>
    )
  return (
    <section aria-label="Sample">
      <h3 className="mb-1 text-sm font-medium">The newest of them</h3>
      <ul className="divide-y divide-border">
        {sample.map(({ messageId, title, text, author, channel, sentAt, marks }) => (
          <li key={messageId} className="py-2 text-sm">
            <p className="flex items-center gap-1.5 text-muted">
              <ChannelIcon kind={channel.kind} />
              <span className="truncate font-medium text-foreground">{author}</span>
              <TimeAgo at={sentAt} />
            </p>
            {title ? (
              <p className="font-medium break-words">
                <MarkedText text={title} marks={marks.filter((mark) => mark.in === 'title')} />
              </p>
            ) : null}
            <p className="line-clamp-4 break-words">
              <MarkedText text={text} marks={marks.filter((mark) => mark.in === 'text')} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
