import type { BarSeriesOption, HeatmapSeriesOption, LineSeriesOption } from 'echarts/charts'
import type {
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components'
import type { ComposeOption } from 'echarts/core'

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | HeatmapSeriesOption
  | LineSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
>

/** The theme that a chart stands in. */
export interface Looks {
  /** By the name of a token, such as `--muted`. */
  colour: (name: string) => string
  text: { color: string; fontFamily: string }
  /** Of the chart, in pixels. */
  width: number
}

/** In the order in which series take them. */
export const hues = [
  '--accent',
  '--info',
  '--warning',
  '--status-resolved',
  '--foreground',
  '--muted',
] as const

export const tooltipOf = ({ colour, text }: Looks): TooltipComponentOption => ({
  renderMode: 'richText',
  confine: true,
  backgroundColor: colour('--card'),
  borderColor: colour('--border-strong'),
  textStyle: { ...text, color: colour('--foreground') },
})

export const legendOf = ({ text }: Looks): LegendComponentOption => ({
  bottom: 0,
  type: 'scroll',
  textStyle: text,
  itemWidth: 18,
  itemHeight: 8,
})

/** Each line as it is drawn, with its dashes and its symbol: who sees no colours tells them apart by these. */
export const lineLegendOf = ({ text }: Looks): LegendComponentOption => ({
  bottom: 0,
  type: 'scroll',
  textStyle: text,
  itemWidth: 24,
  itemHeight: 8,
})

export const axisLabels = ({ text }: Looks) => ({ ...text, hideOverlap: true })
export const axisLines = ({ colour }: Looks) => ({ lineStyle: { color: colour('--border-strong') } })
export const gridLines = ({ colour }: Looks) => ({ lineStyle: { color: colour('--border') } })

/** All but the series of a chart that counts over time. `from` and `to` where it shows more than there is. */
export const overTime = (
  looks: Looks,
  { top, bottom, from, to }: { top: number; bottom: number; from?: string; to?: string },
): ChartOption => ({
  animation: false,
  grid: { left: 4, right: 10, top, bottom, containLabel: true },
  legend: legendOf(looks),
  tooltip: { ...tooltipOf(looks), trigger: 'axis' },
  xAxis: {
    type: 'time',
    ...(from !== undefined && { min: from }),
    ...(to !== undefined && { max: to }),
    axisLabel: axisLabels(looks),
    axisLine: axisLines(looks),
    splitLine: { show: false },
  },
  yAxis: { type: 'value', minInterval: 1, axisLabel: axisLabels(looks), splitLine: gridLines(looks) },
})
