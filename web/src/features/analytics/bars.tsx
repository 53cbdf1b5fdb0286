import { Chart, type ChartProps } from '#components/chart/chart.tsx'
import { axisLabels, type ChartOption, type Looks, tooltipOf } from '#components/chart/looks.ts'
import { whole } from './figure-words.ts'

export interface Bar {
  name: string
  value: number
  /** Behind the bar, such as its share. */
  says: string
}

interface BarsProps extends Omit<ChartProps, 'build' | 'onPick' | 'height'> {
  bars: readonly Bar[]
  onOpen: (index: number) => void
}

const LINE = 30

/** Bars that lie, each with its name before it and its figure behind. */
export function Bars({ bars, onOpen, ...props }: BarsProps) {
  return (
    <Chart
      {...props}
      build={(looks) => optionOf(bars, looks)}
      onPick={({ index }) => onOpen(index)}
      height={Math.max(3, bars.length) * LINE + 12}
    />
  )
}

function optionOf(bars: readonly Bar[], looks: Looks): ChartOption {
  const { colour } = looks
  const room = Math.min(150, looks.width * 0.36)
  return {
    animation: false,
    grid: { left: 4, right: 96, top: 4, bottom: 4, containLabel: true },
    tooltip: { ...tooltipOf(looks), trigger: 'item' },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisLabel: { ...axisLabels(looks), color: colour('--foreground'), width: room, overflow: 'truncate' },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 16,
        itemStyle: { color: colour('--accent'), borderRadius: 3 },
        data: bars.map(({ value }) => value),
        label: {
          show: true,
          position: 'right',
          ...looks.text,
          formatter: ({ dataIndex }) =>
            `${whole.format(bars[dataIndex]?.value ?? 0)}  ${bars[dataIndex]?.says ?? ''}`,
        },
      },
    ],
  }
}
