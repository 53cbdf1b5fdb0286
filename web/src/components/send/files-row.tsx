import { CircleAlert, Paperclip, RotateCw, X } from 'lucide-react'
import { IconButton } from '#components/icon-button.tsx'
import { cn } from '#lib/cn.ts'
import { fileSize } from '#lib/file-size.ts'
import type { LocalFile } from '#lib/files/local-file.ts'

export interface FilesRowProps {
  files: readonly LocalFile[]
  onRetry: (file: LocalFile) => void
  onRemove: (file: LocalFile) => void
}

/** The files that go along, each with how far it is. */
export function FilesRow({ files, onRetry, onRemove }: FilesRowProps) {
  if (files.length === 0) return null
  return (
    <ul aria-label="Files to send" className="flex flex-wrap gap-1.5 px-3 pb-2">
      {files.map((file) => (
        <li
          key={file.key}
          className={cn(
            'relative flex h-9 max-w-72 items-center gap-1.5 overflow-hidden rounded-md border border-border bg-card pr-1 pl-2 text-sm',
            file.error !== null && 'border-danger/50 text-danger',
          )}
        >
          {file.error === null ? (
            <Paperclip aria-hidden className="size-3.5 shrink-0 text-muted" />
          ) : (
            <CircleAlert aria-hidden className="size-3.5 shrink-0" />
          )}
          <span className="min-w-0 leading-tight">
            <span className="block truncate">{file.filename}</span>
            <span
              role={file.error === null ? undefined : 'alert'}
              className={cn('block truncate text-xs', file.error === null && 'text-muted')}
            >
              {file.error ?? stateWords(file)}
            </span>
          </span>
          {file.error !== null && file.source ? (
            <IconButton size="sm" label={`Upload ${file.filename} again`} onClick={() => onRetry(file)}>
              <RotateCw />
            </IconButton>
          ) : null}
          <IconButton size="sm" label={`Remove ${file.filename}`} onClick={() => onRemove(file)}>
            <X />
          </IconButton>
          {file.id === null && file.error === null ? <Progress file={file} /> : null}
        </li>
      ))}
    </ul>
  )
}

const stateWords = (file: LocalFile) =>
  file.id === null ? `Uploading, ${Math.round(file.progress * 100)} %` : fileSize(file.size)

const Progress = ({ file }: { file: LocalFile }) => (
  <span
    role="progressbar"
    aria-label={`Uploading ${file.filename}`}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={Math.round(file.progress * 100)}
    className="absolute bottom-0 left-0 h-0.5 bg-accent transition-[width]"
    style={{ width: `${Math.max(4, file.progress * 100)}%` }}
  />
)
