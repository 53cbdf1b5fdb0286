import { useQuery } from '@tanstack/react-query'
import { BellRing } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { EmptyState } from '#components/empty-state.tsx'
import { Loaded } from '#components/loaded.tsx'
import { Rows } from '#components/rows.tsx'
import { useSession } from '#lib/session.ts'
import { SettingsPage } from '../settings-page.tsx'
import { NoticePlaceDialog } from './notice-place-dialog.tsx'
import { NoticePlaceRow } from './notice-place-row.tsx'
import { noticePlacesQuery } from './notice-places.query.ts'

export function NoticesPage() {
  const { workspace } = useSession()
  const query = useQuery(noticePlacesQuery(workspace.id))
  const create = <NoticePlaceDialog trigger={<Button variant="primary">New place</Button>} />
  return (
    <SettingsPage
      title="Notices"
      description="Rooms of Slack, Discord and others in which your team is told what needs somebody."
      actions={query.data?.length ? create : null}
      needs="workspace:write"
    >
      <Loaded
        query={query}
        what="the places for notices"
        empty={
          <EmptyState icon={BellRing} title="Nobody is told outside of Hubbub" action={create}>
            Add a room, and it hears when a channel needs somebody to sign in, or a customer waits too long.
          </EmptyState>
        }
      >
        {(places) => (
          <Rows label="Notices">
            {places.map((place) => (
              <NoticePlaceRow key={place.id} place={place} />
            ))}
          </Rows>
        )}
      </Loaded>
    </SettingsPage>
  )
}
