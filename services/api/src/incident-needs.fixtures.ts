import type { Permission } from '@hubbub/contracts'

/** What each operation on incidents needs. */
export const incidentNeeds = {
  listIncidents: 'incident:read',
  getIncident: 'incident:read',
  openIncident: 'incident:write',
  mergeIncident: 'incident:write',
  setIncidentConversations: 'incident:write',
  listIncidentMentions: 'incident:read',
  listConversationIncidents: 'conversation:read',
  updateIncident: 'incident:write',
  noteIncident: 'incident:write',
  addIncidentTask: 'incident:write',
  settleIncidentTask: 'incident:write',
  reviewIncident: 'incident:write',
} satisfies Record<string, Permission>
