import { Paperclip } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '#components/icon-button.tsx'

export interface FileButtonProps {
  disabled?: boolean
  onFiles: (files: readonly File[]) => void
}

/** Asks for files that are to go along. */
export function FileButton({ disabled = false, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <IconButton label="Attach files" disabled={disabled} onClick={() => input.current?.click()}>
        <Paperclip />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </>
  )
}
