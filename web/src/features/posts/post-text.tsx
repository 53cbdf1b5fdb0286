import { type KeyboardEventHandler, useId } from 'react'
import { FileButton } from '#components/send/file-button.tsx'
import { FilesRow } from '#components/send/files-row.tsx'
import { Textarea } from '#components/textarea.tsx'
import type { PostDraftTools } from './use-post-draft.ts'

interface PostTextProps {
  post: PostDraftTools
  onKeyDown: KeyboardEventHandler<HTMLTextAreaElement>
}

/** What all the accounts say, and the files that go along. */
export function PostText({ post, onKeyDown }: PostTextProps) {
  const id = useId()
  const { draft, files, edit } = post
  return (
    <section>
      <label htmlFor={id} className="mb-1.5 block font-semibold">
        Text
      </label>
      <Textarea
        id={id}
        rows={6}
        autoFocus
        value={draft.text}
        placeholder="What is new?"
        className="min-h-32 wrap-anywhere px-3 py-2"
        onChange={(event) => edit({ text: event.target.value })}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const pasted = [...event.clipboardData.files]
          if (pasted.length === 0) return
          event.preventDefault()
          post.addFiles(pasted)
        }}
      />
      <div className="mt-1.5 flex flex-wrap items-center gap-1">
        <FileButton onFiles={post.addFiles} />
        <FilesRow files={files} onRetry={post.retryFile} onRemove={post.removeFile} />
      </div>
    </section>
  )
}
