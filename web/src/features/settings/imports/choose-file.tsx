import { Upload } from 'lucide-react'
import { type DragEvent, useId, useState } from 'react'
import { cn } from '#lib/cn.ts'

/** A field that a file is dropped on, or chosen by. */
export function ChooseFile({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  const id = useId()
  const [isOver, setIsOver] = useState(false)
  const take = (files: FileList | null) => {
    const [first] = files ?? []
    if (first) onFile(first)
  }
  const handlers = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setIsOver(false)
      take(event.dataTransfer.files)
    },
  }
  return (
    <label
      htmlFor={id}
      {...handlers}
      className={cn(
        'flex cursor-pointer flex-col items-center gap-1 rounded-md border border-dashed border-border-strong px-4 py-6 text-center hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus',
        isOver && 'border-accent bg-accent-soft',
      )}
    >
      <Upload aria-hidden className="size-5 text-muted" />
      <span className="font-medium break-all">{file ? file.name : 'Choose a file, or drop it here'}</span>
      <span className="text-sm text-muted">{file ? 'Choose another one' : '.mbox or .csv'}</span>
      <input
        id={id}
        type="file"
        className="sr-only"
        accept=".mbox,.csv,.tsv,.txt,text/csv,application/mbox"
        onChange={(event) => take(event.target.files)}
      />
    </label>
  )
}
