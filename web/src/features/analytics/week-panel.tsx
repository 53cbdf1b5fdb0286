import type { WeekTally } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Chart } from '#components/chart/chart.tsx'
import { axisLabels, type ChartOption, type Looks, tooltipOf } from '#components/chart/looks.ts'
import { Loaded } from '#components/loaded.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { weekQuery } from './analytics.queries.ts'
import { busiest, hourName, mentions, weekdays } from './figure-words.ts'
import type { PanelContext } from './panel-context.ts'
import { QuietPanel } from './quiet-panel.tsx'

const nameOf = (hour: number) => `${weekdays[Math.floor(hour / 24)] ?? ''} ${hourName(hour)}`

/** When people speak: the hours of the day by the days of the week. */
export function WeekPanel({ workspaceId, focus, span, onDrill }: PanelContext) {
  const { from, to, timeZone } = span
  const query = useQuery(weekQuery(workspaceId, { monitorId: focus.id, from, to, timeZone }))
  return (
    <Loaded query={query} what="the hours of the week" skeleton={<Skeleton className="h-56 w-full" />}>
      {(week) => {
        const top = busiest(week.hours)
        if (top === null) return <QuietPanel />
        const open = (hour: number) =>
          onDrill({ monitorId: focus.id, from: week.from, to: week.to, weekHour: hour, title: nameOf(hour) })
        return (
          <Chart
            label="Hours of the week"
            summary={`Most is said on ${nameOf(top.hour)}: ${mentions(top.mentions)}.`}
            definition={`Mentions by the weekday and hour at which they were posted, in the time of ${timeZone.replaceAll('_', ' ')}, summed over the whole stretch.`}
            build={(looks) => optionOf(week, looks)}
            figures={{
              columns: ['Hour', 'Mentions', 'Negative'],
              rows: week.hours.map(({ hour, mentions: count, negative }) => ({
                cells: [nameOf(hour), count, negative],
                onOpen: () => open(hour),
              })),
            }}
            onPick={({ index }) => {
              const picked = week.hours[index]
              if (picked) open(picked.hour)
            }}
          />
        )
      }}
    </Loaded>
  )
}

function optionOf({ hours }: WeekTally, looks: Looks): ChartOption {
  const { colour } = looks
  const most = Math.max(...hours.map(({ mentions: count }) => count))
  return {
    animation: false,
    grid: { left: 4, right: 8, top: 4, bottom: 4, containLabel: true },
    tooltip: {
      ...tooltipOf(looks),
      trigger: 'item',
      formatter: (item) => {
        const one = Array.isArray(item) ? undefined : hours[item.dataIndex]
        return one === undefined
          ? ''
          : `${nameOf(one.hour)}: ${mentions(one.mentions)}, ${one.negative} negative`
      },
    },
    xAxis: {
      type: 'category',
      data: Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')),
      axisLabel: { ...axisLabels(looks), interval: looks.width < 420 ? 5 : 2 },
      axisLine: { show: false },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: weekdays.map((name) => name.slice(0, 3)),
      axisLabel: axisLabels(looks),
      axisLine: { show: false },
      axisTick: { show: false },
    },
    visualMap: {
      show: false,
      min: 0,
      max: Math.max(1, most),
      inRange: { color: [colour('--accent-soft'), colour('--accent')] },
    },
    series: [
      {
        type: 'heatmap',
        data: hours.map(({ hour, mentions: count }) => [hour % 24, Math.floor(hour / 24), count]),
        itemStyle: { borderColor: colour('--card'), borderWidth: 2, borderRadius: 3 },
        emphasis: { itemStyle: { borderColor: colour('--foreground') } },
      },
    ],
  }
}
