import type { BacktestInput } from '@hubbub/api-client'
import type { Backtest } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Badge } from '#components/badge.tsx'
import { Chart } from '#components/chart/chart.tsx'
import { type ChartOption, type Looks, overTime } from '#components/chart/looks.ts'
import { ErrorState } from '#components/error-state.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { cn } from '#lib/cn.ts'
import { isNoise, markTones, markWords } from '#lib/alerts/alert-words.ts'
import { backtestQuery } from '#lib/alerts/alerts.query.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'

/** When a rule would have told people, on the chart of what was said. */
export function BacktestPanel({ asked }: { asked: BacktestInput | null }) {
  const { workspace } = useSession()
  const query = useQuery({
    // Without anything to ask nothing is asked.
    ...backtestQuery(workspace.id, asked ?? { monitorId: null, watch: { kind: 'silence', channelIds: [] } }),
    enabled: asked !== null,
  })
  if (asked === null)
    return (
      <p className="py-6 text-center text-muted">Choose what it looks at, and the past of it stands here.</p>
    )
  if (query.data !== undefined)
    return (
      <div aria-busy={query.isFetching} className={cn(query.isPlaceholderData && 'opacity-60')}>
        <Tried test={query.data} hasVolume={asked.monitorId !== null} />
      </div>
    )
  if (query.isError)
    return <ErrorState error={query.error} what="the backtest" onRetry={() => void query.refetch()} />
  return <Skeleton className="h-64 w-full" />
}

function Tried({ test, hasVolume }: { test: Backtest; hasVolume: boolean }) {
  const { fired, missed, sentence, gaps, exact, perWeek } = test
  return (
    <>
      <p role="status" className="mb-3 font-medium text-pretty">
        {sentence}.
      </p>
      {hasVolume ? (
        <Chart
          label="Mentions and alerts"
          summary={sentence}
          definition="Mentions by the hour. Each line is when people would have been told; grey where somebody marked an alert of that time as noise. Shaded is what a source did not hear."
          build={(looks) => optionOf(test, looks)}
          figures={{
            columns: ['Hour', 'Mentions', 'Negative'],
            rows: test.hours
              .filter(({ mentions }) => mentions > 0)
              .map(({ at, mentions, negative }) => ({ cells: [exactTime(at), mentions, negative] })),
          }}
          height={220}
        />
      ) : null}
      {fired.length === 0 ? (
        <p className="text-sm text-pretty text-muted">
          Nothing in these weeks would have been told. That may be right
          {hasVolume ? ': try a more sensitive one to see how near it came.' : '.'}
        </p>
      ) : (
        <ol
          aria-label="Would have told"
          className="max-h-72 divide-y divide-border overflow-y-auto thin-scroll"
        >
          {fired.toReversed().map(({ at, sentence: why, mark }) => (
            <li key={at} className="py-2">
              <p className="flex flex-wrap items-center gap-x-2 text-sm text-muted">
                <time dateTime={at}>{exactTime(at)}</time>
                {mark === null ? null : <Badge tone={markTones[mark]}>{markWords[mark]}</Badge>}
              </p>
              <p className="text-sm text-pretty break-words">{why}</p>
            </li>
          ))}
        </ol>
      )}
      <ul className="mt-2 space-y-0.5 text-sm text-muted">
        {fired.length > 0 ? <li>{Math.round(perWeek * 10) / 10} a week.</li> : null}
        {missed.map((at) => (
          <li key={at} className="text-warning">
            What was marked real on {exactTime(at)} would have been missed.
          </li>
        ))}
        {gaps.length > 0 ? (
          <li>
            {gaps.length === 1 ? 'One stretch' : `${gaps.length} stretches`} in which a source was not heard.
          </li>
        ) : null}
        {exact ? null : <li>There is more than could be looked through: the oldest was left out.</li>}
      </ul>
    </>
  )
}

function optionOf({ hours, fired, gaps, from, to }: Backtest, looks: Looks): ChartOption {
  const { colour } = looks
  const line = (name: string, value: (hour: Backtest['hours'][number]) => number, color: string) => ({
    type: 'line' as const,
    name,
    data: hours.map((hour) => [hour.at, value(hour)]),
    showSymbol: false,
    lineStyle: { width: 1.5, color },
    itemStyle: { color },
    areaStyle: { color, opacity: 0.08 },
  })
  return {
    ...overTime(looks, { top: 14, bottom: 30, from, to }),
    series: [
      {
        ...line('Mentions', ({ mentions }) => mentions, colour('--info')),
        markArea: {
          silent: true,
          itemStyle: { color: colour('--warning'), opacity: 0.16 },
          data: gaps.map((gap) => [{ xAxis: gap.from }, { xAxis: gap.to }]),
        },
        markLine: {
          silent: true,
          symbol: ['none', 'circle'],
          symbolSize: 6,
          label: { show: false },
          data: fired.map(({ at, mark }) => ({
            xAxis: at,
            lineStyle: {
              color: colour(isNoise(mark) ? '--muted' : '--danger'),
              type: isNoise(mark) ? ('dotted' as const) : ('solid' as const),
              width: 1.5,
            },
            itemStyle: { color: colour(isNoise(mark) ? '--muted' : '--danger') },
          })),
        },
      },
      line('Negative', ({ negative }) => negative, colour('--danger')),
    ],
  }
}
