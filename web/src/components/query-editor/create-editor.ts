import { autocompletion, type CompletionContext, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { type Diagnostic, linter } from '@codemirror/lint'
import { EditorState, RangeSetBuilder } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  placeholder,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { completeAt, parse, tokensOf } from '@hubbub/query'

export interface EditorOptions {
  text: string
  label: string
  readOnly: boolean
  onChange: (text: string) => void
}

/** An editor for the query language: colours, completion, and what is wrong where it is wrong. */
export function createEditor(
  parent: HTMLElement,
  { text, label, readOnly, onChange }: EditorOptions,
): EditorView {
  const state = EditorState.create({
    doc: text,
    extensions: [
      history(),
      EditorState.readOnly.of(readOnly),
      // Tab leaves the field, as everywhere.
      keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
      autocompletion({ override: [complete], icons: false }),
      linter(({ state: { doc } }) => problemsOf(doc.toString()), { delay: 300 }),
      colours,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
      placeholder('acme (late OR broken) -jobs'),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString())
      }),
      theme,
    ],
  })
  return new EditorView({ state, parent })
}

/** Another text from outside; what somebody types comes from within and is there already. */
export function setText(view: EditorView, text: string): void {
  const before = view.state.doc.toString()
  if (before !== text) view.dispatch({ changes: { from: 0, to: before.length, insert: text } })
}

function complete({ state, pos }: CompletionContext) {
  const found = completeAt(state.doc.toString(), pos)
  if (found === null) return null
  return {
    from: found.from,
    to: found.to,
    options: found.options.map(({ insert, detail }) => ({ label: insert, detail })),
    filter: false,
  }
}

function problemsOf(text: string): Diagnostic[] {
  if (text.trim() === '') return []
  const parsed = parse(text)
  const found = parsed.ok ? parsed.hints : parsed.errors
  return found.map(({ at, length, message, suggestion }) => ({
    from: Math.min(at, text.length),
    to: Math.min(at + Math.max(1, length), text.length),
    severity: parsed.ok ? 'info' : 'error',
    message: suggestion === null ? message : `${message}. Did you mean ${suggestion}?`,
    actions:
      suggestion === null
        ? []
        : [
            {
              name: `Use ${suggestion}`,
              apply: (view, from, to) => view.dispatch({ changes: { from, to, insert: suggestion } }),
            },
          ],
  }))
}

const marks = {
  word: Decoration.mark({ class: 'cm-q-word' }),
  phrase: Decoration.mark({ class: 'cm-q-phrase' }),
  field: Decoration.mark({ class: 'cm-q-field' }),
  value: Decoration.mark({ class: 'cm-q-value' }),
  operator: Decoration.mark({ class: 'cm-q-operator' }),
  group: Decoration.mark({ class: 'cm-q-group' }),
}

function colour({ state }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { kind, start, end } of tokensOf(state.doc.toString())) builder.add(start, end, marks[kind])
  return builder.finish()
}

const colours = ViewPlugin.define(
  (view) => ({
    decorations: colour(view),
    update(update: ViewUpdate) {
      if (update.docChanged) this.decorations = colour(update.view)
    },
  }),
  { decorations: ({ decorations }) => decorations },
)

const theme = EditorView.theme({
  '&': { fontSize: '0.8125rem' },
  '&.cm-focused': { outline: 'none' },
  '.cm-content': {
    fontFamily: 'var(--font-mono)',
    padding: '0.5rem 0',
    caretColor: 'var(--foreground)',
    minHeight: '4.5rem',
  },
  '.cm-line': { padding: '0 0.625rem' },
  '.cm-cursor': { borderLeftColor: 'var(--foreground)' },
  '.cm-placeholder': { color: 'var(--muted)' },
  '.cm-q-operator': { color: 'var(--accent)', fontWeight: '600' },
  '.cm-q-field': { color: 'var(--info)' },
  '.cm-q-value': { color: 'var(--info)', fontWeight: '600' },
  '.cm-q-phrase': { color: 'var(--success)' },
  '.cm-q-group': { color: 'var(--muted)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--card)',
    color: 'var(--foreground)',
    border: '1px solid var(--border)',
    borderRadius: '0.5rem',
    overflow: 'hidden',
    fontFamily: 'var(--font-sans)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-sans)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.25rem 0.5rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--foreground)',
  },
  '.cm-completionDetail': { color: 'var(--muted)', fontStyle: 'normal' },
  '.cm-diagnostic': { borderLeft: '3px solid var(--danger)', padding: '0.375rem 0.625rem' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--info)' },
  '.cm-diagnosticAction': {
    backgroundColor: 'var(--accent-fill)',
    color: 'var(--on-accent)',
    borderRadius: '0.375rem',
  },
})
