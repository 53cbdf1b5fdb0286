export { createPrinter, type Printer, type PrinterOptions } from './create-printer.ts'
export type { PrintPage } from './document.ts'
export { type Html, html, trustedHtml } from './html.ts'
export { config as printConfig } from './print.config.ts'
