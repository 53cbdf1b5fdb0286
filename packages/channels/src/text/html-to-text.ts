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

const skip = (selector: string) => ({ selector, format: 'skip' })

const options: ConvertOptions = {
  wordwrap: false,
  limits: { maxInputLength: 4_000_000, maxDepth: 120, maxChildNodes: 20_000, ellipsis: '…' },
  selectors: [
    ...['img', 'style', 'script', 'head', 'title', 'template'].map(skip),
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'hr', options: { length: 3 } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
}

/** How Gmail, Thunderbird and Outlook mark a signature. */
const signatures = ['div.gmail_signature', 'div.moz-signature', 'pre.moz-signature', 'div#Signature']

const convert = compile(options)
const convertUnsigned = compile({ ...options, selectors: [...options.selectors, ...signatures.map(skip)] })

/** The text a person would read in the HTML; bounded in depth and width. Expects what `cutHtml` or `sanitiseHtml` left. */
export function htmlToText(html: string): string {
  return tidy(convert(html))
}

/** The same without what the sender's mail program marked as signature. */
export function htmlToUnsignedText(html: string): string {
  return tidy(convertUnsigned(html))
}

function tidy(text: string): string {
  return text
    .replace(/[\u200b\u200c\u00ad\ufeff]/g, '')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
