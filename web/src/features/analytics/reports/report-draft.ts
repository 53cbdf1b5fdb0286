import type { Report, ReportSettings } from '@hubbub/contracts'

/** A part of the form. */
export interface ReportFieldsProps {
  draft: ReportSettings
  onChange: (patch: Partial<ReportSettings>) => void
}

export const emptyReport = (own: { memberId: string; timeZone: string }): ReportSettings => ({
  name: '',
  dashboardId: null,
  monitorId: null,
  period: 'last-week',
  rhythm: { kind: 'weekly', weekday: 1 },
  time: '08:00',
  timeZone: own.timeZone,
  formats: ['pdf'],
  recipients: [{ kind: 'member', memberId: own.memberId }],
  enabled: true,
})

export function settingsOf(report: Report): ReportSettings {
  const { name, dashboardId, monitorId, period, rhythm, time, timeZone, formats, recipients, enabled } =
    report
  return { name, dashboardId, monitorId, period, rhythm, time, timeZone, formats, recipients, enabled }
}

/** Addresses as people write them below each other or with commas. */
export const addressesIn = (text: string): string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((word) => word !== '')),
]
