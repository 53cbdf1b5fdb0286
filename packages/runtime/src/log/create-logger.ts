import { isatty } from 'node:tty'
import { isAppError } from '@hubbub/contracts'
import { type DestinationStream, pino } from 'pino'
import { type Config, loadConfig } from '../config/load-config.ts'
import { createRootLogger, type Logger } from './create-root-logger.ts'
import { config as logConfig } from './log.config.ts'
import { prettyLine } from './pretty-line.ts'

let root: Logger | undefined

/** The logger of one package or service; export it as a constant: `export const log = createLogger('queue')`. */
export function createLogger(name: string): Logger {
  root ??= openLog()
  return root.child({ name })
}

function openLog(): Logger {
  const { level, format } = readConfig()
  const pretty = format === 'pretty' || (format === 'auto' && isatty(1))
  return createRootLogger(level, pretty ? prettyStream() : jsonStream())
}

// @NOTE Loggers exist before main reads the configuration. A wrong value falls back here and is reported there.
function readConfig(): Config<{ log: typeof logConfig }>['log'] {
  try {
    return loadConfig({ log: logConfig }, process.env).log
  } catch (error) {
    if (isAppError(error)) return loadConfig({ log: logConfig }, {}).log
    throw error
  }
}

function jsonStream(): DestinationStream {
  return pino.destination({ dest: 1, sync: true })
}

function prettyStream(): DestinationStream {
  const out = jsonStream()
  const colors = isatty(1) && process.env['NO_COLOR'] === undefined
  return { write: (line) => out.write(prettyLine(line, colors)) }
}
