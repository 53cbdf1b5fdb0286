/** button: on a page of somebody else; page: on one of its own; preview: what it would look like. */
export type Mode = 'button' | 'page' | 'preview'
