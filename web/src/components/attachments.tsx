import type { Attachment } from '@hubbub/contracts'
import {
  Download,
  File,
  FileArchive,
  FileAudio,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { fileSize } from '#lib/file-size.ts'

/** The files of a message; an image shows itself. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  if (attachments.length === 0) return null
  return (
    <ul aria-label="Attachments" className="mt-2.5 flex flex-wrap gap-2">
      {attachments.map((attachment) => (
        <li key={attachment.id} className="max-w-full">
          <AttachmentLink attachment={attachment} />
        </li>
      ))}
    </ul>
  )
}

function AttachmentLink({ attachment }: { attachment: Attachment }) {
  const { workspace } = useSession()
  const { id, filename, size, contentType } = attachment
  const url = api.workspace(workspace.id).attachments.url(id)
  return (
    <a
      href={url}
      download={filename}
      title={`Download ${filename}`}
      className="group flex h-11 w-60 max-w-full items-center gap-2.5 rounded-md border border-border bg-card pr-2.5 pl-1.5 hover:border-border-strong"
    >
      <Thumbnail url={url} contentType={contentType} />
      <span className="min-w-0 flex-1 leading-tight">
        <span className="block truncate text-sm font-medium">{filename}</span>
        <span className="block text-xs text-muted">{fileSize(size)}</span>
      </span>
      <Download aria-hidden className="size-4 shrink-0 text-muted group-hover:text-foreground" />
    </a>
  )
}

/** Types that the server shows as images; the rest is only ever a download. */
const shownTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

function Thumbnail({ url, contentType }: { url: string; contentType: string }) {
  if (shownTypes.has(contentType)) {
    return (
      <img src={url} alt="" loading="lazy" className="size-8 shrink-0 rounded-sm bg-hover object-cover" />
    )
  }
  return (
    <span className="grid size-8 shrink-0 place-items-center rounded-sm bg-hover text-muted [&_svg]:size-4">
      {iconOf(contentType)}
    </span>
  )
}

const icons: readonly [RegExp, ReactNode][] = [
  [/^image\//, <FileImage key="image" aria-hidden />],
  [/^video\//, <FileVideo key="video" aria-hidden />],
  [/^audio\//, <FileAudio key="audio" aria-hidden />],
  [/zip|compressed|tar|rar|7z/, <FileArchive key="archive" aria-hidden />],
  [/sheet|excel|csv/, <FileSpreadsheet key="sheet" aria-hidden />],
  [/pdf|text|word|document/, <FileText key="text" aria-hidden />],
]
const iconOf = (contentType: string): ReactNode =>
  icons.find(([pattern]) => pattern.test(contentType))?.[1] ?? <File aria-hidden />
