import type { ReportPress } from '@hubbub/domain'
import type { Printer } from '../create-printer.ts'

/** Files of reports. What draws and packs is loaded only where something is made: it is large. */
export function createReportPress(printer: Pick<Printer, 'print'>): ReportPress {
  return {
    async make(format, content) {
      if (format === 'csv') return (await import('./report-csv.ts')).reportCsv(content)
      const { reportPage } = await import('./report-page.ts')
      return await printer.print(reportPage(content))
    },
    async review(content) {
      const { reviewPage } = await import('../review/review-page.ts')
      return await printer.print(reviewPage(content))
    },
  }
}
