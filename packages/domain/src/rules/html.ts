/** HTML of our own making: whatever others wrote stands in it as text. */
export interface Html {
  readonly html: string
}

type Part = Html | string | number | null | undefined | false | readonly Part[]

/** Writes what is put in as text, unless it is HTML of this kind itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const [first = '', ...rest] = strings
  return { html: rest.reduce((all, text, index) => all + written(parts[index]) + text, first) }
}

/** For what writes itself, such as the SVG of a chart: it must have escaped what others wrote. */
export const trustedHtml = (text: string): Html => ({ html: text })

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part))
  return 'html' in part ? part.html : part.map(written).join('')
}

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => named[sign] ?? sign)
