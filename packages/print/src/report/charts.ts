import { type Annotation, bucketValue, type Volume } from '@hubbub/contracts'
import { type Html, type ReportContent, trustedHtml } from '@hubbub/domain'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use as addParts } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { placeMarks } from './marks.ts'
import { stretchName } from './words.ts'

addParts([
  BarChart,
  LineChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  SVGRenderer,
])

/** So high is a line of words above a chart. */
const LINE = 12
const size = { width: 680, height: 220 }
/** Told apart in grey as well: by their order, dashes and symbols. */
const hues = ['#7c3f1d', '#2f6fb0', '#2f7d4f', '#9a3a6b', '#6a58b5', '#8a6d1a']
const symbols = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin']
const text = { color: '#414956', fontSize: 10, fontFamily: 'inherit' }

const frame = {
  animation: false,
  grid: { left: 4, right: 12, top: 12, bottom: 30, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
  legend: { bottom: 0, textStyle: text, itemWidth: 14, itemHeight: 8 },
  yAxis: {
    type: 'value',
    minInterval: 1,
    axisLabel: text,
    splitLine: { lineStyle: { color: '#e3e6ea' } },
  },
} as const

/** What has to be known to read a chart. */
export interface Around extends Pick<ReportContent, 'timeZone' | 'gaps'> {
  annotations: readonly Pick<Annotation, 'from' | 'text'>[]
}

/** Lines of all monitors; broken where nothing was heard, shaded where a source may have missed something. */
export function volumeChart({ timeZone, gaps, annotations }: Around, { series, unit }: Volume): Html {
  const stretches = series[0]?.buckets ?? []
  const placeOf = placesIn(stretches)
  const marks = placeMarks(annotations, { placeOf, places: stretches.length })
  const lines = Math.max(0, ...marks.map(({ line }) => line))
  return draw({
    ...frame,
    grid: { ...frame.grid, top: frame.grid.top + LINE * lines },
    color: hues,
    xAxis: axisOf(stretches.map(({ from }) => stretchName(from, unit, timeZone))),
    series: series.map(({ monitor, buckets }, index) => ({
      type: 'line',
      name: monitor.name,
      data: buckets.map((bucket) => bucketValue(bucket, gaps)),
      symbol: symbols[index % symbols.length],
      symbolSize: 5,
      showSymbol: stretches.length < 62,
      lineStyle: { width: index === 0 ? 2.2 : 1.4, type: index < 3 ? 'solid' : 'dashed' },
      ...(index === 0 && {
        markArea: unheard(gaps, placeOf),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: '#16191f', type: 'dashed', width: 1 },
          data: marks.map(({ place, words, line }) => ({
            xAxis: place,
            label: { ...text, formatter: words, offset: [0, -LINE * line] },
          })),
        },
      }),
    })),
  })
}

type Buckets = Volume['series'][number]['buckets']

/** Where a moment stands on the axis. */
const placesIn = (stretches: Buckets) => (at: string) => {
  const index = stretches.findIndex(({ to }) => Date.parse(to) > Date.parse(at))
  return index < 0 ? stretches.length - 1 : index
}

const unheard = (gaps: Around['gaps'], placeOf: (at: string) => number) => ({
  silent: true,
  itemStyle: { color: '#d8a31d', opacity: 0.22 },
  data: gaps
    .filter(({ state }) => state !== 'closed')
    .map(({ from, to }) => [{ xAxis: placeOf(from) }, { xAxis: placeOf(to) }]),
})

const moods = [
  { key: 'negative', name: 'Negative', color: '#b3382c' },
  { key: 'neutral', name: 'Neutral', color: '#b9bfc8' },
  { key: 'positive', name: 'Positive', color: '#2f7d4f' },
] as const

/** How it was meant, one upon the other; shaded where a source may have missed something. */
export function sentimentChart({ timeZone, gaps }: Around, { series: [one], unit }: Volume): Html {
  const buckets = one?.buckets ?? []
  const bar = { type: 'bar', stack: 'all', barMaxWidth: 22 } as const
  return draw({
    ...frame,
    xAxis: axisOf(buckets.map(({ from }) => stretchName(from, unit, timeZone))),
    series: [
      ...moods.map(({ key, name, color }, index) => ({
        ...bar,
        name,
        itemStyle: { color },
        data: buckets.map((bucket) => (bucketValue(bucket, gaps) === null ? null : bucket[key])),
        ...(index === 0 && { markArea: unheard(gaps, placesIn(buckets)) }),
      })),
      {
        ...bar,
        name: 'Undecided',
        itemStyle: { color: '#e7e9ed' },
        data: buckets.map(
          ({ mentions, negative, neutral, positive }) => mentions - negative - neutral - positive,
        ),
      },
    ],
  })
}

const axisOf = (names: string[]) => ({
  type: 'category',
  data: names,
  axisLabel: { ...text, hideOverlap: true },
  axisTick: { show: false },
  axisLine: { lineStyle: { color: '#aab1bb' } },
})

/** Drawn without a page: names of monitors and words of notes are escaped by what draws. */
function draw(option: EChartsCoreOption): Html {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption(option)
    return trustedHtml(chart.renderToSVGString({ useViewBox: true }))
  } finally {
    chart.dispose()
  }
}
