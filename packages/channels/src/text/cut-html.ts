export interface HtmlLimits {
  maxChars: number
  maxLinks: number
  maxTags: number
}

export const defaultHtmlLimits: HtmlLimits = { maxChars: 2_000_000, maxLinks: 1000, maxTags: 20_000 }

/** Cuts what no person reads, before any library has to work through it. Linear, and never inside a tag it counts. */
export function cutHtml(
  html: string,
  limits: HtmlLimits = defaultHtmlLimits,
): { html: string; cut: boolean } {
  const within = html.length <= limits.maxChars ? html : html.slice(0, limits.maxChars)
  let tags = 0
  let links = 0
  for (let at = within.indexOf('<'); at >= 0; at = within.indexOf('<', at + 1)) {
    tags += 1
    if (/^<a[\s/>]/i.test(within.slice(at, at + 3))) links += 1
    if (tags > limits.maxTags || links > limits.maxLinks) return { html: within.slice(0, at), cut: true }
  }
  return { html: within, cut: within.length < html.length }
}
