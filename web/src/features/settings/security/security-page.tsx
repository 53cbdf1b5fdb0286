import { SettingsPage } from '../settings-page.tsx'
import { PasswordSection } from './password-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { TwoFactorSection } from './two-factor-section.tsx'

export function SecurityPage() {
  return (
    <SettingsPage title="Security" description="Your account, in every workspace you belong to.">
      <PasswordSection />
      <TwoFactorSection />
      <SessionsSection />
    </SettingsPage>
  )
}
