import { useRef } from 'preact/hooks'
import { ClipIcon, CloseIcon } from './icons.tsx'
import { sizeWords } from './size-words.ts'

export function Attach({ disabled, onChoose }: { disabled: boolean; onChoose: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label="Attach files"
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        <ClipIcon />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label="Files"
        onChange={({ currentTarget }) => {
          onChoose([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </>
  )
}

export const Chosen = ({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }) => (
  <ul class="chosen">
    {files.map((file) => (
      <li key={`${file.name} ${file.size}`}>
        <span class="file-name">{file.name}</span>
        <span class="file-size">{sizeWords(file.size)}</span>
        <button
          type="button"
          class="icon-button small"
          aria-label={`Remove ${file.name}`}
          onClick={() => onRemove(file)}
        >
          <CloseIcon />
        </button>
      </li>
    ))}
  </ul>
)
