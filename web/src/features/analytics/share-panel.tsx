import { voicesOf } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '#components/loaded.tsx'
import { Skeleton } from '#components/skeleton.tsx'
import { volumeQuery } from './analytics.queries.ts'
import { Bars } from './bars.tsx'
import { changeOf, shareOf } from './figure-words.ts'
import type { PanelContext } from './panel-context.ts'

/** Whose name is heard most, of all that are compared. */
export function SharePanel({ workspaceId, monitors, span, onDrill }: PanelContext) {
  const monitorIds = monitors.map(({ id }) => id).join(',')
  const query = useQuery(volumeQuery(workspaceId, { ...span, monitorIds }))
  return (
    <Loaded query={query} what="the share of voice" skeleton={<Skeleton className="h-40 w-full" />}>
      {({ series, from, to }) => {
        const rows = voicesOf(series).toSorted((a, b) => b.total.mentions - a.total.mentions)
        const all = rows.reduce((sum, { total }) => sum + total.mentions, 0)
        const former = rows.reduce((sum, { before }) => sum + (before?.mentions ?? 0), 0)
        const open = (index: number) => {
          const monitor = rows[index]?.monitor
          if (monitor) onDrill({ monitorId: monitor.id, from, to, title: `All of ${monitor.name}` })
        }
        return (
          <Bars
            label="Share of voice"
            summary={rows
              .map(({ monitor, total }) => `${monitor.name} ${shareOf(total.mentions, all)}`)
              .join(', ')}
            definition="The mentions of each brand and competitor of this dashboard as a share of the mentions of all of them; campaigns and industries are left out, unless there is nothing else. What two of them matched counts for both."
            bars={rows.map(({ monitor, total }) => ({
              name: monitor.name,
              value: total.mentions,
              says: shareOf(total.mentions, all),
            }))}
            figures={{
              columns: ['Monitor', 'Mentions', 'Share', 'Share before', 'Change', 'Negative'],
              rows: rows.map(({ monitor, total, before }, index) => ({
                cells: [
                  monitor.name,
                  total.mentions,
                  shareOf(total.mentions, all),
                  shareOf(before?.mentions ?? 0, former),
                  changeOf(total.mentions, before?.mentions) ?? '–',
                  shareOf(total.negative, total.mentions),
                ],
                onOpen: () => open(index),
              })),
            }}
            onOpen={open}
          />
        )
      }}
    </Loaded>
  )
}
