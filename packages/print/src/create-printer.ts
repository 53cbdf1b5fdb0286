import { AppError, errorMessage } from '@hubbub/contracts'
import type { Browser } from 'playwright-core'
import { launchBrowser, NoBrowserError } from './browser/launch-browser.ts'
import type { PrintPage } from './document.ts'
import { log } from './log.ts'
import { printWith } from './print-with.ts'

export interface PrinterOptions {
  chromiumPath?: string | undefined
  /** Without work for so long, the browser is closed. */
  idleMs?: number
  /** What takes longer, its start included, is given up. */
  deadlineMs?: number
  /** So many may wait. */
  most?: number
  launch?: typeof launchBrowser
}

export interface Printer extends AsyncDisposable {
  /** A PDF. Throws `print.no_browser`, `print.too_slow`, `print.busy` or `print.failed`. */
  print(page: PrintPage): Promise<Uint8Array>
}

/** Makes PDFs by a Chromium that starts when it is needed, one after the other. */
export function createPrinter(options: PrinterOptions = {}): Printer {
  const { chromiumPath, idleMs = 60_000, deadlineMs = 60_000, most = 50, launch = launchBrowser } = options
  let browser: Promise<Browser> | null = null
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let idle: NodeJS.Timeout | null = null
  let closed = false

  async function opened(): Promise<Browser> {
    const running = await browser?.catch(() => null)
    if (running?.isConnected() === true) return running
    browser = launch({ chromiumPath })
    return await browser
  }

  async function close(): Promise<void> {
    if (idle !== null) clearTimeout(idle)
    const open = browser
    browser = null
    await open?.then(
      async (one) => await one.close(),
      () => {},
    )
  }

  async function printNow(page: PrintPage): Promise<Uint8Array> {
    if (closed) throw failed('The printer is closed')
    if (idle !== null) clearTimeout(idle)
    try {
      return await within(deadlineMs, async () => await printWith(await opened(), page))
    } catch (error) {
      // Whatever it was, the next one begins with another browser.
      void close().catch(() => {})
      log.warn({ reason: errorMessage(error) }, 'a page could not be printed')
      throw asPrintError(error)
    } finally {
      idle = setTimeout(() => void close().catch(() => {}), idleMs).unref()
    }
  }

  return {
    async print(page) {
      if (waiting >= most)
        throw new AppError({
          code: 'print.busy',
          kind: 'unavailable',
          message: 'Too much is being printed; try again in a minute',
        })
      waiting += 1
      const mine = last.then(async () => await printNow(page)).finally(() => (waiting -= 1))
      last = mine.catch(() => {})
      return await mine
    },
    async [Symbol.asyncDispose]() {
      closed = true
      await close()
      await last
      await close()
    },
  }
}

async function within<T>(deadlineMs: number, work: () => Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(
    () =>
      late.reject(
        new AppError({
          code: 'print.too_slow',
          kind: 'unavailable',
          message: `Printing took longer than ${deadlineMs / 1000} s`,
        }),
      ),
    deadlineMs,
  )
  try {
    return await Promise.race([work(), late.promise])
  } finally {
    clearTimeout(timer)
  }
}

function asPrintError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof NoBrowserError)
    return new AppError({
      code: 'print.no_browser',
      kind: 'unavailable',
      message:
        'No browser can start here, so there are no PDFs: install Chromium, or set CHROMIUM_PATH to one',
      details: { tried: error.tried },
      cause: error,
    })
  return failed('The PDF could not be made', error)
}

const failed = (message: string, cause?: unknown) =>
  new AppError({ code: 'print.failed', kind: 'unavailable', message, cause })
