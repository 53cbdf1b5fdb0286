interface LogRecord {
  level: number
  time: number
  name?: string
  msg?: string
  err?: { stack?: string; message?: string }
  [field: string]: unknown
}

const labels: Readonly<Record<number, { text: string; color: number }>> = {
  10: { text: 'TRACE', color: 90 },
  20: { text: 'DEBUG', color: 90 },
  30: { text: 'INFO ', color: 32 },
  40: { text: 'WARN ', color: 33 },
  50: { text: 'ERROR', color: 31 },
  60: { text: 'FATAL', color: 35 },
}

/** One JSON log line as a person likes to read it: time, level, logger, message, fields; the stack below. */
export function prettyLine(line: string, colors: boolean): string {
  const { level, time, name = '', msg = '', err, ...fields } = JSON.parse(line) as LogRecord
  const paint = (code: number, text: string) => (colors ? `\u001B[${code}m${text}\u001B[0m` : text)
  const label = labels[level] ?? { text: String(level), color: 0 }
  const head = [
    paint(90, clockTime(new Date(time))),
    paint(label.color, label.text),
    paint(36, name.padEnd(10)),
    msg,
    ...Object.entries(fields).map(([key, value]) => `${paint(90, `${key}=`)}${fieldText(value)}`),
  ]
  const stack = err ? `\n${indent(err.stack ?? err.message ?? '')}` : ''
  return `${head.filter((part) => part !== '').join(' ')}${stack}\n`
}

function clockTime(time: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const ms = String(time.getMilliseconds()).padStart(3, '0')
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}.${ms}`
}

function fieldText(value: unknown): string {
  return typeof value === 'string' && !/\s/.test(value) ? value : JSON.stringify(value)
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ')
}
