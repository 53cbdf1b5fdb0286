import { useInfiniteQuery } from '@tanstack/react-query'
import type { ComboboxOption } from '#components/combobox.tsx'
import { severityWords } from '#lib/escalation/severity-words.ts'
import { incidentsQuery } from '#lib/incidents/incidents.query.ts'
import { useSession } from '#lib/session.ts'

/** The incidents that are on and that one may see, the newest first. */
export function useOpenIncidents() {
  const { workspace, can } = useSession()
  const query = useInfiniteQuery({ ...incidentsQuery(workspace.id, 'open'), enabled: can('incident:write') })
  return query.data?.pages.flatMap(({ items }) => items) ?? []
}

export function useIncidentOptions(): ComboboxOption[] {
  return useOpenIncidents().map(({ id, number, title, severity }) => ({
    value: id,
    label: `#${number} ${title}`,
    hint: severityWords[severity],
  }))
}
