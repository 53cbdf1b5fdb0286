import type { Picture, Width } from './camera.ts'

/** What the README shows: of a desk and of a phone. */
const shown = {
  1440: [
    'conversation',
    'composer-note',
    'saved-view',
    'filter-editor',
    'table',
    'palette',
    'search',
    'settings-people',
    'system',
    'sign-in',
  ],
  1024: [],
  390: ['inbox-all', 'conversation', 'details'],
} satisfies Record<Width, readonly string[]>

export const isShown = ({ name, width }: Picture): boolean =>
  (shown[width] as readonly string[]).includes(name)
