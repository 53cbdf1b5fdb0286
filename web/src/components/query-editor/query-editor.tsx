import type { EditorView } from '@codemirror/view'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { createEditor, setText } from './create-editor.ts'
import { QueryProblem } from './query-problem.tsx'

interface QueryEditorProps {
  text: string
  /** Whoever may not change it may still read and copy it. */
  readOnly?: boolean
  onChange: (text: string) => void
}

/** The text of a query. The editor keeps its own state; here it meets that of the page. */
export function QueryEditor({ text, readOnly = false, onChange }: QueryEditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const [first] = useState(text)
  const told = useEffectEvent(onChange)
  useEffect(() => {
    if (place.current === null) return undefined
    const made = createEditor(place.current, {
      text: first,
      label: 'Query',
      readOnly,
      onChange: (next) => told(next),
    })
    view.current = made
    return () => made.destroy()
  }, [first, readOnly])
  useEffect(() => {
    if (view.current !== null) setText(view.current, text)
  }, [text])
  return (
    <div>
      <div
        ref={place}
        className="rounded-md border border-border-strong bg-card focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-focus"
      />
      <QueryProblem
        text={text}
        onUse={({ from, to, text: insert }) => {
          const anchor = from + insert.length
          view.current?.dispatch({ changes: { from, to, insert }, selection: { anchor } })
          view.current?.focus()
        }}
      />
    </div>
  )
}
