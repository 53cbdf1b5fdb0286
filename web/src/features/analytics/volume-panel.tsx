import { bucketValue, type Volume } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Chart } from '#components/chart/chart.tsx'
import {
  axisLabels,
  axisLines,
  type ChartOption,
  gridLines,
  hues,
  lineLegendOf,
  type Looks,
  tooltipOf,
} from '#components/chart/looks.ts'
import { Loaded } from '#components/loaded.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { volumeQuery } from './analytics.queries.ts'
import { compact, mentions, texts } from './figure-words.ts'
import type { PanelContext } from './panel-context.ts'
import { type PlacedMark, placeMarks } from './place-marks.ts'
import { isUnderWay, stretchName, stretchRow } from './span.ts'
import { Notes } from './notes.tsx'

/** How much was said of each monitor over time; where nothing could be heard, the line is broken. */
export function VolumePanel(context: PanelContext) {
  const { workspaceId, monitors, span } = context
  const monitorIds = monitors.map(({ id }) => id).join(',')
  const query = useQuery(volumeQuery(workspaceId, { ...span, monitorIds }))
  return (
    <Loaded query={query} what="the volume" skeleton={<Skeleton className="h-64 w-full" />}>
      {(volume) => <VolumeChart volume={volume} {...context} />}
    </Loaded>
  )
}

function VolumeChart({ volume, monitors, focus, span, onDrill }: PanelContext & { volume: Volume }) {
  const { series, gaps, annotations, edits } = volume
  const buckets = series[0]?.buckets ?? []
  const open = (of: number, index: number) => {
    const bucket = buckets[index]
    // The line of texts stands behind all others.
    const monitor = (series[of] ?? series.find((one) => one.monitor.id === focus.id))?.monitor
    if (bucket === undefined || monitor === undefined) return
    const { from, to } = bucket
    onDrill({ monitorId: monitor.id, from, to, title: `${monitor.name}, ${stretchName(from, volume.unit)}` })
  }
  return (
    <>
      <Chart
        label="Volume over time"
        summary={summaryOf(volume)}
        definition={definitionOf(monitors.length, focus.name)}
        build={(looks) => optionOf(volume, looks, focus.id)}
        figures={{
          columns: ['From', ...series.flatMap(({ monitor }) => [monitor.name, `${monitor.name}, texts`])],
          rows: buckets.map(({ from }, index) => {
            const { name, ...row } = stretchRow(from, span.unit)
            return {
              ...row,
              cells: [
                name,
                ...series.flatMap(({ buckets: some }) => {
                  const value = bucketValue(some[index], gaps)
                  return [value ?? 'not heard', value === null ? 'not heard' : (some[index]?.texts ?? 0)]
                }),
              ],
              onOpen: () => open(0, index),
            }
          }),
        }}
        onPick={({ series: of, index }) => open(of, index)}
        height={260}
      />
      <Notes gaps={gaps} annotations={annotations} edits={edits} />
    </>
  )
}

const definitionOf = (monitors: number, focus: string) =>
  `Messages of others that ${monitors === 1 ? 'the monitor' : 'each monitor'} matched, by the time at which they were posted. What two monitors matched counts for each. Texts are those of them that say something new: neither a repost nor nearly the same as something that was said in the three days before; dotted for ${focus}. What is taken for spam counts, too. An hour belongs to the day in which it begins. The day, hour or week that is not over is hollow: more will come to it. Shaded is what a source may have missed; where nothing at all came in such a time, the line is broken.`

type Bucket = Volume['series'][number]['buckets'][number]

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin']

function summaryOf({ series, gaps, unit }: Volume): string {
  const said = series.map(({ monitor, total, buckets }) => {
    const top = buckets.reduce((most, one) => (one.mentions > most.mentions ? one : most), {
      mentions: 0,
      from: '',
    })
    const peak = top.mentions === 0 ? '' : `, most on ${stretchName(top.from, unit)} with ${top.mentions}`
    const repeated = total.texts === total.mentions ? '' : `, ${texts(total.texts)}`
    return `${monitor.name}: ${mentions(total.mentions)}${repeated}${peak}`
  })
  return `${said.join('; ')}.${gaps.length > 0 ? ` Sources have ${gaps.length} gaps in this time.` : ''}`
}

/** What the names of its figures take of the width, in pixels. */
const AXIS = 56
/** How far above another a name stands that would lie on it, in pixels. */
const RAISED = 14

function optionOf(volume: Volume, looks: Looks, focus: string): ChartOption {
  const { series, gaps } = volume
  const { colour } = looks
  const underWay = series[0]?.buckets.findLast(({ from }) => isUnderWay(from, volume.unit))?.from
  const marks = placeMarks({ ...volume, underWay }, looks.width - AXIS)
  return {
    animation: false,
    color: hues.map(colour),
    grid: {
      left: 4,
      right: 14,
      top: 22 + RAISED * Math.max(0, ...marks.map(({ line }) => line)),
      bottom: 34,
      containLabel: true,
    },
    legend: lineLegendOf(looks),
    tooltip: { ...tooltipOf(looks), trigger: 'axis' },
    xAxis: {
      type: 'time',
      min: volume.from,
      max: volume.to,
      axisLabel: axisLabels(looks),
      axisLine: axisLines(looks),
      splitLine: { show: false },
      axisPointer: {
        label: { formatter: ({ value }) => stretchName(new Date(value).toISOString(), volume.unit) },
      },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: { ...axisLabels(looks), formatter: (value: number) => compact.format(value) },
      splitLine: gridLines(looks),
    },
    series: [
      ...series.map(({ monitor, buckets }, index) => ({
        type: 'line' as const,
        name: monitor.name,
        data: buckets.map((bucket) => pointOf(bucket, volume, index, looks)),
        symbolSize: 7,
        showSymbol: buckets.length < 62,
        triggerLineEvent: false,
        // Told apart without colours as well.
        lineStyle: {
          width: index === 0 ? 2.5 : 1.5,
          type: index < 3 ? ('solid' as const) : ('dashed' as const),
        },
        symbol: symbols[index % symbols.length] ?? 'circle',
        ...(index === 0 && {
          markArea: {
            silent: true,
            itemStyle: { color: colour('--warning'), opacity: 0.16 },
            data: gaps
              .filter(({ state }) => state !== 'closed')
              .map(({ from, to }): [{ xAxis: string }, { xAxis: string }] => [
                { xAxis: from },
                { xAxis: to },
              ]),
          },
          markLine: { silent: true, symbol: 'none', data: marks.map((mark) => lineOf(mark, looks)) },
        }),
      })),
      ...textsOf(volume, focus, hues.map(colour)),
    ],
  }
}

/** A stretch that is not over is hollow: what stands there so far is no fall. */
function pointOf(bucket: Bucket, { gaps, unit }: Volume, series: number, looks: Looks) {
  const value = [bucket.from, bucketValue(bucket, gaps)]
  if (!isUnderWay(bucket.from, unit)) return value
  const hue = hues[series % hues.length] ?? hues[0]
  return {
    value,
    symbolSize: 8,
    itemStyle: { color: looks.colour('--card'), borderColor: looks.colour(hue), borderWidth: 1.5 },
  }
}

function lineOf({ at, text, quiet, align, line }: PlacedMark, looks: Looks) {
  const color = looks.colour(quiet ? '--muted' : '--foreground')
  return {
    xAxis: at,
    lineStyle: { color, type: 'dashed' as const, width: 1 },
    label: {
      ...looks.text,
      color,
      formatter: text,
      position: 'end' as const,
      fontSize: 11,
      align,
      padding: [0, 0, RAISED * line, 0],
    },
  }
}

/** Beside what was said, how much of it was new: what lies between the two lines repeats somebody. */
function textsOf({ series, gaps }: Volume, focus: string, colours: readonly string[]) {
  const index = series.findIndex(({ monitor }) => monitor.id === focus)
  const one = series[index]
  const colour = colours[index % colours.length]
  if (one === undefined || colour === undefined || one.total.texts === one.total.mentions) return []
  return [
    {
      type: 'line' as const,
      name: `${one.monitor.name}, texts`,
      data: one.buckets.map((bucket) => [
        bucket.from,
        bucketValue(bucket, gaps) === null ? null : bucket.texts,
      ]),
      symbol: 'none',
      lineStyle: { width: 1.5, type: 'dotted' as const, color: colour },
      itemStyle: { color: colour },
    },
  ]
}
