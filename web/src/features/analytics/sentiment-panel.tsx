import { bucketValue, type SentimentLabel, type Volume } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Chart } from '#components/chart/chart.tsx'
import {
  axisLabels,
  axisLines,
  type ChartOption,
  gridLines,
  legendOf,
  type Looks,
  tooltipOf,
} from '#components/chart/looks.ts'
import { Loaded } from '#components/loaded.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { volumeQuery } from './analytics.queries.ts'
import { compact, shareOf } from './figure-words.ts'
import type { PanelContext } from './panel-context.ts'
import { stretchName, stretchRow } from './span.ts'

type Bucket = Volume['series'][number]['buckets'][number]

const moods = [
  { label: 'negative', name: 'Negative', colour: '--negative' },
  { label: 'neutral', name: 'Neutral', colour: '--neutral' },
  { label: 'positive', name: 'Positive', colour: '--positive' },
] as const satisfies { label: SentimentLabel; name: string; colour: string }[]

const undecided = ({ mentions, negative, neutral, positive }: Bucket) =>
  mentions - negative - neutral - positive

/** How what was said of one monitor was meant, stretch by stretch. */
export function SentimentPanel({ workspaceId, focus, span, onDrill }: PanelContext) {
  const query = useQuery(volumeQuery(workspaceId, { ...span, monitorIds: focus.id }))
  return (
    <Loaded query={query} what="the sentiment" skeleton={<Skeleton className="h-60 w-full" />}>
      {({ series: [one], unit, gaps }) => {
        if (one === undefined) return null
        const { buckets, total } = one
        const open = (index: number, sentiment?: SentimentLabel) => {
          const bucket = buckets[index]
          if (bucket === undefined) return
          const { from, to } = bucket
          const title = `${sentiment === undefined ? '' : `${sentiment[0]?.toUpperCase()}${sentiment.slice(1)}, `}${stretchName(from, unit)}`
          onDrill({ monitorId: focus.id, from, to, title, ...(sentiment !== undefined && { sentiment }) })
        }
        return (
          <Chart
            label="Sentiment over time"
            summary={`${shareOf(total.negative, total.mentions)} negative and ${shareOf(total.positive, total.mentions)} positive of ${total.mentions} mentions of ${focus.name}.`}
            definition="How each mention counts: by the scorer, by a phrase rule, or as somebody corrected it, at this moment. Undecided is what was not scored yet or where the scorer cannot tell."
            build={(looks) => optionOf(buckets, unit, looks)}
            figures={{
              columns: ['From', ...moods.map(({ name }) => name), 'Undecided', 'Negative share'],
              rows: buckets.map((bucket, index) => {
                const { name, ...row } = stretchRow(bucket.from, unit)
                return {
                  ...row,
                  cells: [
                    name,
                    ...(bucketValue(bucket, gaps) === null
                      ? [...moods, 'undecided'].map(() => 'not heard')
                      : [...moods.map(({ label }) => bucket[label]), undecided(bucket)]),
                    shareOf(bucket.negative, bucket.mentions),
                  ],
                  onOpen: () => open(index),
                }
              }),
            }}
            onPick={({ series, index }) => open(index, moods[series]?.label)}
          />
        )
      }}
    </Loaded>
  )
}

function optionOf(buckets: readonly Bucket[], unit: Volume['unit'], looks: Looks): ChartOption {
  const { colour } = looks
  const bar = { type: 'bar', stack: 'all', barMaxWidth: 26 } as const
  return {
    animation: false,
    grid: { left: 4, right: 12, top: 12, bottom: 34, containLabel: true },
    legend: legendOf(looks),
    tooltip: { ...tooltipOf(looks), trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: {
      type: 'category',
      data: buckets.map(({ from }) => stretchName(from, unit)),
      axisLabel: axisLabels(looks),
      axisLine: axisLines(looks),
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { ...axisLabels(looks), formatter: (value: number) => compact.format(value) },
      splitLine: gridLines(looks),
    },
    series: [
      ...moods.map(({ label, name, colour: token }) => ({
        ...bar,
        name,
        itemStyle: { color: colour(token), opacity: label === 'neutral' ? 0.45 : 1 },
        data: buckets.map((bucket) => bucket[label]),
      })),
      { ...bar, name: 'Undecided', itemStyle: { color: colour('--border') }, data: buckets.map(undecided) },
    ],
  }
}
