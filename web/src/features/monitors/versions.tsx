import type { MonitorVersion } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { useSession } from '#lib/session.ts'
import { monitorVersionsQuery } from './monitor.queries.ts'

interface VersionsProps {
  monitorId: string
  current: number
  /** Takes it over into the draft. */
  onTake: (version: MonitorVersion) => void
}

/** Every query that it has had. */
export function Versions({ monitorId, current, onTake }: VersionsProps) {
  const { workspace, can } = useSession()
  const query = useQuery(monitorVersionsQuery(workspace.id, monitorId))
  return (
    <Loaded query={query} what="the versions">
      {(versions) => (
        <ul aria-label="Versions" className="-my-2 divide-y divide-border">
          {versions.map((one, index) => (
            <li key={one.version} className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2.5">
              <div className="min-w-0 flex-1 basis-48">
                <code className="line-clamp-3 text-sm break-words">{one.query}</code>
                <p className="text-sm text-muted">
                  Version {one.version} · <TimeAgo at={one.madeAt} />
                  {one.madeBy ? ` · by ${one.madeBy.name}` : ''}
                  {isSame(one, versions[index + 1]) ? ' · matched anew, as a channel was renamed' : ''}
                </p>
              </div>
              {one.version === current ? <Badge tone="accent">Now</Badge> : null}
              {one.version !== current && can('monitor:write') ? (
                <Button
                  size="sm"
                  onClick={() => onTake(one)}
                  aria-label={`Take version ${one.version} again`}
                >
                  Take again
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}

/** Only another name of a channel makes a version of the same query. */
const isSame = (one: MonitorVersion, before: MonitorVersion | undefined) =>
  one.query === before?.query && JSON.stringify(one.lists) === JSON.stringify(before.lists)
