import type { MarkKind, NewEvent } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { MarkedMessage, MarkRepository } from '../ports/marks.ts'
import type { Repositories } from '../ports/store.ts'
import { conversationJudged, messageJudged, type Teller } from './judged-events.ts'

export interface MarkCorrection {
  messageId: string
  kind: MarkKind
  /** Null takes back what was said of it. */
  carries: boolean | null
  /** Only where what was said of it still is this (null: nothing); left out, whatever it is. */
  expect?: boolean | null | undefined
}

export interface CorrectedMarks {
  changed: string[]
  kept: string[]
  missing: string[]
  /** What brings back what was changed, unless a colleague has changed it since. */
  undo: (MarkCorrection & { expect: boolean | null })[]
}

/** Puts marks on messages and takes them off. The last word on one counts. */
export async function correctMarks(
  ctx: Context,
  corrections: readonly MarkCorrection[],
): Promise<CorrectedMarks> {
  permit(ctx, 'sentiment:correct')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const ids = new Set(corrections.map(({ messageId }) => messageId))
    const found = new Map(
      (await repositories.marks.lock([...ids], ctx.caller)).map((message) => [message.id, message]),
    )
    const result: CorrectedMarks = { changed: [], kept: [], missing: [], undo: [] }
    const moved = new Map<string, MarkedMessage>()
    for (const correction of corrections) {
      const message = moved.get(correction.messageId) ?? found.get(correction.messageId)
      if (message === undefined) continue
      const before = message.corrections[correction.kind] ?? null
      if (correction.expect !== undefined && correction.expect !== before) {
        result.kept.push(message.id)
        continue
      }
      result.changed.push(message.id)
      if (correction.carries === before) continue
      moved.set(message.id, await correctOne(ctx, repositories.marks, message, correction))
      const { kind, carries } = correction
      result.undo.unshift({ messageId: message.id, kind, carries: before, expect: carries })
    }
    await tell(repositories, [...moved.values()], { actor: ctx.caller.actor, trace: ctx.trace })
    result.changed = [...new Set(result.changed)]
    result.kept = [...new Set(result.kept)]
    result.missing = [...ids].filter((id) => !found.has(id))
    return result
  })
}

async function correctOne(
  ctx: Context,
  marks: MarkRepository,
  message: MarkedMessage,
  { kind, carries }: MarkCorrection,
): Promise<MarkedMessage> {
  const { id: messageId, text, language } = message
  const corrections = { ...message.corrections }
  if (carries === null) {
    await marks.drop(messageId, kind)
    delete corrections[kind]
  } else {
    const by = ctx.caller.memberId
    const found = message.found.includes(kind)
    await marks.keep({ messageId, kind, carries, found, text, language, by, at: ctx.clock.now() })
    corrections[kind] = carries
  }
  return { ...message, corrections, marks: borne(message.found, corrections) }
}

function borne(found: readonly MarkKind[], corrections: MarkedMessage['corrections']): MarkKind[] {
  const kinds = new Set(found)
  for (const [kind, carries] of Object.entries(corrections) as [MarkKind, boolean][])
    if (carries) kinds.add(kind)
    else kinds.delete(kind)
  return [...kinds].toSorted()
}

async function tell({ marks, events }: Repositories, moved: readonly MarkedMessage[], by: Teller) {
  if (moved.length === 0) return
  const versions = await marks.set(new Map(moved.map((message) => [message.id, message.marks])))
  const told = moved.map((message) =>
    messageJudged(message, { version: versions.get(message.id) ?? 1, change: 'marks' }, by),
  )
  const ids = moved.flatMap(({ conversationId, moves }) => (moves ? (conversationId ?? []) : []))
  await events.append([...told, ...(await settleMarks(marks, ids, by))])
}

/** Lets conversations bear what their customers said. @returns what is to be told of it. */
export async function settleMarks(
  marks: MarkRepository,
  conversationIds: readonly string[],
  by: Teller,
): Promise<NewEvent[]> {
  const ids = [...new Set(conversationIds)]
  const settled = ids.length === 0 ? [] : await marks.settle(ids)
  return settled.map((conversation) => conversationJudged(conversation, by))
}
