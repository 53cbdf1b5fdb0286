import { fontStack } from './fonts.ts'
import { type Html, html, trustedHtml } from '@hubbub/domain'

/** What is to stand on paper. */
export interface PrintPage {
  title: string
  /** As BCP 47 has it. */
  language: string
  body: Html
  /** CSS of our own, after the house's. */
  style?: string
  /** Stands at the foot of each page, beside its number. */
  foot?: string
}

export function documentOf({ title, language, body, style = '', foot = '' }: PrintPage): string {
  return `<!doctype html>${
    html`<html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <link rel="stylesheet" href="/fonts.css" />
        <style>
          ${trustedHtml(houseStyle(language, foot))}
        </style>
        <style>
          ${trustedHtml(style)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`.html
  }`
}

const houseStyle = (language: string, foot: string) => `
  @page {
    size: A4;
    margin: 16mm 15mm 18mm;
    @bottom-left { content: ${cssText(foot)}; font: 7.5pt ${fontStack(language)}; color: #5b6472 }
    @bottom-right { content: counter(page) ' / ' counter(pages); font: 7.5pt ${fontStack(language)}; color: #5b6472 }
  }
  * { box-sizing: border-box }
  html { font: 9.5pt/1.45 ${fontStack(language)}; color: #16191f; font-variant-numeric: tabular-nums }
  body { margin: 0; overflow-wrap: anywhere }
  h1 { font-size: 18pt; line-height: 1.2; margin: 0 0 2mm }
  h2 { font-size: 12pt; margin: 7mm 0 2mm; break-after: avoid }
  h3 { font-size: 10pt; margin: 4mm 0 1mm; break-after: avoid }
  p { margin: 0 0 2mm }
  table { width: 100%; border-collapse: collapse }
  thead { display: table-header-group }
  tr { break-inside: avoid }
  th, td { padding: 1mm 2mm; border-bottom: 0.2mm solid #d9dde3; text-align: start; vertical-align: top }
  th { font-weight: 600; color: #414956 }
  svg { max-width: 100%; height: auto }
`

/** A string of CSS that ends neither itself nor the style element. */
const cssText = (text: string) =>
  `'${text.replaceAll(/[^\p{L}\p{N} .,:()/–—-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}'`
