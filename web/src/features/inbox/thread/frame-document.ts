const QUOTES =
  '.gmail_quote, .yahoo_quoted, blockquote[type="cite"], .moz-cite-prefix + blockquote, body > blockquote:last-of-type'

/** The quoted mail at the foot of this one; null where hiding it would leave nothing to read. */
export function findQuote(page: Document): HTMLElement | null {
  const quote = page.querySelector<HTMLElement>(QUOTES)
  if (!quote) return null
  const all = textLength(page.body)
  return all - textLength(quote) > 0 ? quote : null
}

export function setQuoteHidden(page: Document, hidden: boolean): void {
  const quote = findQuote(page)
  if (quote) quote.hidden = hidden
}

const textLength = (element: HTMLElement) => (element.textContent ?? '').replaceAll(/\s+/g, '').length

const COLOURS = '[bgcolor], font[color], [style*="color"], [style*="background"]'

/** A mail that sets colours was made for white paper, and may not be readable on anything else. */
export const bringsOwnColours = (page: Document): boolean =>
  page.querySelector(COLOURS) !== null || page.querySelectorAll('body style').length > 0

/** A mail without colours of its own stands on the card as other text does. */
export function blendIn(page: Document): void {
  const { color } = getComputedStyle(document.body)
  Object.assign(page.documentElement.style, { background: 'transparent', color })
}
