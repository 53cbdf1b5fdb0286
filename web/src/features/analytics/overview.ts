import type { DashboardLayout } from '@hubbub/contracts'

/** What stands there before anybody has arranged anything. */
export const overview: DashboardLayout = {
  monitorIds: [],
  days: 30,
  panels: [
    { kind: 'figures', wide: true },
    { kind: 'volume', wide: true },
    { kind: 'sentiment', wide: true },
    { kind: 'terms', wide: false },
    { kind: 'share', wide: false },
    { kind: 'authors', wide: false },
    { kind: 'channels', wide: false },
    { kind: 'week', wide: false },
    { kind: 'languages', wide: false },
  ],
}
