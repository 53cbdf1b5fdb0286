import { useQuery } from '@tanstack/react-query'
import { Loaded } from '#components/loaded.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { cn } from '#lib/cn.ts'
import { volumeQuery } from './analytics.queries.ts'
import { changeOf, compact, shareOf, whole } from './figure-words.ts'
import type { PanelContext } from './panel-context.ts'

interface Figure {
  label: string
  value: string
  exact: string
  change: string | null
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
            change: changeOf(total.mentions, before.mentions),
            onOpen: () => onDrill({ ...drill, title: `All of ${focus.name}` }),
          },
          {
            label: 'Negative',
            value: shareOf(total.negative, total.mentions),
            exact: `${whole.format(total.negative)} mentions`,
            change: pointsOf(total.negative, total.mentions, before.negative, before.mentions),
            onOpen: () => onDrill({ ...drill, sentiment: 'negative', title: `Negative about ${focus.name}` }),
          },
          {
            label: 'Positive',
            value: shareOf(total.positive, total.mentions),
            exact: `${whole.format(total.positive)} mentions`,
            change: pointsOf(total.positive, total.mentions, before.positive, before.mentions),
            onOpen: () => onDrill({ ...drill, sentiment: 'positive', title: `Positive about ${focus.name}` }),
          },
          {
            label: 'Reach',
            value: compact.format(total.reach),
            exact: `${whole.format(total.reach)} followers, for each mention anew`,
            change: changeOf(total.reach, before.reach),
          },
        ]
        return (
          <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4">
            {figures.map((figure) => (
              <FigureTile key={figure.label} {...figure} />
            ))}
          </dl>
        )
      }}
    </Loaded>
  )
}

function FigureTile({ label, value, exact, change, onOpen }: Figure) {
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
      <dd className={cn('text-sm text-muted', change === null && 'invisible')}>
        {change ?? '–'} against the time before
      </dd>
    </div>
  )
}

/** A change of a share, in points of a hundred. */
function pointsOf(part: number, all: number, formerPart: number, formerAll: number): string | null {
  if (all === 0 || formerAll === 0) return null
  const points = Math.round((part / all - formerPart / formerAll) * 100)
  return `${points > 0 ? '+' : ''}${points} points`
}
