export const severities = ['watch', 'minor', 'major', 'critical'] as const
export type Severity = (typeof severities)[number]
