import { useQuery } from '@tanstack/react-query'
import { Laptop } from 'lucide-react'
import { AlertDialog } from '#components/alert-dialog.tsx'
import { Badge } from '#components/badge.tsx'
import { Button } from '#components/button.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Section } from '#components/page.tsx'
import { TimeAgo } from '#components/time-ago.tsx'
import { auth } from '#lib/auth.ts'
import { deviceName } from '#lib/device-name.ts'
import { useChange } from '#lib/use-change.ts'
import { sessionsQuery } from './sessions.query.ts'

export function SessionsSection() {
  const sessions = useQuery(sessionsQuery())
  const { act } = useChange(['sessions'])
  const others = (sessions.data ?? []).some((session) => !session.current)
  return (
    <Section
      title="Where you are signed in"
      actions={
        others ? (
          <AlertDialog
            trigger={<Button size="sm">Sign out everywhere else</Button>}
            title="Sign out everywhere else?"
            description="Every other device has to sign in again."
            confirm="Sign out"
            onConfirm={() => act(() => auth.revokeOtherSessions(), 'Signed out everywhere else')}
          />
        ) : null
      }
    >
      <Loaded query={sessions} what="your sessions">
        {(items) => (
          <ul className="-my-1 divide-y divide-border">
            {items.map((session) => (
              <li key={session.id} className="flex flex-wrap items-center gap-3 py-2.5">
                <Laptop aria-hidden className="size-4 text-muted" />
                <div className="min-w-0 flex-1">
                  <p className="font-medium">{deviceName(session.userAgent)}</p>
                  <p className="text-sm text-muted">
                    {session.ipAddress ? `${session.ipAddress} · ` : null}
                    active <TimeAgo at={session.updatedAt.toISOString()} />
                  </p>
                </div>
                {session.current ? (
                  <Badge tone="success">This device</Badge>
                ) : (
                  <Button
                    size="sm"
                    variant="ghost"
                    aria-label={`Sign out ${deviceName(session.userAgent)}`}
                    onClick={() => act(() => auth.revokeSession(session.token), 'Signed out there')}
                  >
                    Sign out
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  )
}
