import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Fonts come along, so that a page looks the same on a machine that has none. In the order in which they are asked. */
const families = [
  { name: 'Inter Variable', from: '@fontsource-variable/inter' },
  { name: 'Noto Sans SC Variable', from: '@fontsource-variable/noto-sans-sc' },
  { name: 'Noto Sans JP Variable', from: '@fontsource-variable/noto-sans-jp' },
  { name: 'Noto Sans KR Variable', from: '@fontsource-variable/noto-sans-kr' },
  { name: 'Noto Sans Arabic Variable', from: '@fontsource-variable/noto-sans-arabic' },
  { name: 'Noto Sans Hebrew Variable', from: '@fontsource-variable/noto-sans-hebrew' },
  { name: 'Noto Sans Devanagari Variable', from: '@fontsource-variable/noto-sans-devanagari' },
  { name: 'Noto Sans Thai Variable', from: '@fontsource-variable/noto-sans-thai' },
  { name: 'Noto Color Emoji', from: '@fontsource/noto-color-emoji' },
]

const require = createRequire(import.meta.url)

/** Han characters are drawn as the language has them. */
const firstByLanguage: Record<string, string> = { ja: 'Noto Sans JP Variable', ko: 'Noto Sans KR Variable' }

export function fontStack(language: string): string {
  const first = firstByLanguage[language.split('-')[0] ?? '']
  const names = families.map(({ name }) => name)
  const [latin = '', ...others] = names
  const ordered = first === undefined ? names : [latin, first, ...others.filter((name) => name !== first)]
  return [...ordered.map((name) => `'${name}'`), 'sans-serif'].join(', ')
}

let styles: Promise<string> | null = null

/** All font faces, with files below `/fonts/{number}/`; each is loaded only for characters that stand on the page. */
export async function fontStyles(): Promise<string> {
  styles ??= Promise.all(families.map(async ({ from }, at) => await facesOf(from, at))).then((all) =>
    all.join('\n'),
  )
  return await styles
}

async function facesOf(from: string, at: number): Promise<string> {
  const css = await readFile(require.resolve(`${from}/index.css`), 'utf8')
  return css.replaceAll('url(./files/', `url(/fonts/${at}/`)
}

/** Null where there is no such file. */
export async function fontFile(path: string): Promise<Buffer | null> {
  const [, at = '', file = ''] = /^\/fonts\/(\d+)\/([\w[\]-]+\.woff2?)$/.exec(path) ?? []
  const family = families[Number(at)]
  if (family === undefined || file === '') return null
  const folder = join(dirname(require.resolve(`${family.from}/index.css`)), 'files')
  return await readFile(join(folder, file)).catch(() => null)
}
