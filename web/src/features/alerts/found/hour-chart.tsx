import type { AlertEvidence } from '@hubbub/contracts'
import { Chart } from '#components/chart/chart.tsx'
import { type ChartOption, type Looks, overTime } from '#components/chart/looks.ts'
import { exactTime } from '#lib/time/time-ago.ts'

const DAY_MS = 86_400_000
const BIN_MS = 300_000

/** Five minutes by five minutes, with what the usual peak of a day is. */
export function HourChart({ evidence, at }: { evidence: AlertEvidence; at: string }) {
  const { bins, usualPeak } = evidence
  const highest = Math.max(0, ...bins.map(({ mentions }) => mentions))
  return (
    <Chart
      label="Mentions in five minutes"
      summary={`At most ${highest}${usualPeak === null ? '' : `; the usual peak of a day is ${Math.round(usualPeak)}`}`}
      definition="Mentions in each five minutes of the day before the alert. Lighter are those that only repeat another post. The dashed line is the usual daily peak, from the two weeks before."
      build={(looks) => optionOf(evidence, at, looks)}
      figures={{
        columns: ['From', 'Mentions', 'Texts', 'Negative'],
        rows: bins.map((bin) => ({
          cells: [exactTime(bin.at), bin.mentions, bin.distinct, bin.negative],
        })),
      }}
      height={220}
    />
  )
}

function optionOf({ bins, to, usualPeak }: AlertEvidence, at: string, looks: Looks): ChartOption {
  const { colour } = looks
  const end = Date.parse(to)
  const known = new Map(bins.map((bin) => [Date.parse(bin.at), bin]))
  const times = Array.from({ length: DAY_MS / BIN_MS }, (_, index) => end - DAY_MS + index * BIN_MS)
  const of = (value: (bin: AlertEvidence['bins'][number]) => number) =>
    times.map((time) => {
      const bin = known.get(time)
      return [time, bin === undefined ? 0 : value(bin)]
    })
  const bars = (
    name: string,
    value: (bin: AlertEvidence['bins'][number]) => number,
    color: string,
    opacity = 1,
  ) => ({
    type: 'bar' as const,
    name,
    stack: 'said',
    barWidth: '90%',
    data: of(value),
    itemStyle: { color, opacity },
  })
  return {
    ...overTime(looks, { top: 16, bottom: 30 }),
    series: [
      {
        ...bars('Negative', ({ negative }) => negative, colour('--danger')),
        markLine: {
          silent: true,
          symbol: 'none',
          data: [
            ...(usualPeak === null
              ? []
              : [
                  {
                    yAxis: usualPeak,
                    lineStyle: { color: colour('--foreground'), type: 'dashed' as const, width: 1 },
                    label: {
                      ...looks.text,
                      formatter: 'usual peak',
                      position: 'insideStartTop' as const,
                      fontSize: 11,
                    },
                  },
                ]),
            {
              xAxis: Date.parse(at),
              lineStyle: { color: colour('--danger'), type: 'solid' as const, width: 1 },
              label: { show: false },
            },
          ],
        },
      },
      bars('Others', ({ distinct, negative }) => Math.max(0, distinct - negative), colour('--info')),
      bars(
        'Reposts',
        ({ mentions, distinct, negative }) => mentions - Math.max(distinct, negative),
        colour('--muted'),
        0.6,
      ),
    ],
  }
}
