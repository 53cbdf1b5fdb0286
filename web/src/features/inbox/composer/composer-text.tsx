import type { Conversation } from '@hubbub/contracts'
import { type ClipboardEvent, type Ref, useId, useImperativeHandle, useRef } from 'react'
import { cn } from '#lib/cn.ts'
import type { Mode } from './draft-types.ts'
import { SuggestionList, SuggestionWords } from './suggestion-list.tsx'
import { useCalling } from './use-calling.ts'
import { useComposerKeys } from './use-composer-keys.ts'

export interface ComposerTextProps {
  ref: Ref<HTMLTextAreaElement>
  conversation: Conversation
  mode: Mode
  text: string
  disabled: boolean
  onText: (text: string) => void
  onSend: () => void
  onFiles: (files: readonly File[]) => void
}

const placeholders = {
  reply: 'Write a reply. Type / for canned responses.',
  note: 'Write a note that only colleagues see. Type @ to call someone.',
} satisfies Record<Mode, string>

export function ComposerText({ ref, conversation, mode, text, disabled, ...on }: ComposerTextProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => field.current as HTMLTextAreaElement)
  const listId = useId()
  const calling = useCalling({ field, conversation, mode, text, onText: on.onText })
  const onKeyDown = useComposerKeys(calling, on)
  const { current } = calling
  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files]
    if (files.length === 0) return
    event.preventDefault()
    on.onFiles(files)
  }
  return (
    <div className="relative">
      {current ? (
        <SuggestionList
          id={listId}
          label="Suggestions"
          suggestions={calling.suggestions}
          active={current}
          keyOf={({ key }) => key}
          onChoose={calling.choose}
          className="bottom-full left-2 mb-1 max-h-72 w-88 max-w-[calc(100%-1rem)]"
        >
          {({ sign, label, hint }) => (
            <>
              <span aria-hidden className="w-4 shrink-0 self-start text-center text-muted">
                {sign}
              </span>
              <SuggestionWords label={label} hint={hint} />
            </>
          )}
        </SuggestionList>
      ) : null}
      <textarea
        ref={field}
        value={text}
        disabled={disabled}
        aria-label={mode === 'note' ? 'Private note' : 'Reply'}
        aria-autocomplete="list"
        aria-controls={current ? listId : undefined}
        aria-activedescendant={current ? `${listId}-${current.key}` : undefined}
        placeholder={disabled ? '' : placeholders[mode]}
        onChange={(event) => {
          calling.onChange(event.target.selectionStart)
          on.onText(event.target.value)
        }}
        onSelect={(event) => calling.onCaret(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        rows={3}
        className={cn(
          'block field-sizing-content max-h-[38vh] min-h-19 w-full resize-none bg-transparent px-3 py-2 outline-none placeholder:text-muted disabled:opacity-60',
          mode === 'note' && 'placeholder:text-note-foreground',
        )}
      />
    </div>
  )
}
