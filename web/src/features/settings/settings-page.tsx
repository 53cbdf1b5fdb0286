import type { Permission } from '@hubbub/contracts'
import type { ReactNode } from 'react'
import { EmptyState } from '#components/empty-state.tsx'
import { Page } from '#components/page.tsx'
import { Lock } from 'lucide-react'
import { useSession } from '#lib/session.ts'

export interface SettingsPageProps {
  title: string
  description?: ReactNode
  actions?: ReactNode
  /** Without it one is told so instead of being shown the page. */
  needs?: Permission
  children: ReactNode
}

/** One room of the settings. */
export function SettingsPage({ needs, children, ...page }: SettingsPageProps) {
  const { can } = useSession()
  const back = { to: '/settings', label: 'All settings', phoneOnly: true } as const
  if (needs && !can(needs)) {
    return (
      <Page title={page.title} back={back}>
        <EmptyState icon={Lock} title="Not for your role">
          An admin of this workspace can show you this, or change your role.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page {...page} back={back}>
      {children}
    </Page>
  )
}
