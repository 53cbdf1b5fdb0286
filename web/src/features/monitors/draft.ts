import type { Monitor, MonitorExamples, MonitorKind, MonitorLists, MonitorSharing } from '@hubbub/contracts'

/** A monitor as it stands on the screen, saved or not. */
export interface Draft {
  name: string
  kind: MonitorKind
  brandId: string | null
  query: string
  lists: MonitorLists
  examples: MonitorExamples
  sharing: MonitorSharing
  teamId: string | null
}

export const emptyDraft: Draft = {
  name: '',
  kind: 'brand',
  brandId: null,
  query: '',
  lists: { authors: { only: [], without: [] }, sources: { only: [], without: [] } },
  examples: { mustMatch: [], mustNotMatch: [] },
  sharing: 'workspace',
  teamId: null,
}

export const draftOf = (monitor: Monitor): Draft => {
  const { name, kind, brand, query, lists, examples, sharing, teamId } = monitor
  return { name, kind, brandId: brand?.id ?? null, query, lists, examples, sharing, teamId }
}

export const kindWords = {
  brand: 'Brand',
  competitor: 'Competitor',
  campaign: 'Campaign',
  industry: 'Industry',
} satisfies Record<MonitorKind, string>

export const sharingWords = {
  workspace: 'Everybody',
  team: 'A team',
  private: 'Only me',
} satisfies Record<MonitorSharing, string>
