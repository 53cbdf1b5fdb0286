import type { demoWorld } from './demo-world.ts'

type Email = (typeof demoWorld.people)[number]['email'] | typeof demoWorld.admin.email

/** What is done with a conversation: who takes it on, and how far they get by themselves. */
export interface Deed {
  by: Email
  priority?: 'high' | 'urgent'
  reply?: string
  /** A private note by the one who takes it on, or by somebody else; it calls a colleague. */
  note?: { by: Email; calls: Email; text: string }
  then?: 'pending' | 'resolved' | 'snoozed'
}

const grace = 'grace@northwind.example'
const mina = 'mina@northwind.example'
const jonas = 'jonas@northwind.example'
const sofia = 'sofia@northwind.example'
const david = 'david@northwind.example'

/** One after the other and round again; null is left for whoever looks into “Unassigned”. */
const deeds: readonly (Deed | null)[] = [
  {
    by: grace,
    priority: 'high',
    note: { by: mina, calls: grace, text: 'could you decide this one? It is above what I may promise.' },
  },
  { by: mina, reply: 'Thank you for writing to us. I am looking into it and come back to you today.' },
  {
    by: jonas,
    reply: 'I have asked the colleagues who know and expect an answer within the hour.',
    then: 'pending',
  },
  null,
  {
    by: david,
    priority: 'urgent',
    note: { by: jonas, calls: david, text: 'the second time this week. Shall we call them?' },
  },
  {
    by: sofia,
    note: { by: mina, calls: sofia, text: 'could you take this one? It may need a public answer, too.' },
  },
  { by: grace, reply: 'Thank you for your patience. I take care of this myself now.' },
  null,
  { by: mina, reply: 'This is done now. Please write again if anything is missing.', then: 'resolved' },
  { by: jonas, note: { by: jonas, calls: mina, text: 'have you seen this with the last batch, too?' } },
  { by: david, then: 'snoozed' },
  null,
]

/** By the conversation's number, so that a restart changes nothing. */
export const deedFor = (number: number): Deed | null => deeds[(number - 1) % deeds.length] ?? null

const subjects: readonly [RegExp, (typeof demoWorld.labels)[number]['name']][] = [
  [/charged|refund|rembours/i, 'refund'],
  [/leak|descal|grinder|broken|service|warranty|mahlwerk|cafetera/i, 'repair'],
  [/order|bestellung|address|parcel|env[ií]an/i, 'order'],
  [/wholesale|office/i, 'wholesale'],
  [/thank|latte/i, 'praise'],
]

export const labelFor = (subject: string): string | null =>
  subjects.find(([words]) => words.test(subject))?.[1] ?? null

/** A newsletter is nobody’s work. */
export const isWork = (subject: string): boolean => !/gazette/i.test(subject)

/** Our people of the demo write English only, and leave what is written in another language to be answered. */
export const isEnglish = (subject: string): boolean =>
  !/bestellung|mahlwerk|remboursement|cafetera|env[ií]an|paket/i.test(subject)
