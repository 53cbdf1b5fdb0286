// What others use of incidents.
export * from './link-conversations.ts'
export { listIncidentMentions, setIncidentMentions } from './link-mentions.ts'
export { mergeIncident } from './merge-incidents.ts'
export { splitIncident } from './split-incident.ts'
export { type OpenIncident, openIncident } from './open-incident.ts'
export * from './answers/manage-answers.ts'
export { tellAnswered, writeAnswers } from './answers/send-answers.ts'
export { gradeIncident } from './grade-incident.ts'
export {
  addIncidentTask,
  noteIncident,
  reviewIncident,
  settleIncidentTask,
  updateIncident,
} from './move-incident.ts'
export { stateWords as incidentStateWords } from './incident-words.ts'
export * from './review-actions.ts'
export { setIncidentSeverity } from './set-severity.ts'
export { saidByHand } from './by-hand.ts'
export { printReview } from './print-review.ts'
export { getIncident, listIncidents } from './read-incidents.ts'
