import type { Message } from '@hubbub/contracts'
import { ImageOff } from 'lucide-react'
import { useCallback, useState, useSyncExternalStore } from 'react'
import { api } from '#lib/api.ts'
import { useSession } from '#lib/session.ts'
import { resolvedTheme } from '#lib/theme.ts'
import { blendIn, bringsOwnColours, findQuote, setQuoteHidden } from './frame-document.ts'
import { QuoteButton } from './quote-button.tsx'

/**
 * The HTML of a mail in a frame that runs no script. It may be looked into from here, which is how its height and
 * its quoted part are known; `allow-same-origin` without `allow-scripts` gives the mail itself nothing.
 */
export function HtmlFrame({ message }: { message: Message }) {
  const { workspace } = useSession()
  const [images, setImages] = useState<'blocked' | 'shown'>('blocked')
  const theme = useTheme()
  const [isPaper, setIsPaper] = useState(false)
  const { frame, height, hasQuote, quoteHidden, toggleQuote } = useFrame(() => setIsPaper(true))
  const src = api
    .workspace(workspace.id)
    .messages.htmlUrl(message.id, { images, theme: isPaper ? 'light' : theme })
  return (
    <>
      {message.hasRemoteImages && images === 'blocked' ? (
        <ImagesBlocked onShow={() => setImages('shown')} />
      ) : null}
      <iframe
        ref={frame}
        key={src}
        src={src}
        title={`Message from ${message.author.name}`}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        referrerPolicy="no-referrer"
        style={{ height }}
        className={theme === 'dark' && isPaper ? 'w-full rounded-md bg-white p-1' : 'w-full'}
      />
      {hasQuote ? <QuoteButton shown={!quoteHidden} onToggle={toggleQuote} /> : null}
    </>
  )
}

const ImagesBlocked = ({ onShow }: { onShow: () => void }) => (
  <p className="mb-2 flex items-center gap-2 rounded-md bg-hover px-2.5 py-1 text-sm text-muted">
    <ImageOff aria-hidden className="size-4 shrink-0" />
    <span className="flex-1">Images from elsewhere are blocked.</span>
    <button
      type="button"
      onClick={onShow}
      className="shrink-0 rounded-sm font-semibold text-accent hover:underline"
    >
      Show
    </button>
  </p>
)

const FIRST_HEIGHT = 80

function useFrame(onOwnColours: () => void) {
  const [height, setHeight] = useState(FIRST_HEIGHT)
  const [page, setPage] = useState<Document | null>(null)
  const [quoteHidden, setHidden] = useState(true)
  const frame = useCallback(
    (element: HTMLIFrameElement | null) => {
      if (!element) return undefined
      let observer: ResizeObserver | undefined
      const onLoad = () => {
        const loaded = element.contentDocument
        if (!loaded?.body) return
        if (resolvedTheme() === 'dark' && !element.src.includes('theme=light') && bringsOwnColours(loaded))
          return onOwnColours()
        if (!element.src.includes('theme=light') || resolvedTheme() === 'light') blendIn(loaded)
        setQuoteHidden(loaded, true)
        setHidden(true)
        setPage(loaded)
        const measure = () => setHeight(Math.ceil(loaded.documentElement.getBoundingClientRect().height) + 1)
        observer = new ResizeObserver(measure)
        observer.observe(loaded.documentElement)
        measure()
      }
      element.addEventListener('load', onLoad)
      return () => {
        element.removeEventListener('load', onLoad)
        observer?.disconnect()
      }
    },
    // The frame is made anew with each address; what it calls back only ever sets one state.
    // oxlint-disable-next-line react/exhaustive-deps
    [],
  )
  const toggleQuote = () => {
    if (page) setQuoteHidden(page, !quoteHidden)
    setHidden(!quoteHidden)
  }
  return { frame, height, hasQuote: page !== null && findQuote(page) !== null, quoteHidden, toggleQuote }
}

const useTheme = () => useSyncExternalStore(onThemeChange, resolvedTheme)

function onThemeChange(listener: () => void) {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
