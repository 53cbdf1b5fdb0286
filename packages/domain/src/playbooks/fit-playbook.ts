import type { PlaybookContent, Severity } from '@hubbub/contracts'

export interface FitFor {
  severity: Severity
  /** Of its monitor; null where it has none. */
  kind: string | null
  title: string
  topic: readonly string[]
}

/** Why a playbook suggests itself for an incident; null where it does not, or says nothing of when it does. */
export function fitPlaybook({ when }: Pick<PlaybookContent, 'when'>, incident: FitFor): string | null {
  if (when === undefined) return null
  const { severities, kinds, words } = when
  if (severities !== undefined && !severities.includes(incident.severity)) return null
  if (kinds !== undefined && (incident.kind === null || !kinds.some((kind) => kind === incident.kind)))
    return null
  if (words === undefined)
    return severities === undefined && kinds === undefined ? null : 'By its severity and kind'
  const said = ` ${[incident.title, ...incident.topic]
    .join(' ')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  const found = words.filter((word) => said.includes(` ${word.toLowerCase()} `))
  return found.length === 0 ? null : `Because of “${found.slice(0, 3).join('”, “')}”`
}
