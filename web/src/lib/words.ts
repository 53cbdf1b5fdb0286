import type { Availability, Preferences, Role, Visibility } from '@hubbub/contracts'

/** What the screen calls things; one word for one thing everywhere. */
export const roleWords = {
  agent: 'Agent',
  'community-manager': 'Community manager',
  supervisor: 'Supervisor',
  admin: 'Admin',
} satisfies Record<Role, string>

export const visibilityWords = {
  own: 'Only their own',
  team: 'Their own and their teams’',
  all: 'All',
} satisfies Record<Visibility, string>

export const availabilityWords = { online: 'Online', away: 'Away', offline: 'Offline' } satisfies Record<
  Availability,
  string
>

export const themeWords = { system: 'As the system', light: 'Light', dark: 'Dark' } satisfies Record<
  Preferences['theme'],
  string
>

/** The options of a select, in the order of the words. */
export const optionsOf = <T extends string>(words: Record<T, string>) =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }))
