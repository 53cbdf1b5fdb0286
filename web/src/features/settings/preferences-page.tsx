import type { Preferences } from '@hubbub/contracts'
import type { ReactNode } from 'react'
import { Select } from '#components/select.tsx'
import { Section } from '#components/page.tsx'
import { SwitchField } from '#components/switch.tsx'
import { toast } from '#components/toast.tsx'
import { errorText } from '#lib/error-text.ts'
import { useSession } from '#lib/session.ts'
import { applyTheme } from '#lib/theme.ts'
import { useOwnMembership } from '#lib/use-own-membership.ts'
import { optionsOf, themeWords } from '#lib/words.ts'
import { SettingsPage } from './settings-page.tsx'

const undoWords = {
  '0': 'Off',
  '5': '5 seconds',
  '10': '10 seconds',
  '20': '20 seconds',
  '30': '30 seconds',
  '60': '1 minute',
}
const undoChoices = (current: number) => {
  const options = optionsOf<string>(undoWords)
  const value = String(current)
  return value in undoWords ? options : [...options, { value, label: `${value} seconds` }]
}

/** Each takes effect at once; there is nothing to save. */
export function PreferencesPage() {
  const { preferences } = useSession()
  const save = useOwnMembership()
  const set = (change: Partial<Preferences>) => {
    if (change.theme) applyTheme(change.theme)
    save.mutate({ preferences: change }, { onError: (error) => toast.error(errorText(error)) })
  }
  return (
    <SettingsPage title="Preferences" description="Kept with your account, for every device.">
      <Section title="Looks">
        <Labelled label="Theme">
          <Select
            aria-label="Theme"
            options={optionsOf(themeWords)}
            value={preferences.theme}
            onValueChange={(theme) => set({ theme })}
            className="w-44"
          />
        </Labelled>
      </Section>
      <Section title="Writing" className="[&>div]:space-y-4">
        <SwitchField
          label="Enter sends"
          hint={
            preferences.enterSends
              ? 'Shift+Enter begins a new line.'
              : 'Ctrl+Enter or ⌘ Enter sends, Enter begins a new line.'
          }
          checked={preferences.enterSends}
          onCheckedChange={(enterSends) => set({ enterSends })}
        />
        <Labelled label="Undo a sent reply for" hint="It leaves only after this time.">
          <Select
            aria-label="Undo a sent reply for"
            options={undoChoices(preferences.undoSeconds)}
            value={String(preferences.undoSeconds)}
            onValueChange={(seconds) => set({ undoSeconds: Number(seconds) })}
            className="w-44"
          />
        </Labelled>
      </Section>
      <Section title="Keyboard and sound" className="[&>div]:space-y-4">
        <SwitchField
          label="Keyboard shortcuts"
          hint="Single keys such as E to resolve and R to reply. Press ? in the inbox to see them all."
          checked={preferences.shortcuts}
          onCheckedChange={(shortcuts) => set({ shortcuts })}
        />
        <SwitchField
          label="Sounds"
          hint="A short sound when a customer writes to you."
          checked={preferences.sounds}
          onCheckedChange={(sounds) => set({ sounds })}
        />
      </Section>
    </SettingsPage>
  )
}

function Labelled({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div>
        <p className="font-medium">{label}</p>
        {hint ? <p className="text-sm text-muted">{hint}</p> : null}
      </div>
      {children}
    </div>
  )
}
