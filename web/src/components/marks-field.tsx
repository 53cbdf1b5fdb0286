import { type MarkKind, markWords, type MessageMark } from '@hubbub/contracts'
import { Check, Plus } from 'lucide-react'
import { MarkIcon } from '#components/mark-icons.tsx'
import { cn } from '#lib/cn.ts'
import { useSession } from '#lib/session.ts'
import { useCorrectMarks } from '#lib/sentiment/use-correct-marks.ts'

const kinds = Object.keys(markWords) as MarkKind[]

/** What a message is besides how it sounds: each mark with what says so, to be put on or taken off. */
export function MarksField({
  messageId,
  marks,
}: {
  messageId: string
  marks: readonly MessageMark[] | null
}) {
  const { can } = useSession()
  const { correct, isPending } = useCorrectMarks()
  const mayCorrect = can('sentiment:correct')
  const known = new Map((marks ?? []).map((mark) => [mark.kind, mark]))
  const told = [...known.values()].filter(({ carries, correction }) => carries || correction !== null)
  if (!mayCorrect && told.length === 0) return null
  const toggle = (kind: MarkKind) => {
    const mark = known.get(kind)
    const carries = !(mark?.carries ?? false)
    // Back to what was found, the correction goes.
    const isAsFound = carries === (mark?.found != null)
    correct({ messageId, kind, carries: isAsFound && mark?.correction ? null : carries })
  }
  return (
    <div className="space-y-1.5 border-t border-border pt-2">
      <p className="text-sm font-medium">Marks</p>
      {told.length > 0 ? (
        <ul className="space-y-0.5 text-sm">
          {told.map((mark) => (
            <li key={mark.kind} className="flex min-w-0 items-start gap-1.5">
              <MarkIcon kind={mark.kind} className={cn('mt-0.75', !mark.carries && 'opacity-50')} />
              <span className="min-w-0 break-words text-muted">{wordsOf(mark)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {marks === null ? (
        <p className="text-sm text-muted">Marks are looked for in English texts alone.</p>
      ) : null}
      {mayCorrect ? (
        <div role="group" aria-label="What it is" className="flex flex-wrap gap-1">
          {kinds.map((kind) => {
            const isOn = known.get(kind)?.carries ?? false
            return (
              <button
                key={kind}
                type="button"
                aria-pressed={isOn}
                disabled={isPending}
                onClick={() => toggle(kind)}
                className={cn(
                  'inline-flex h-6 items-center gap-1 rounded-full border border-border px-2 text-xs hover:bg-hover disabled:opacity-50',
                  isOn && 'border-border-strong bg-selected font-medium',
                )}
              >
                {isOn ? <Check aria-hidden className="size-3" /> : <Plus aria-hidden className="size-3" />}
                {markWords[kind]}
              </button>
            )
          })}
        </div>
      ) : null}
    </div>
  )
}

function wordsOf({ kind, carries, found, correction }: MessageMark): string {
  const who = correction?.by?.name ?? 'Somebody'
  if (correction === null) return found === null ? markWords[kind] : `${markWords[kind]}: “${found.text}”`
  if (!carries) return `${markWords[kind]} taken off by ${who}`
  return found === null
    ? `${markWords[kind]} put on by ${who}`
    : `${markWords[kind]}: “${found.text}”, ${who} agrees`
}
