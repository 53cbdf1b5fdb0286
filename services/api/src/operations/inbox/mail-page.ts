import type { Attachment } from '@hubbub/contracts'

interface MailPage {
  /** Sanitised when it was received; null where the mail had text alone. */
  html: string | null
  text: string
  attachments: readonly Attachment[]
  workspaceId: string
  images: 'blocked' | 'shown'
  theme: 'light' | 'dark'
}

/** No script ever runs in the frame; images come from us, and from elsewhere only when asked for. */
export const mailPageCsp = (images: MailPage['images']): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src 'self' data:${images === 'shown' ? ' https: http:' : ''}`,
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ].join('; ')

export function mailPage(page: MailPage): string {
  const body = page.html === null ? `<pre>${escapeHtml(page.text)}</pre>` : withImages(page.html, page)
  return `<!doctype html><html lang="und"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Message</title><base target="_blank"><style>${styles[page.theme]}${layout}</style></head><body>${body}</body></html>`
}

/** Mails bring their own colours, made for white paper; where they bring none, ours apply. */
const styles = {
  light: 'html{color-scheme:light;background:#fff;color:#1c2024}a{color:#0b68a8}',
  dark: 'html{color-scheme:dark;background:#1a1d20;color:#e6e8ea}a{color:#7cc4f5}',
} satisfies Record<MailPage['theme'], string>
const layout =
  'body{margin:0;padding:2px;font:15px/1.55 "Inter Variable",Inter,system-ui,sans-serif;overflow-wrap:anywhere}pre{white-space:pre-wrap;font:inherit;margin:0}img{max-width:100%;height:auto}table{max-width:100%}blockquote{margin:.5em 0;padding-left:.9em;border-left:3px solid #8885}'

function withImages(html: string, page: MailPage): string {
  const byContentId = new Map(
    page.attachments.flatMap(({ id, contentId }) =>
      contentId === null ? [] : [[contentId.toLowerCase(), id] as const],
    ),
  )
  return html.replaceAll(/<img\b[^>]*>/g, (tag) => {
    const inline = tag.replace(/\bsrc="cid:([^"]*)"/i, (whole, contentId: string) => {
      const id = byContentId.get(decodeContentId(contentId).toLowerCase())
      return id === undefined ? whole : `src="/api/v1/workspaces/${page.workspaceId}/attachments/${id}"`
    })
    return page.images === 'shown' ? inline.replace('data-remote-src="', 'src="') : inline
  })
}

function decodeContentId(contentId: string): string {
  try {
    return decodeURIComponent(contentId.replaceAll('&amp;', '&'))
  } catch {
    return contentId
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
