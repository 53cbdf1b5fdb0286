import { LineChart, type LineSeriesOption } from 'echarts/charts'
import {
  GridComponent,
  type GridComponentOption,
  LegendComponent,
  type LegendComponentOption,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components'
import { type ComposeOption, init, use as addParts } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Series } from './series.ts'

addParts([LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

type Option = ComposeOption<
  LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>

export interface DrawnChart {
  show(chart: {
    series: readonly Series[]
    format: (value: number) => string
    bounds: [number, number] | null
  }): void
  end(): void
}

/** Draws lines over time into an element, in the colours of its theme, and keeps to its size. */
export function drawChart(element: HTMLElement): DrawnChart {
  const chart = init(element, null, { renderer: 'svg' })
  const sizes = new ResizeObserver(() => chart.resize())
  sizes.observe(element)
  return {
    show: ({ series, format, bounds }) =>
      chart.setOption(optionOf(element, { series, format, bounds }), { notMerge: true }),
    end: () => {
      sizes.disconnect()
      chart.dispose()
    },
  }
}

const hues = ['--accent', '--info', '--warning', '--positive', '--negative']

function optionOf(
  element: HTMLElement,
  { series, format, bounds }: Parameters<DrawnChart['show']>[0],
): Option {
  const style = getComputedStyle(element)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const text = { color: colour('--muted'), fontFamily: style.fontFamily }
  return {
    animation: false,
    color: hues.map(colour),
    grid: { left: 4, right: 12, top: 12, bottom: 32, containLabel: true },
    legend: { bottom: 0, textStyle: text, icon: 'roundRect', itemWidth: 12, itemHeight: 3 },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      confine: true,
      backgroundColor: colour('--card'),
      borderColor: colour('--border-strong'),
      textStyle: { ...text, color: colour('--foreground') },
      valueFormatter: (value) => (typeof value === 'number' ? format(value) : ''),
    },
    xAxis: {
      type: 'time',
      minInterval: 86_400_000,
      axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: colour('--border-strong') } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      ...(bounds !== null && { min: bounds[0], max: bounds[1] }),
      axisLabel: { ...text, formatter: format },
      splitLine: { lineStyle: { color: colour('--border') } },
    },
    series: series.map(({ name, points }) => ({
      type: 'line',
      name,
      data: points.map(({ at, value }) => [at, value]),
      showSymbol: points.length < 40,
      symbolSize: 6,
    })),
  }
}
