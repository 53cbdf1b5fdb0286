import type { NoticeTopic } from '@hubbub/contracts'

/** In the order in which they are offered; one that is forgotten does not compile. */
const words = {
  'channel-health': {
    label: 'A channel is in trouble, or well again',
    short: 'channels in trouble',
    hint: 'Needs sign-in, is failing, was stopped by its budget, or is unusually quiet.',
  },
  'channel-gap': { label: 'A channel may have missed something', short: 'gaps' },
  'conversation-new': { label: 'A new conversation', short: 'new conversations' },
  'conversation-assigned': { label: 'A conversation is assigned to somebody', short: 'assignments' },
  'conversation-waiting': { label: 'A customer waits long for an answer', short: 'long waits' },
  'dead-letter': { label: 'A job failed for good', short: 'failed jobs' },
  'escalation-unanswered': {
    label: 'Nobody acknowledged an escalation',
    short: 'unanswered escalations',
    hint: 'All of its steps were taken, and nobody took it or could be reached.',
  },
} satisfies Record<NoticeTopic, { label: string; short: string; hint?: string }>

export const topicOptions: { value: NoticeTopic; label: string; hint?: string }[] = (
  Object.entries(words) as [NoticeTopic, { label: string; hint?: string }][]
).map(([value, { label, hint }]) => ({ value, label, ...(hint !== undefined && { hint }) }))

export const usualTopics: NoticeTopic[] = [
  'channel-health',
  'channel-gap',
  'conversation-waiting',
  'dead-letter',
  'escalation-unanswered',
]

export const topicsText = (topics: readonly NoticeTopic[]) =>
  topics.map((topic) => words[topic].short).join(', ')
