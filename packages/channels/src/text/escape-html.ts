export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** An address that may stand in a link; null for every other scheme than the web's. */
export function safeLink(url: string | undefined): string | null {
  const parsed = url === undefined ? null : URL.parse(url)
  return parsed !== null && ['http:', 'https:'].includes(parsed.protocol) ? parsed.href : null
}

export const linkHtml = (href: string, label: string) =>
  `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${label}</a>`
