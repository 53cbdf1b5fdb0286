import { z } from 'zod'

/** `a, b,c` as a list without empty items. */
export const commaList = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
)

/** true/false, 1/0, yes/no, on/off. */
export const flag = z.stringbool()

export const wholeNumber = z.coerce.number().int().min(0)

/** 0 asks the system for a free one. */
export const port = z.coerce.number().int().min(0).max(65_535)
