import type { Volume } from '@hubbub/contracts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Chart } from '#components/chart/chart.tsx'
import { type ChartOption, type Looks, overTime } from '#components/chart/looks.ts'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { exactTime } from '#lib/time/time-ago.ts'

const HOUR_MS = 3_600_000
/** From a day before it began. */
const BEFORE_HOURS = 24
const MOST_HOURS = 120
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

const incidentVolumeQuery = (workspaceId: string, monitorId: string, openedAt: string) =>
  queryOptions({
    // Whatever changes figures has all of them loaded anew.
    queryKey: ['analytics', workspaceId, 'incident', monitorId, openedAt],
    queryFn: ({ signal }) => {
      const from = Date.parse(openedAt) - BEFORE_HOURS * HOUR_MS
      const to = Math.min(Date.now() + HOUR_MS, from + MOST_HOURS * HOUR_MS)
      return api.workspace(workspaceId).analytics.volume(
        {
          monitorIds: monitorId,
          from: new Date(from).toISOString(),
          to: new Date(to).toISOString(),
          unit: 'hour',
          timeZone: zone,
        },
        signal,
      )
    },
    refetchInterval: 30_000,
  })

interface Props {
  monitorId: string
  openedAt: string
  className?: string
}

/** How much is said and how it is meant, live. */
export function IncidentVolume({ monitorId, openedAt, className = 'mb-4' }: Props) {
  const { workspace } = useSession()
  const query = useQuery(incidentVolumeQuery(workspace.id, monitorId, openedAt))
  return (
    <Section title="Volume and sentiment" className={className}>
      <Loaded query={query} what="the volume" skeleton={<Skeleton className="h-44 w-full" />}>
        {(volume) => <VolumeChart volume={volume} openedAt={openedAt} />}
      </Loaded>
    </Section>
  )
}

function VolumeChart({ volume, openedAt }: { volume: Volume; openedAt: string }) {
  const buckets = volume.series[0]?.buckets ?? []
  const all = buckets.reduce((sum, { mentions }) => sum + mentions, 0)
  const texts = buckets.reduce((sum, one) => sum + one.texts, 0)
  const bad = buckets.reduce((sum, { negative }) => sum + negative, 0)
  return (
    <Chart
      label="Mentions by the hour"
      summary={`${all} mentions, ${texts} texts, ${bad} mentions negative`}
      definition="Mentions of the monitor in each hour, from a day before the incident began; the line is where it did. Texts: without reposts and near copies."
      build={(looks) => optionOf(buckets, openedAt, looks)}
      figures={{
        columns: ['Hour', 'Mentions', 'Texts', 'Negative', 'Positive'],
        rows: buckets.map(({ from, mentions, texts, negative, positive }) => ({
          cells: [exactTime(from), mentions, texts, negative, positive],
        })),
      }}
      height={170}
    />
  )
}

function optionOf(buckets: Volume['series'][number]['buckets'], openedAt: string, looks: Looks): ChartOption {
  const { colour } = looks
  const bars = (name: string, value: (bucket: (typeof buckets)[number]) => number, color: string) => ({
    type: 'bar' as const,
    name,
    stack: 'said',
    data: buckets.map((bucket) => [bucket.from, value(bucket)]),
    itemStyle: { color },
  })
  return {
    ...overTime(looks, { top: 10, bottom: 28 }),
    series: [
      {
        ...bars('Negative', ({ negative }) => negative, colour('--danger')),
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          data: [{ xAxis: openedAt, lineStyle: { color: colour('--foreground'), type: 'dashed' as const } }],
        },
      },
      bars('Others', ({ mentions, negative }) => mentions - negative, colour('--info')),
    ],
  }
}
