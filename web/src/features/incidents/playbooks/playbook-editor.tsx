import { type PlaybookProblem, readPlaybook } from '@hubbub/playbook'
import type { EditorView } from '@codemirror/view'
import { FileDown, FileUp } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Button } from '#components/button.tsx'
import { Section } from '#components/page.tsx'
import { UnsavedGuard } from '#components/unsaved-guard.tsx'
import { toast } from '#components/toast.tsx'
import { downloadText } from '#lib/download-text.ts'
import { errorText } from '#lib/error-text.ts'
import { createEditor, goTo } from './create-editor.ts'
import { PlaybookPreview } from './playbook-preview.tsx'

interface Props {
  first: string
  /** Leave out where it may only be read. */
  onSave?: (text: string) => Promise<void>
  /** It is not kept yet, as it is either. */
  isNew?: boolean
}

const MOST_BYTES = 60_000

/** A playbook as it is written; beside it what it says, or what is wrong with it. */
export function PlaybookEditor({ first, onSave, isNew }: Props) {
  const [text, setText] = useState(first)
  const [saving, setSaving] = useState(false)
  const { place, replace, goToProblem } = useEditor(first, {
    readOnly: onSave === undefined,
    onChange: setText,
  })
  const read = readPlaybook(text)
  const dirty = text !== first && !saving
  const save = async () => {
    setSaving(true)
    try {
      await onSave?.(text)
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setSaving(false)
    }
  }
  const takeIn = async (file: File | undefined) => {
    if (file === undefined) return
    if (file.size > MOST_BYTES) {
      toast.error('A playbook has no more than 60,000 letters')
      return
    }
    replace(await file.text())
  }
  const name = read.ok ? read.playbook.name : 'playbook'
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
      <UnsavedGuard dirty={dirty} />
      <div className="min-w-0">
        <div
          ref={place}
          className="rounded-md border border-border-strong bg-card focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus"
        />
        <div className="mt-3 flex flex-wrap justify-end gap-2">
          <Button onClick={() => downloadText(`${fileName(name)}.yaml`, text)}>
            <FileDown /> Save as a file
          </Button>
          {onSave === undefined ? null : (
            <>
              <Button asChild>
                <label className="cursor-pointer focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus">
                  <FileUp /> From a file…
                  <input
                    type="file"
                    accept=".yaml,.yml,text/yaml"
                    className="sr-only"
                    onChange={(event) => void takeIn(event.target.files?.[0])}
                  />
                </label>
              </Button>
              <Button
                variant="primary"
                pending={saving}
                disabled={!read.ok || (text === first && isNew !== true)}
                onClick={() => void save()}
              >
                Save
              </Button>
            </>
          )}
        </div>
      </div>
      {read.ok ? (
        <PlaybookPreview playbook={read.playbook} />
      ) : (
        <Problems problems={read.problems} onChoose={goToProblem} />
      )}
    </div>
  )
}

function Problems({
  problems,
  onChoose,
}: {
  problems: readonly PlaybookProblem[]
  onChoose: (problem: PlaybookProblem) => void
}) {
  return (
    <Section title={problems.length === 1 ? 'One thing is wrong' : `${problems.length} things are wrong`}>
      <ul aria-label="What is wrong" className="space-y-1.5">
        {problems.map((problem) => (
          <li key={`${problem.line}:${problem.column} ${problem.message}`}>
            <button type="button" className="text-left hover:underline" onClick={() => onChoose(problem)}>
              <span className="text-muted tabular">
                Line {problem.line}, column {problem.column}:
              </span>{' '}
              <span className="text-danger">{problem.message}</span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const fileName = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')

function useEditor(
  first: string,
  { readOnly, onChange }: { readOnly: boolean; onChange: (text: string) => void },
) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const [text] = useState(first)
  const told = useEffectEvent(onChange)
  useEffect(() => {
    if (place.current === null) return undefined
    const made = createEditor(place.current, { text, readOnly, onChange: (next) => told(next) })
    view.current = made
    return () => made.destroy()
  }, [text, readOnly])
  return {
    place,
    replace: (next: string) => {
      const at = view.current
      at?.dispatch({ changes: { from: 0, to: at.state.doc.length, insert: next } })
    },
    goToProblem: (problem: { line: number; column: number }) => {
      if (view.current !== null) goTo(view.current, problem)
    },
  }
}
