import type { PersonaId } from './personas.ts'

export type Enclosure = 'photo' | 'inline-photo' | 'invoice'

/** `{order}`, `{product}` and `{days}` are filled in per conversation. */
export type Letter = string | { text: string; enclose: Enclosure }

/** What one customer wants, and how they go on: told as letters, so that the engine needs to know nothing of coffee. */
export interface Story {
  id: string
  persona: PersonaId
  subject: string
  opening: Letter
  /** Their answers to the first, second, … reply of an agent. After the last they are content and write no more. */
  answers: Letter[]
  /** What they write when nobody replies, each angrier than the one before. */
  reminders: string[]
  /** Answers once by itself while away, before they do. */
  awayNote?: string
  /** Written by a machine to many; answers nobody. */
  newsletter?: true
}
