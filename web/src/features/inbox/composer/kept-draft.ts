import { type Draft, attachmentSchema, draftSchema } from '@hubbub/contracts'
import { z } from 'zod'
import type { UnsentShelf } from '#lib/unsent/create-unsent-shelf.ts'
import type { LocalFile } from '#lib/files/local-file.ts'
import type { DraftState, Mode } from './draft-types.ts'

/** A draft that the server does not have as it stands here, in the form in which this browser keeps it. */
const keptSchema = z.object({
  conversationId: z.string(),
  mode: draftSchema.shape.mode,
  text: z.string(),
  envelope: draftSchema.shape.envelope,
  files: z.array(attachmentSchema.pick({ id: true, filename: true, size: true, contentType: true })),
  /** Which state of the server's draft it was written over; null where there was none. */
  base: z.string().nullable(),
  /** What the server was last asked to keep, answered or not. */
  tried: z.string().nullable(),
})
export type KeptDraft = z.infer<typeof keptSchema>

/** Names one state of a draft: versions begin anew after a draft was deleted, times do not. */
export const stampOf = (draft: Draft | undefined): string | null =>
  draft ? `${draft.version} ${draft.updatedAt}` : null

export const fileOf = ({ id, filename, size, contentType }: KeptDraft['files'][number]): LocalFile => ({
  key: id,
  id,
  filename,
  size,
  contentType,
  progress: 1,
  error: null,
})

const uploaded = (files: DraftState['files']): KeptDraft['files'] =>
  files.flatMap(({ id, filename, size, contentType }) =>
    id === null ? [] : [{ id, filename, size, contentType }],
  )

interface Written extends Pick<KeptDraft, 'conversationId' | 'mode' | 'base' | 'tried'> {
  state: DraftState
}
export const keptOf = ({ conversationId, mode, state, base, tried }: Written): KeptDraft => ({
  conversationId,
  mode,
  text: state.text,
  envelope: state.envelope,
  files: uploaded(state.files),
  base,
  tried,
})

export function createKeeper(shelf: UnsentShelf | null) {
  const nameOf = (draft: { conversationId: string; mode: Mode }) => `${draft.conversationId}.${draft.mode}`
  return {
    all: (): KeptDraft[] =>
      [...(shelf?.all().values() ?? [])].flatMap((value) => keptSchema.safeParse(value).data ?? []),
    put: (draft: KeptDraft) => shelf?.put(nameOf(draft), draft),
    drop: (draft: { conversationId: string; mode: Mode }) => shelf?.drop(nameOf(draft)),
  }
}

/** What stands in the composer once the server's draft is known: both, where each was written by itself. */
export function reconcile(
  kept: Pick<KeptDraft, 'text' | 'envelope' | 'files' | 'base' | 'tried'>,
  draft: Draft | undefined,
  files: readonly LocalFile[],
): Pick<DraftState, 'text' | 'envelope' | 'files'> {
  const mine = { text: kept.text, envelope: kept.envelope, files: kept.files.map(fileOf) }
  const isKnown = stampOf(draft) === kept.base || draft?.text === kept.tried
  if (!draft || isKnown || draft.text === kept.text) return mine
  const more = mine.files.filter(({ id }) => !files.some((file) => file.id === id))
  return {
    text: [draft.text, mine.text].filter((part) => part !== '').join('\n\n'),
    envelope: { ...draft.envelope, ...mine.envelope },
    files: [...files, ...more],
  }
}
