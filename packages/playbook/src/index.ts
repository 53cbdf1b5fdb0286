export { type PlaybookProblem, type PlaybookRead, readPlaybook } from './read-playbook.ts'
export { shippedPlaybooks } from './shipped/shipped-playbooks.ts'
