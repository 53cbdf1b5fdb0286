import type { NotifyPreference } from '@hubbub/contracts'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '#components/loaded.tsx'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { useChange } from '#lib/use-change.ts'
import { SettingsPage } from '../settings-page.tsx'
import { DigestSection } from './digest-section.tsx'
import { notifyQuery } from './notify.query.ts'
import { QuietSection } from './quiet-section.tsx'
import { RulesSection } from './rules-section.tsx'
import { WaysSection } from './ways-section.tsx'

/** By which ways one is told of alerts, and when one is left alone. */
export function NotificationsPage() {
  const { workspace, can } = useSession()
  const { change } = useChange(['own-notify', workspace.id])
  const query = useQuery(notifyQuery(workspace.id))
  const save = async (preference: NotifyPreference) =>
    await change(() => api.workspace(workspace.id).notify.set(preference), 'Saved')
  return (
    <SettingsPage
      title="Notifications"
      description="How you are told when you are on call, or when somebody pages you, and of what was found. In the app you always are."
    >
      <Loaded query={query} what="your notifications">
        {({ preference, ways, pushKey, telegramBot }) => (
          <>
            <WaysSection ways={ways} pushKey={pushKey} telegramBot={telegramBot} />
            <RulesSection preference={preference} ways={ways} onSave={save} />
            <QuietSection preference={preference} onSave={save} />
          </>
        )}
      </Loaded>
      {can('mention:read') ? <DigestSection /> : null}
    </SettingsPage>
  )
}
