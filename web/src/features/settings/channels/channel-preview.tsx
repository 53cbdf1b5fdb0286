import { useEffect, useRef } from 'react'
import { formFields, type FormFields } from '#lib/form-fields.ts'
import type { ChannelValues } from './channel-values.ts'

interface Props {
  /** A page of ours that is told the settings. */
  page: string
  read: (fields: FormFields) => ChannelValues
}

/** What the channel will look like, with what stands in the form around it right now. */
export function ChannelPreview({ page, read }: Props) {
  const frame = useRef<HTMLIFrameElement>(null)
  const latest = useRef(read)
  useEffect(() => {
    latest.current = read
  })
  useEffect(() => {
    const form = frame.current?.closest('form')
    if (!form) return
    const tell = () => {
      const { settings } = latest.current(formFields(new FormData(form)))
      // In its sandbox it has no origin that could be named.
      frame.current?.contentWindow?.postMessage({ settings }, '*')
    }
    // Choices made by a menu change the form without a word of their own.
    const soon = () => setTimeout(tell)
    const onReady = ({ source }: MessageEvent) => {
      if (source === frame.current?.contentWindow) tell()
    }
    const events = ['input', 'change', 'click', 'keyup'] as const
    for (const name of events) form.addEventListener(name, soon)
    addEventListener('message', onReady)
    return () => {
      for (const name of events) form.removeEventListener(name, soon)
      removeEventListener('message', onReady)
    }
  }, [])
  return (
    <iframe
      ref={frame}
      src={page}
      title="What it will look like"
      sandbox="allow-scripts"
      tabIndex={-1}
      className="h-168 w-full rounded-lg border border-border bg-canvas"
    />
  )
}
