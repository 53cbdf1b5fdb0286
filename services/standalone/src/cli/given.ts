/** An empty variable is an unset one. */
export const given = (value: string | undefined): string | undefined => (value === '' ? undefined : value)
