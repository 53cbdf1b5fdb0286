import type { Volume } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '#components/loaded.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { volumeQuery } from './analytics.queries.ts'
import { changeOf, compact, shareOf, texts, whole } from './figure-words.ts'
import type { PanelContext } from './panel-context.ts'

type Tally = Volume['series'][number]['total']

interface Figure {
  label: string
  value: string
  exact: string
  change: string | null
  also?: string | null
  onOpen?: () => void
  worries?: boolean
}

/** The four figures that one wants first, each beside the stretch before. */
export function FiguresPanel({ workspaceId, focus, span, onDrill }: PanelContext) {
  const query = useQuery(volumeQuery(workspaceId, { ...span, monitorIds: focus.id }))
  return (
    <Loaded query={query} what="the figures" skeleton={<Skeleton className="h-20 w-full" />}>
      {({ series: [one], from, to }) => {
        if (one === undefined) return null
        const { total, before } = one
        const drill = { monitorId: focus.id, from, to }
        const figures: Figure[] = [
          {
            label: 'Mentions',
            value: compact.format(total.mentions),
            exact: whole.format(total.mentions),
            change: changeOf(total.mentions, before?.mentions),
            also: alsoOf(total),
            onOpen: () => onDrill({ ...drill, title: `All of ${focus.name}` }),
          },
          {
            label: 'Negative',
            value: shareOf(total.negative, total.mentions),
            exact: `${whole.format(total.negative)} mentions`,
            change: pointsOf('negative', total, before),
            onOpen: () => onDrill({ ...drill, sentiment: 'negative', title: `Negative about ${focus.name}` }),
          },
          {
            label: 'Positive',
            value: shareOf(total.positive, total.mentions),
            exact: `${whole.format(total.positive)} mentions`,
            change: pointsOf('positive', total, before),
            onOpen: () => onDrill({ ...drill, sentiment: 'positive', title: `Positive about ${focus.name}` }),
          },
          {
            label: 'Reach',
            value: compact.format(total.reach),
            exact: `${whole.format(total.reach)} followers, for each mention anew`,
            change: changeOf(total.reach, before?.reach),
          },
        ]
        return (
          <>
            <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
              {figures.map((figure) => (
                <FigureTile key={figure.label} {...figure} />
              ))}
            </dl>
            {before === null ? (
              <p className="mt-2 text-sm text-muted">
                Not compared with the time before: listening began after its beginning.
              </p>
            ) : null}
          </>
        )
      }}
    </Loaded>
  )
}

function FigureTile({ label, value, exact, change, also = null, onOpen }: Figure) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="mt-0.5 text-2xl font-semibold tracking-tight tabular" title={exact}>
        {onOpen ? (
          <button type="button" onClick={onOpen} className="rounded-sm hover:underline">
            {value}
          </button>
        ) : (
          value
        )}
      </dd>
      {also === null ? null : (
        <dd
          className="text-sm text-muted"
          title="Texts: without reposts and near copies. All of them count as mentions."
        >
          {also}
        </dd>
      )}
      {change === null ? null : <dd className="text-sm text-muted">{change} against the time before</dd>}
    </div>
  )
}

/** How many of them say something new, and how many are taken for spam. */
function alsoOf({ mentions, texts: said, spam }: Tally): string | null {
  const parts = [
    ...(said === mentions ? [] : [texts(said)]),
    ...(spam === 0 ? [] : [`${whole.format(spam)} likely spam`]),
  ]
  return parts.length === 0 ? null : parts.join(' · ')
}

/** A change of a share, in points of a hundred. */
function pointsOf(part: 'negative' | 'positive', now: Tally, before: Tally | null): string | null {
  if (before === null || now.mentions === 0 || before.mentions === 0) return null
  const points = Math.round((now[part] / now.mentions - before[part] / before.mentions) * 100)
  return `${points > 0 ? '+' : ''}${points} points`
}
