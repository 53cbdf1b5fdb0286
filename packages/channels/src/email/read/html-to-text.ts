import { createRequire } from 'node:module'

interface ConvertOptions {
  wordwrap: false
  limits: { maxInputLength: number; maxDepth: number; maxChildNodes: number; ellipsis: string }
  selectors: { selector: string; format?: string; options?: object }[]
}

const require = createRequire(import.meta.url)

/** The library has no types; this is its documented `compile`, version 10. */
const { compile } = require('html-to-text') as {
  compile: (options: ConvertOptions) => (html: string) => string
}

const convert = compile({
  wordwrap: false,
  limits: { maxInputLength: 4_000_000, maxDepth: 120, maxChildNodes: 20_000, ellipsis: '…' },
  selectors: [
    ...['img', 'style', 'script', 'head', 'title', 'template'].map((selector) => ({
      selector,
      format: 'skip',
    })),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'hr', options: { length: 3 } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
})

/** The text a person would read in the HTML; bounded in depth and width. Expects what `cutHtml` or `sanitiseHtml` left. */
export function htmlToText(html: string): string {
  return convert(html)
    .replace(/[\u200b\u200c\u00ad\ufeff]/g, '')
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
