import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { type Diagnostic, linter } from '@codemirror/lint'
import { EditorState, type Text } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { readPlaybook } from '@hubbub/playbook'

interface Options {
  text: string
  readOnly: boolean
  onChange: (text: string) => void
}

/** An editor for playbooks: line numbers, and what is wrong where it is wrong. */
export function createEditor(parent: HTMLElement, { text, readOnly, onChange }: Options): EditorView {
  const state = EditorState.create({
    doc: text,
    extensions: [
      history(),
      lineNumbers(),
      // Tab leaves the field, as everywhere.
      keymap.of([...defaultKeymap, ...historyKeymap]),
      linter(({ state: { doc } }) => problemsOf(doc), { delay: 300 }),
      EditorState.readOnly.of(readOnly),
      EditorView.lineWrapping,
      // Whoever may only read it scrolls it by keys, too.
      EditorView.contentAttributes.of({ 'aria-label': 'Playbook', spellcheck: 'false', tabindex: '0' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString())
      }),
      theme,
    ],
  })
  return new EditorView({ state, parent })
}

/** Puts the cursor where something is wrong. */
export function goTo(view: EditorView, place: { line: number; column: number }): void {
  const at = positionOf(view.state.doc, place)
  view.dispatch({ selection: { anchor: at }, scrollIntoView: true })
  view.focus()
}

function problemsOf(doc: Text): Diagnostic[] {
  const read = readPlaybook(doc.toString())
  if (read.ok) return []
  return read.problems.map((problem) => {
    const from = positionOf(doc, problem)
    return { from, to: doc.lineAt(from).to, severity: 'error', message: problem.message }
  })
}

function positionOf(doc: Text, { line, column }: { line: number; column: number }): number {
  const found = doc.line(Math.min(line, doc.lines))
  return Math.min(found.from + column - 1, found.to)
}

const theme = EditorView.theme({
  '&': { fontSize: '0.8125rem' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono, monospace)',
    minHeight: '20rem',
    maxHeight: '65vh',
    overflow: 'auto',
  },
  '.cm-content': { caretColor: 'var(--foreground)', padding: '0.5rem 0' },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--muted)', border: 'none' },
  '&.cm-focused': { outline: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--foreground)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--card)',
    border: '1px solid var(--border)',
    borderRadius: '0.375rem',
    color: 'var(--foreground)',
  },
})
