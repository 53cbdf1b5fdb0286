import type { Context } from '../context.ts'

/** What the verbs need that no person calls. */
export type WorkContext = Omit<Context, 'caller'>
